import { expect, test } from "vitest";
import { generatedPage } from "../../bench/generated-pages.ts";
import { askTwice, carries } from "../../eval/ask-twice.ts";
import { openTestCompany } from "../support/runtime.ts";

const facts = [
  { page: "The refund limit is {} EUR.", old: "3,000", now: "3,500", question: "What is the refund limit?" },
  {
    page: "1. Open the case.\n2. Write to {} within a day.",
    old: "old@cairn.example",
    now: "new@cairn.example",
    question: "Open the case: whom do I write to within a day?",
  },
  {
    page: "| Plan | Fee |\n|---|---|\n| Basic | {} |\n| Plus | 40 EUR |",
    old: "12 EUR",
    now: "15 EUR",
    question: "What is the fee of the Basic plan?",
  },
] as const;

const others = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`other-${i}.md`, generatedPage(i)]));

test("once a fact has changed, the old one stands only in what changed", async () => {
  const company = await openTestCompany();
  for (const [i, { page, old, now, question }] of facts.entries()) {
    const text = (fact: string) =>
      `# Billing rules\n\n## Rule ${i}\n\n${page.replace("{}", fact)}\n\n## Breaks\n\nRest for ten minutes.\n`;
    const texts = { before: text(old), after: text(now) };
    const at = new Date(Date.UTC(2026, 10, 1 + i));
    const { before, after } = await askTwice(company.runtime, {
      id: `rule-${i}`,
      question,
      texts,
      at,
      others,
    });
    expect([carries(before, [old]), carries(after, [old]), carries(after, [now])]).toEqual([
      true,
      false,
      true,
    ]);
    expect(after.changes.flatMap((change) => change.before).join(" ")).toContain(old);
  }
  await company.close();
});
