import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { seededRandom } from "../src/core/seeded-random.ts";
import { type JudgedAnswer, judged } from "./grounding.ts";
import { type CitableSection, givenSources } from "./grounding-sections.ts";

const documentSchema = z.strictObject({
  answers: z.array(
    z.strictObject({ section: z.string(), question: z.string(), says: z.array(z.string()).min(1) }),
  ),
});

/** True answers that a person wrote, each with the sections that a search might have given. */
export async function answersByHand(
  sections: readonly CitableSection[],
  seed: number,
): Promise<readonly JudgedAnswer[]> {
  const text = await readFile(new URL("grounding-by-hand.yaml", import.meta.url), "utf8");
  const random = seededRandom(`by hand ${seed}`);
  return documentSchema.parse(parse(text)).answers.map(({ section: place, question, says }) => {
    const section = sections.find((one) => `${one.page}#${one.section}` === place);
    if (section === undefined) throw new Error(`grounding-by-hand.yaml: no section ${place}`);
    const { sources, own } = givenSources(section, sections, random);
    const claims = says.map((one) => ({ text: one, cites: [own] }));
    return judged({ section, claims, sources }, "by hand", question);
  });
}
