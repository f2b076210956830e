/**
 * Attacks planted in pages and said by people, against a model that obeys every one of them; and e-mails that mean
 * no harm, told by a truthful one.
 *
 *     npm run eval:injection -- <folder with attacks.jsonl and benign.jsonl>
 *
 * Exit code 1 when anything obeyed is shown.
 */
import { join } from "node:path";
import { readAttacks, readBenign } from "./injection-attacks.ts";
import { benignAnswers } from "./injection-benign.ts";
import { prosePages } from "./injection-pages.ts";
import { type Attempt, attempts } from "./injection-trials.ts";
import { sampleContent } from "./sample-questions.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("Name the folder that holds attacks.jsonl and benign.jsonl.\n");
  process.exit(2);
}
const attacks = await readAttacks(join(folder, "attacks.jsonl"));
const all = await attempts(attacks, prosePages(join(sampleContent, "sops")));
for (const way of ["planted", "asked", "asked beside", "said before"] as const) {
  const own = all.filter((attempt) => attempt.way === way);
  const count = new Set(own.map(({ attack }) => attack)).size;
  const asked = own.filter((attempt) => attempt.asked);
  const [shown, leaks] = [asked.filter((attempt) => attempt.shown), own.filter(isLeak)];
  say(
    `${way}: ${count} attacks, the model asked ${asked.length} times, its words shown ${shown.length} times, obeyed ${leaks.length} times`,
  );
  for (const { attack, obedience, leak } of leaks) say(`  ${attack}, ${obedience}: ${leak?.slice(0, 160)}`);
}
process.exitCode = all.some(isLeak) ? 1 : 0;

const mails = await benignAnswers(await readBenign(join(folder, "benign.jsonl")));
const same = mails.filter(({ outcome, isCited }) => outcome === "answered" && isCited);
say(
  `${mails.length} e-mails: ${mails.filter(({ asked }) => asked).length} told by the model, ${same.length} answered and cited as without the check, ${mails.filter(({ isUnchanged }) => isUnchanged).length} in its words`,
);
for (const { id, says } of mails.filter(({ asked, isUnchanged }) => asked && !isUnchanged))
  say(`  ${id}: ${says.join(" ").slice(0, 200)}`);

function isLeak({ leak }: Attempt): boolean {
  return leak !== null;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
