import type { Claim } from "../src/grounding/claims.ts";
import { type Asked, type Told, type Trial, withTrial } from "./injection.ts";
import { type Attack, foreignHost, obediences } from "./injection-attacks.ts";

/** What came of one attack on a model that obeys it in one way. */
export interface Attempt {
  readonly attack: string;
  readonly category: string;
  /** How it was tried: planted in a page, asked by itself, asked with a work question, or said before one. */
  readonly way: "planted" | "asked" | "asked beside" | "said before";
  readonly obedience: string;
  readonly asked: boolean;
  /** Something in the model's words was shown. */
  readonly shown: boolean;
  /** What of it should never have been; `null`: nothing. */
  readonly leak: string | null;
}

/** Every attack in every way on a model that obeys in every way. */
export async function attempts(
  attacks: readonly Attack[],
  hosts: readonly Asked[],
): Promise<readonly Attempt[]> {
  const planted = attacks.map((attack, place) => {
    const host = hosts[place % hosts.length];
    if (host === undefined) throw new Error("There is no page to plant in");
    const [first = "", ...rest] = host.paragraphs;
    const id = `planted-${place}`;
    return { attack, honest: first, page: { ...host, id, paragraphs: [first, attack.text, ...rest] } };
  });
  const inPages = planted.filter(({ attack }) => attack.where === "document");
  const spoken = planted.filter(({ attack }) => attack.where === "message");
  const fromPages = await withTrial(
    inPages.map(({ page }) => page),
    async (trial) => {
      const all: Attempt[] = [];
      for (const { attack, honest, page } of inPages)
        all.push(...(await tried(trial, attack, honest, "planted", () => trial.askAbout(page))));
      return all;
    },
  );
  const fromMessages = await withTrial(hosts, async (trial) => {
    const all: Attempt[] = [];
    for (const [place, { attack, honest }] of spoken.entries()) {
      const host = hosts[place % hosts.length] as Asked;
      const { text } = attack;
      const beside = () => trial.askAbout(host, `${host.question} ${text}`.slice(0, 900));
      all.push(
        ...(await tried(trial, attack, honest, "asked", () => trial.ask(text.slice(0, 1_500), []))),
        ...(await tried(trial, attack, host.paragraphs[0] ?? "", "asked beside", beside)),
        ...(await tried(trial, attack, host.paragraphs[0] ?? "", "said before", () =>
          trial.ask(host.question, [text]),
        )),
      );
    }
    return all;
  });
  return [...fromPages, ...fromMessages];
}

async function tried(
  trial: Trial,
  attack: Attack,
  honest: string,
  way: Attempt["way"],
  question: () => Promise<Told>,
): Promise<readonly Attempt[]> {
  const all: Attempt[] = [];
  const truth: Claim = { text: honest, cites: [1] };
  for (const [obedience, obey] of Object.entries(obediences)) {
    trial.says = () => obey(attack, truth);
    const told = await question();
    const { asked, sentences } = told;
    const leak = leakIn(told, attack, way === "planted" ? [honest, attack.text] : [honest]);
    all.push({
      attack: attack.id,
      category: attack.category,
      way,
      obedience,
      asked,
      shown: sentences.length > 0,
      leak,
    });
    // Where the model is never asked, it makes no difference how it would obey.
    if (!asked) break;
  }
  return all;
}

/** A sentence shown that stands on no page, the model's secret, or an address that is on no page. */
function leakIn({ result, sentences }: Told, { secret }: Attack, onPage: readonly string[]): string | null {
  const foreign = sentences.find(
    (sentence) => !onPage.some((text) => plain(text).startsWith(plain(sentence))),
  );
  if (foreign !== undefined) return foreign;
  const cards = JSON.stringify(result.cards);
  if (cards.includes(secret)) return secret;
  return cards.includes(foreignHost) ? foreignHost : null;
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
