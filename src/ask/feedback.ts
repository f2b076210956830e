import type { Asker, Tap } from "../core/asker.ts";
import { blockLines } from "../core/blocks.ts";
import type { AnswerGiven, Fact, FeedbackGiven } from "../core/facts.ts";
import { abstainedWords, answerWords, feedbackWords } from "../core/messages/ask.ts";
import type { CurrentSection } from "../core/ports/page-store.ts";
import { reportsForDoubt } from "../core/reports-for-doubt.ts";
import { inSentences, type Result, shown } from "../core/result.ts";
import type { AskDeps } from "./ask-deps.ts";
import { candidateOf } from "./cite.ts";
import { notItCard, otherSectionsCard, sentenceCard } from "./feedback-cards.ts";
import { nextBestSections, sameSectionAgain } from "./other-sections.ts";
import { withOwnAnswer } from "./own-answer.ts";
import { nameOf } from "./people-names.ts";

type OfAnswer = Tap<{ readonly answer: string }>;

export function helpful(deps: AskDeps, tap: OfAnswer): Promise<Result> {
  return withOwnAnswer(deps, tap, tap.value.answer, async ({ answer, section }) => {
    if (answer.sensitive) return inSentences(feedbackWords.sensitiveKeepsNothing);
    const words = section === null ? feedbackWords.helpfulPlain : feedbackWords.helpful(pageLabel(section));
    return { ...inSentences(words), facts: verdict(deps, tap, answer, "helpful") };
  });
}

export function notIt(deps: AskDeps, tap: OfAnswer): Promise<Result> {
  return withOwnAnswer(deps, tap, tap.value.answer, async ({ answer }) => shown([notItCard(answer.id)]));
}

/** Offers what came next, or says that nothing else comes close. */
export function wrongPage(deps: AskDeps, tap: OfAnswer): Promise<Result> {
  return withOwnAnswer(deps, tap, tap.value.answer, async ({ answer }) => {
    const facts = verdict(deps, tap, answer, "wrong-page");
    const [first, ...others] = (await nextBestSections(deps, tap, answer)).map(candidateOf);
    if (first === undefined) {
      const card = sentenceCard([abstainedWords.noOther, abstainedWords.next], answer.id);
      return {
        ...shown([card]),
        outcome: { kind: "abstained", reason: "weak-match" },
        facts,
        sensitive: answer.sensitive,
      };
    }
    return {
      ...shown([otherSectionsCard(answer.id, [first, ...others])]),
      outcome: { kind: "clarify", reason: "close-candidates", candidates: [first, ...others] },
      facts,
      sensitive: answer.sensitive,
    };
  });
}

/** The other form at once; when that was unclear, too, a person. */
export function unclear(deps: AskDeps, tap: OfAnswer): Promise<Result> {
  return withOwnAnswer(deps, tap, tap.value.answer, async (own) => {
    const facts = verdict(deps, tap, own.answer, "unclear");
    const { section, answer } = own;
    const again = answer.reason === "whole-section" || answer.reason === "other-form";
    if (section === null || again) {
      const card = sentenceCard([feedbackWords.saidEverything], answer.id);
      return { ...shown([card]), facts, sensitive: answer.sensitive };
    }
    const shownWhole = answer.citations[0]?.quote === blockLines(section.blocks).join("\n");
    const writing = await deps.store.writingOf(answer.id);
    const before = writing?.end === "shown" ? writing.form : "quoted";
    const result = await sameSectionAgain(deps, tap, answer, section, {
      form: shownWhole && before === "quoted" ? "shorter" : "whole",
      writing: { question: answer.standalone ?? section.heading, beside: [], unclear: before },
    });
    return { ...result, visibility: "asker", facts: [...facts, ...result.facts] };
  });
}

/** Warns the next reader by the rule of `docs/policy.md`, and says when that will be. */
export function outdated(deps: AskDeps, tap: OfAnswer): Promise<Result> {
  return withOwnAnswer(deps, tap, tap.value.answer, async ({ answer, section }) => {
    if (answer.sensitive) return inSentences(feedbackWords.sensitiveKeepsNothing);
    const facts = verdict(deps, tap, answer, "outdated");
    const cited = answer.citations[0];
    if (section === null || cited === undefined) return { ...inSentences(feedbackWords.helpfulPlain), facts };
    if (cited.version !== section.version) {
      const old = answerWords.pageVersion(section.title, cited.version);
      return { ...inSentences(feedbackWords.replaced(old, section.version)), facts };
    }
    const owner = nameOf(deps.people, section.owner);
    const lines = [
      await doubtLine(deps, tap, section),
      owner === null ? feedbackWords.noOwner : feedbackWords.ownerCanFix(owner),
    ];
    return { ...shown([sentenceCard(lines, answer.id)]), facts };
  });
}

async function doubtLine(deps: AskDeps, { person }: Asker, section: CurrentSection): Promise<string> {
  const [reports] = await deps.store.reports([section]);
  const people = new Set([...(reports?.people ?? []), person?.id ?? null]);
  const missing = reportsForDoubt(section.risk, deps.company.policy) - people.size;
  const page = pageLabel(section);
  return missing <= 0 ? feedbackWords.nowInDoubt(page) : feedbackWords.nearlyInDoubt(page, missing);
}

/** What somebody said about an answer. Near sensitive pages it is not remembered. */
function verdict(
  deps: AskDeps,
  { person, at }: Asker,
  answer: AnswerGiven,
  said: FeedbackGiven["verdict"],
): readonly Fact[] {
  if (answer.sensitive) return [];
  return [
    {
      kind: "feedback-given",
      id: deps.newId(),
      answer: answer.id,
      person: person?.id ?? null,
      verdict: said,
      at,
    },
  ];
}

function pageLabel({ title, version }: CurrentSection): string {
  return answerWords.pageVersion(title, version);
}
