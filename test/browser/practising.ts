import type { Page } from "playwright-core";
import { showQuestion } from "../../src/practice/items/show-question.ts";
import { planDay } from "../practice/support/practice-company.ts";
import type { TestCompany } from "../support/runtime.ts";

const dayMs = 24 * 3_600_000;

/** The question that waits for somebody's answer, with its right answer; `null`: none. */
export async function waitingQuestion({ runtime }: TestCompany, person: string) {
  const { practice, items } = runtime.store;
  const session = (await practice.openSessions([person])).get(person);
  const question = session?.question == null ? null : await practice.question(session.question);
  const item = question === null ? null : await items.itemAt(question.item, question.itemVersion);
  if (question === null || item === null) return null;
  return { id: question.id, shown: showQuestion(item, question.values, question.seed) };
}

/** Lets days pass in which somebody answers all that they are asked; every `missEvery`th answer is missing. */
export async function practiseFor(
  company: TestCompany,
  person: string,
  { days, missEvery }: { readonly days: number; readonly missEvery: number },
): Promise<void> {
  let answered = 0;
  for (let day = 0; day < days; day += 1) {
    await planDay(company);
    for (let waiting = await waitingQuestion(company, person); waiting !== null; ) {
      answered += 1;
      const { id: question, shown } = waiting;
      const typed = shown.kind === "cloze" || shown.kind === "recall";
      const answer = typed ? (shown.key[0] ?? "") : shown.key.join(",");
      const tapped =
        answered % missEvery === 0
          ? { kind: "action" as const, action: "practice.dont-know", value: { question } }
          : {
              kind: "action" as const,
              action: "practice.answer",
              value: { question, answer, confidence: "plain" },
            };
      const session = (await company.runtime.store.practice.openSessions([person])).get(person);
      await company.deliver({ ...company.event(tapped, { person }), message: session?.message ?? null });
      waiting = await waitingQuestion(company, person);
    }
    company.pass(dayMs);
  }
}

/** On the last card of the page, as somebody who knows: taps the options, ticks them, or writes the answer. */
export async function answerRight(page: Page, company: TestCompany, person: string): Promise<void> {
  const waiting = await waitingQuestion(company, person);
  if (waiting === null) throw new Error("Nothing is asked.");
  const { kind, key, options, steps } = waiting.shown;
  const labels = key.map((value) => [...options, ...steps].find((one) => one.value === value)?.text ?? value);
  const isTyped = kind === "cloze" || kind === "recall";
  const question = page.locator("article.card").last();
  if (isTyped) await question.getByRole("textbox").fill(labels[0] ?? "");
  for (const [place, label] of isTyped ? [] : labels.entries()) {
    if (kind === "several") await question.getByRole("checkbox", { name: label, exact: true }).check();
    // The last step of an order places itself.
    else if (kind !== "order" || place < labels.length - 1) {
      await question.getByRole("button", { name: label, exact: true }).click();
    }
  }
  if (isTyped || kind === "several") await question.getByRole("button", { name: "Check" }).click();
  const feedback = page.locator("article.card").filter({ hasText: waiting.shown.stem });
  await feedback.getByRole("button", { name: "Something wrong here?" }).last().waitFor();
}
