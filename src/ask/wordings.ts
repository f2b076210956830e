import type { Fact, FeedbackGiven } from "../core/facts.ts";
import type { Policy } from "../core/policy.ts";
import type { AnswerHistory, AskStore } from "../core/ports/ask-store.ts";
import type { CurrentSection, PageReader, SectionKey } from "../core/ports/page-store.ts";
import type { Store } from "../core/ports/store.ts";
import type { System } from "../core/ports/system.ts";
import { keyOf } from "./answer-facts.ts";
import { sectionOf } from "./readable.ts";

export interface WordingDeps {
  readonly store: Pick<Store, "transaction"> & { readonly ask: AskStore; readonly pages: PageReader };
  readonly policy: Policy;
  readonly newId: System["newId"];
}

/**
 * Once a day: questions that helped become known wordings of the section that answered them, and the index
 * takes them in with its next publication.
 *
 * @returns how many were learned.
 */
export async function learnWordings(deps: WordingDeps, now: Date): Promise<{ readonly learned: number }> {
  const { store, policy, newId } = deps;
  const since = new Date(now.getTime() - policy.ask.textKeptDays * dayMs);
  const wordings = wordingsToLearn(await store.ask.helpfulAnswers(since), now, policy);
  const facts = await factsAbout(store, wordings, now, newId);
  if (facts.length > 0) {
    await store.transaction(async ({ conversation, pages }) => {
      await conversation.append(facts);
      const publication = await pages.nextPublication("wordings", now);
      const sections = new Map(facts.map((fact) => [`${fact.sop}#${fact.section}`, fact]));
      for (const key of sections.values()) await pages.refreshWordings(key, publication);
    });
  }
  return { learned: facts.length };
}

/** A question and the section that answered it, at the version it was answered from. */
interface Wording {
  readonly wording: string;
  readonly answer: string;
  readonly sop: string;
  readonly section: string;
  readonly version: number;
}

/**
 * "A question becomes a known wording once two people found its answer helpful. One person's 'helpful' is
 * enough when seven days pass with no rephrasing and no report." Never near sensitive pages.
 */
function wordingsToLearn(histories: readonly AnswerHistory[], now: Date, policy: Policy): readonly Wording[] {
  const usable = histories.filter(({ answer }) => !answer.sensitive && isLearnable(answer.key));
  const groups = Map.groupBy(usable, meetingPoint);
  return [...groups.values()].flatMap((group) => {
    const supporters = new Set(group.flatMap(({ feedback }) => peopleHelped(feedback)));
    const quiet = group.find((history) => isQuiet(history, now, policy));
    const spokenFor = supporters.size >= policy.ask.wordingPeople ? group[0] : quiet;
    return spokenFor === undefined ? [] : [wordingOf(spokenFor)].filter((wording) => wording !== null);
  });
}

/** The same words answered from the same section at the same version, whoever asked. */
function meetingPoint({ answer }: AnswerHistory): string {
  const [cited] = answer.citations;
  return JSON.stringify([answer.key, cited?.sop, cited?.section, cited?.version]);
}

function wordingOf({ answer }: AnswerHistory): Wording | null {
  const wording = answer.standalone ?? answer.question;
  const [cited] = answer.citations;
  if (wording === null || cited === undefined) return null;
  const { sop, section, version } = cited;
  return { wording, answer: answer.id, sop, section, version };
}

/** Somebody was helped long enough ago, did not ask again in other words, and nobody reported the answer. */
function isQuiet({ answer, feedback, askedNext }: AnswerHistory, now: Date, policy: Policy): boolean {
  const last = lastVerdicts(feedback);
  const helpedAt = Math.min(
    ...last.filter(({ verdict }) => verdict === "helpful").map(({ at }) => at.getTime()),
  );
  const quietFor = now.getTime() - helpedAt;
  if (!(quietFor >= policy.ask.wordingQuietDays * dayMs)) return false;
  if (last.some(({ verdict }) => verdict !== "helpful")) return false;
  return !askedNext.some((next) => isRephrasing(answer, next, policy));
}

/** Asked soon after, in other words that share some with the first. A pick of a candidate has the same words. */
function isRephrasing(
  answer: AnswerHistory["answer"],
  next: AnswerHistory["answer"],
  policy: Policy,
): boolean {
  const minutes = (next.at.getTime() - answer.at.getTime()) / 60_000;
  if (minutes < 0 || minutes > policy.ask.rephrasedWithinMinutes) return false;
  if (answer.key === null || next.key === null || answer.key === next.key) return false;
  const [own, other] = [answer.key.split(" "), new Set(next.key.split(" "))];
  return own.some((term) => other.has(term));
}

function peopleHelped(feedback: readonly FeedbackGiven[]): readonly string[] {
  return lastVerdicts(feedback).flatMap(({ person, verdict }) =>
    person !== null && verdict === "helpful" ? [person] : [],
  );
}

/** The last of each person counts. */
function lastVerdicts(feedback: readonly FeedbackGiven[]): readonly FeedbackGiven[] {
  return [...new Map(feedback.map((given) => [given.person, given])).values()];
}

/** One word says too little to be a wording; a pasted letter is none. */
function isLearnable(key: string | null): boolean {
  const words = key === null ? 0 : key.split(" ").filter((word) => word !== "").length;
  return words >= 2 && words <= LONGEST_WORDING;
}

/** A wording belongs to the text it was helped by: it is learned only while that text stands, and once. */
async function factsAbout(
  { ask, pages }: WordingDeps["store"],
  wordings: readonly Wording[],
  now: Date,
  newId: System["newId"],
): Promise<readonly (Fact & { kind: "wording-learned" })[]> {
  if (wordings.length === 0) return [];
  const [sections, known] = await Promise.all([
    pages.currentSections(wordings, now),
    ask.knownWordings(wordings),
  ]);
  const nameOf = (key: SectionKey, hash: string, wording: string) =>
    JSON.stringify([key.sop, key.section, hash, keyOf(wording)]);
  const taken = new Set(known.map((one) => nameOf(one, one.sectionHash, one.wording)));
  const facts = await Promise.all(
    wordings.map(async ({ version, ...wording }) => {
      const section = sectionOf(sections, wording);
      if (section === undefined || section.sensitive) return null;
      if (taken.has(nameOf(section, section.hash, wording.wording))) return null;
      if (!(await isSameText(pages, section, version))) return null;
      return {
        kind: "wording-learned" as const,
        id: newId(),
        sectionHash: section.hash,
        at: now,
        ...wording,
      };
    }),
  );
  return facts.filter((fact) => fact !== null);
}

async function isSameText(pages: PageReader, section: CurrentSection, version: number): Promise<boolean> {
  if (section.version === version) return true;
  return (await pages.sectionAt(section, version))?.hash === section.hash;
}

const LONGEST_WORDING = 16;
const dayMs = 24 * 60 * 60 * 1000;
