import type { Asker, Tap } from "../core/asker.ts";
import type { AnswerGiven } from "../core/facts.ts";
import { answerWords, troubleWords } from "../core/messages/ask.ts";
import type { CurrentSection } from "../core/ports/page-store.ts";
import { inSentences, type Result, shown } from "../core/result.ts";
import { answerFrom, type Chosen, type Form } from "./answer.ts";
import type { AskDeps } from "./ask-deps.ts";
import { sentenceCard } from "./feedback-cards.ts";
import { withOwnAnswer } from "./own-answer.ts";
import { readableSections } from "./readable.ts";

/** The same question answered from a section that the reader chose. */
export function pick(
  deps: AskDeps,
  tap: Tap<{ readonly answer: string; readonly sop: string; readonly section: string }>,
): Promise<Result> {
  return withOwnAnswer(deps, tap, tap.value.answer, async ({ answer }) => {
    const [section] = await readableSections(deps.pages, [tap.value], tap);
    if (section === undefined) return inSentences(troubleWords.sectionGone);
    const picked = await again(deps, tap, answer, section, {
      reason: "picked",
      form: "short",
      writing: { question: answer.standalone ?? section.heading, beside: [], unclear: null },
    });
    // The offer has done its work, unless it was made to somebody else.
    const isAsker = answer.person === (tap.person?.id ?? null);
    return isAsker ? { ...picked, place: "instead" } : { ...picked, visibility: "asker" };
  });
}

/** Shows everybody in the room what answered somebody who saw it alone: the page's own words, as they stand now. */
export function share(deps: AskDeps, tap: Tap<{ readonly answer: string }>): Promise<Result> {
  return withOwnAnswer(deps, tap, tap.value.answer, async ({ answer, section }) => {
    if (section === null) return inSentences(troubleWords.sectionGone);
    const inRoom = { ...tap, place: { ...tap.place, reach: "room" as const } };
    const form = { reason: "picked", form: "short", writing: null } as const;
    const { visibility, cards, facts } = await again(deps, inRoom, answer, section, form);
    const [card] = cards;
    if (visibility === "asker" || card === undefined) return inSentences(answerWords.cannotShare);
    const to = { kind: "place" as const, place: inRoom.place };
    return {
      ...shown([sentenceCard([answerWords.shared])]),
      facts,
      notices: [{ id: deps.newId(), to, card, replaces: null }],
    };
  });
}

/** The cited section in full. */
export function whole(deps: AskDeps, tap: Tap<{ readonly answer: string }>): Promise<Result> {
  return withOwnAnswer(deps, tap, tap.value.answer, async ({ answer, section }) =>
    section === null
      ? inSentences(troubleWords.sectionGone)
      : {
          ...(await sameSectionAgain(deps, tap, answer, section, { form: "whole", writing: null })),
          visibility: "asker",
        },
  );
}

/** The section that was cited, in another form: told by a model where `writing` says how, or else quoted. */
export function sameSectionAgain(
  deps: AskDeps,
  asker: Asker,
  answer: AnswerGiven,
  section: CurrentSection,
  { form, writing }: { readonly form: Exclude<Form, "short">; readonly writing: Chosen["writing"] },
): Promise<Result> {
  const reason = form === "whole" ? "whole-section" : "other-form";
  return again(deps, asker, answer, section, { reason, form, writing });
}

/** Sections that came next when the question was asked, best first, of those the reader may still read. */
export async function nextBestSections(
  deps: AskDeps,
  asker: Asker,
  answer: AnswerGiven,
): Promise<readonly CurrentSection[]> {
  const best = answer.passages[0]?.score ?? 0;
  const near = answer.passages.filter(({ score }) => score >= best * NEAR).map(({ id }) => id);
  const keys = await deps.store.sectionsOfPassages(near);
  const cited = new Set(answer.citations.map(({ sop, section }) => `${sop}#${section}`));
  const others = keys.filter(({ sop, section }) => !cited.has(`${sop}#${section}`));
  const sections = await readableSections(deps.pages, others, asker);
  return sections.slice(0, deps.company.policy.ask.candidates);
}

async function again(
  deps: AskDeps,
  asker: Asker,
  answer: AnswerGiven,
  section: CurrentSection,
  how: Pick<Chosen, "reason" | "form" | "writing">,
): Promise<Result> {
  const started = deps.stopwatch();
  const passage = await deps.store.passageOf(section, section.version);
  const { question, standalone, evidence, retrieval, passages, sensitive } = answer;
  const record = { question, standalone, evidence, retrieval, passages, sensitive };
  return answerFrom(deps, asker, {
    record: { ...record, id: deps.newId(), elapsed: () => deps.stopwatch() - started },
    ...how,
    corrections: [],
    chosen: [{ section, passage: passage ?? "" }],
  });
}

/** Share of the best passage's score below which a passage is no likely alternative. */
const NEAR = 0.4;
