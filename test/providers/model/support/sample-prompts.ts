import {
  type PromptInputs,
  type PromptName,
  type PromptOutput,
  prompts,
} from "../../../../src/core/prompts.ts";

/** For every prompt, what a model might put out. */
export const outputs: { readonly [Name in PromptName]: PromptOutput<Name> } = {
  answer: { sentences: [{ text: "A team lead approves refunds over 500 euros.", cites: [1] }] },
  "other-form": {
    sentences: [{ text: "Ask a team lead before you refund more than 500 euros.", cites: [1] }],
  },
  "action-card": { steps: [{ text: "Ask a team lead.", cites: [1] }] },
  "standalone-question": { question: "Who approves a refund over 500 euros?" },
  "summary-of-change": { sentences: ["Refunds over 300 need approval; before, it was 500."] },
  "anticipated-questions": { questions: ["Who signs off money back?"] },
  "draft-items": {
    items: [
      {
        kind: "choice",
        stem: "A customer wants 620 euros back. Who approves it?",
        key: ["A team lead"],
        distractors: ["Nobody", "Finance"],
        explain: "Refunds over 500 euros are approved by a team lead.",
      },
    ],
  },
  "scenario-variants": { variants: [{ name: "amount", values: ["499", "620"] }] },
  "draft-lesson": { title: "Refund a large amount", markdown: "## When\n\nSomebody wants 620 euros back." },
  "rewrite-page": { markdown: "## Over 500\n\nAsk a team lead.", reason: "The condition comes first now." },
  grade: { verdict: "partly", missing: "who approves it" },
  "cluster-title": { title: "Refunds without a receipt" },
  judge: { borneOut: true, answersQuestion: false, why: "It names the limit, not who decides." },
};

/** Inputs that name themselves. */
export function inputsOf<Name extends PromptName>(name: Name): PromptInputs<Name> {
  const entries = prompts[name].inputs.map((input) => [input, `the ${input} of ${name}`]);
  return Object.fromEntries(entries) as PromptInputs<Name>;
}

export const promptNames = Object.keys(prompts) as readonly PromptName[];
