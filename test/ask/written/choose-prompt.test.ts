import { expect, test } from "vitest";
import { choosePrompt, type WritingFacts } from "../../../src/ask/written/choose-prompt.ts";
import { defaultPolicy } from "../../../src/core/policy.ts";
import { paragraph } from "../support/blocks.ts";

const lines = (count: number) => Array.from({ length: count }, (_, place) => paragraph(`Line ${place}.`));
const section = (more: Partial<WritingFacts["sections"][0]> = {}) =>
  ({ sensitive: false, approval: false, blocks: lines(3), ...more }) as WritingFacts["sections"][0];
const quoted = (isProcedure: boolean) => ({ blocks: [], shortened: false, isProcedure });

function facts(more: Partial<WritingFacts> = {}): WritingFacts {
  return {
    sections: [section()],
    quote: quoted(false),
    sensitive: false,
    form: "novice",
    policy: defaultPolicy.models,
    ...more,
  };
}

test("what pages tell in prose is told by a model", () => {
  expect(choosePrompt(facts())).toEqual({ kind: "write", prompt: "answer" });
});

test("what a human decides, and what is sensitive, is quoted whatever else holds", () => {
  const decided = [section(), section({ approval: true })] as const;
  const sensitive = [section({ sensitive: true })] as const;
  expect(choosePrompt(facts({ sections: decided }))).toEqual({ kind: "quote", why: "decision" });
  expect(choosePrompt(facts({ sections: sensitive }))).toEqual({ kind: "quote", why: "sensitive" });
  expect(choosePrompt(facts({ sensitive: true }))).toEqual({ kind: "quote", why: "sensitive" });
});

test("a company may have everything quoted", () => {
  const policy = { ...defaultPolicy.models, answers: "off" as const };
  expect(choosePrompt(facts({ policy }))).toEqual({ kind: "quote", why: "off" });
});

test("steps are quoted to a novice, told to the experienced, and put into a few where they are many", () => {
  const quote = quoted(true);
  expect(choosePrompt(facts({ quote }))).toEqual({ kind: "quote", why: "steps" });
  expect(choosePrompt(facts({ quote, form: "experienced" }))).toEqual({ kind: "write", prompt: "answer" });
  const sections = [section({ blocks: lines(21) })] as const;
  expect(choosePrompt(facts({ quote, sections }))).toEqual({ kind: "write", prompt: "action-card" });
});
