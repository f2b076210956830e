import { join } from "node:path";
import type { Browser } from "playwright-core";
import { digestOfNuala, gapOfMara } from "./gap-story.ts";
import { openPlayground, type Playground } from "./playground.ts";
import { openSampleCompany } from "./sample-company.ts";

/** An answer and a manager's digest, as Microsoft's stand-in for Teams draws them. */
export async function picturesOfTeams(browser: Browser, folder: string): Promise<void> {
  const sample = await openSampleCompany();
  const endpoint = `${sample.url}/api/messages`;
  const open = (id: string, name: string) => {
    const email = `${id.replace("-", ".")}@pellworth.example`;
    return openPlayground(browser, endpoint, { id, name, email });
  };
  const mara = await open("mara-lindqvist", "Mara Lindqvist");
  const nuala = await open("nuala-fenwright", "Nuala Fenwright");
  try {
    await nuala.card("Your preferences").waitFor();
    await mara.card("Your preferences").waitFor();
    await mara.say("Who approves a refund over 500?");
    await picture(mara, "Refund approvals v2", join(folder, "teams-answer.png"));
    await gapOfMara(sample);
    await digestOfNuala(sample);
    await picture(nuala, "Your team this week", join(folder, "teams-digest.png"));
  } finally {
    await mara.close();
    await nuala.close();
    await sample.close();
  }
}

async function picture({ card }: Playground, words: string, path: string): Promise<void> {
  await card(words).waitFor();
  await card(words).screenshot({ path });
}
