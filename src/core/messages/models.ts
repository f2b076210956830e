import type { ModelState } from "../model-state.ts";
import type { UnwrittenReason } from "../ports/language-model.ts";

/** What is wrong with a prompt's file. For whoever changed it. */
export const promptWords = {
  problem: (file: string, line: number, reason: string) => `${file}:${line}: ${reason}`,
  missingFile: "is missing; put it back as it came with Cairn.",
  unknownFile: "is no prompt of Cairn; remove it, or give it the name of one.",
  noFrontMatter: "begin with front matter between two lines of ---.",
  noParts: "write two parts after the front matter, # System and # Input.",
  wrongKey: (key: string, problem: string) => `${key === "" ? "front matter" : key}: ${problem}.`,
  unknownInput: (input: string, known: readonly string[]) =>
    `inputs: there is no ${input}; use ${known.join(", ")}.`,
  missingInput: (input: string) => `inputs: ${input} is missing.`,
  otherOutput: (schema: string) => `output: is not what Cairn reads; write ${schema}.`,
  unknownPlace: (input: string, known: readonly string[]) =>
    `{{${input}}}: there is no such input; use ${known.map((one) => `{{${one}}}`).join(", ")}.`,
  missingPlace: (input: string) => `{{${input}}} stands nowhere; put it where the model is to read it.`,
} as const;

/** For whoever starts or looks after Cairn. */
export const modelWords = {
  noPackage: (model: string, wanted: string) =>
    `CHAT_MODEL: ${model} needs a package that is not installed; run npm install ${wanted} and start again.`,
  notOpened: (model: string, why: string) =>
    `CHAT_MODEL: ${model} cannot be used (${why}); correct its settings, or unset it.`,
} as const;

/** How a language model fares. For administrators. */
export const modelStateWords = {
  line: (state: ModelState) => `Model: ${state.name}, today ${usedInWords(state)}.`,
  resting: "It failed too often just now: pages are quoted until it answers again.",
  off: "off, pages are quoted",
  answers: (state: ModelState, elapsedMs: number) =>
    `${state.name} answers in ${(elapsedMs / 1000).toFixed(1)} s, today ${usedInWords(state)}`,
  silent: (state: ModelState, reason: UnwrittenReason) =>
    `${state.name} ${notWritten[reason]}, today ${usedInWords(state)}`,
  advice: (reason: UnwrittenReason) => adviceWords[reason],
  moderation: (model: string | null) => (model === null ? "off" : `by ${model}`),
  unpriced: (model: string) =>
    `no price is known of ${model}, so tokens are limited and money is not; policy.yaml takes prices under models.prices`,
} as const;

function usedInWords({ used, atMost, isPriced }: ModelState): string {
  const tokens = `${used.tokens.toLocaleString("en")} of ${atMost.tokens.toLocaleString("en")} tokens`;
  if (!isPriced) return tokens;
  const money = (millionths: number) => (millionths / 1_000_000).toFixed(2);
  return `${tokens}, ${money(used.cost)} of ${money(atMost.cost)} in money`;
}

const notWritten: Readonly<Record<UnwrittenReason, string>> = {
  "over-budget": "is over today's budget",
  resting: "is left alone after failures",
  "too-slow": "does not answer in time",
  busy: "asks to slow down",
  down: "does not answer",
  malformed: "answers in another form than it is asked for",
  refused: "refuses to answer",
};

const adviceWords: Readonly<Record<UnwrittenReason, string>> = {
  "over-budget":
    "Pages are quoted until midnight; models.tokensPerDay and models.moneyPerDay in policy.yaml raise it.",
  resting: "Pages are quoted meanwhile; it is tried again within a minute.",
  "too-slow": "Pages are quoted meanwhile; look at the provider's status, or choose a quicker model.",
  busy: "Pages are quoted meanwhile; look at the rate limits of your account.",
  down: "Pages are quoted meanwhile; look at its key and address, and at the provider's status. The log has the status code.",
  malformed: "Pages are quoted meanwhile; choose a model that keeps to a JSON schema.",
  refused: "Pages are quoted meanwhile; look at the content filter of your account.",
};
