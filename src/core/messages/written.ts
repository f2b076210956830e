import type { AnswerWriting } from "../written.ts";

/** For whoever explains an answer on the command line: what a model did for it. */
export function writingInWords(writing: AnswerWriting): string {
  const { model, prompt, version, hash, form, inputTokens, outputTokens, end, reasons } = writing;
  const reader = form === "novice" ? "a novice" : "an experienced reader";
  const why = reasons.map((reason) => whyNot[reason] ?? reason).join(", ");
  if (end === "unwritten")
    return `${model} wrote nothing for the prompt ${prompt} (${why}); the page was quoted.`;
  const wrote = `${model} with the prompt ${prompt} v${version} (${hash?.slice(0, 12)}) for ${reader}`;
  const used = `${inputTokens} tokens in, ${outputTokens} out`;
  return end === "shown"
    ? `Written by ${wrote}: ${used}.`
    : `What ${wrote} wrote did not hold against the pages (${why}), so they were quoted: ${used}.`;
}

const whyNot: Readonly<Record<string, string>> = {
  // Why a model wrote nothing.
  "over-budget": "the day's budget is spent",
  resting: "it failed too often and is left alone for a while",
  "too-slow": "it took too long",
  busy: "it asked to slow down",
  down: "it could not be reached, or failed",
  malformed: "its output was not what was asked for",
  refused: "it, or moderation, would not",
  late: "no time was left for it",
  // Why what it wrote was not shown.
  empty: "nothing in it",
  uncited: "a sentence without citation",
  "unknown-citation": "a citation of nothing that was given to it",
  number: "a number that no page says",
  date: "a date that no page says",
  amount: "an amount that no page says",
  link: "a link that no page has",
  code: "a code that no page says",
  name: "a name that no page says",
  negation: "a “not” too many or too few",
  swapped: "facts that changed places",
  "wrong-source": "a fact of another page than the one cited",
  unsupported: "a sentence that no page bears out",
  promise: "a promise in the company's name",
  decision: "a decision that a human takes",
  address: "words to the reader that no page says",
  elsewhere: "resting on another page than the one found",
  "too-long": "too long",
};
