import type { Asker, Tap } from "../../core/asker.ts";
import type { Card, Element } from "../../core/card.ts";
import { act, line } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import type { PooledItem, QuizItem } from "../../core/items.ts";
import { practiceWords } from "../../core/messages/practice.ts";
import type { AskedQuestion, Attempt, PracticeSession } from "../../core/practice.ts";
import { inSentences, type Result, shown } from "../../core/result.ts";
import { showQuestion } from "../items/show-question.ts";
import { type Learner, learnerOf } from "../learner.ts";
import { learnerChange } from "../owners/learner-change.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { answeredCard } from "./answered-card.ts";
import { isAskable } from "./ask-next.ts";
import { citeAt } from "./cite-section.ts";
import { compareCard } from "./feedback-card.ts";
import { moveOn } from "./move-on.ts";
import { type QuestionView, questionCard, untouched } from "./question-card.ts";

const words = practiceWords.old;

/** A question with everything that decides what a tap on its card does. */
export interface LoadedQuestion extends QuestionView {
  readonly learner: Learner;
  readonly item: QuizItem;
  readonly attempt: Attempt | null;
  readonly pool: ReadonlyMap<string, PooledItem>;
  /** The item as it is now; `null`: retired. */
  readonly pooled: PooledItem | null;
}

/** A question that waits for its answer. */
export interface OpenQuestion extends LoadedQuestion {
  readonly attempt: null;
  readonly pooled: PooledItem & { readonly section: NonNullable<PooledItem["section"]> };
}

/** A question that waits for its answer is worked on; any other shows how it stands. */
export async function withOpenQuestion(
  deps: PracticeDeps,
  tap: Tap<{ readonly question: string }>,
  work: (open: OpenQuestion) => Promise<Result>,
): Promise<Result> {
  const loaded = await loadQuestion(deps, tap, tap.value.question);
  if (typeof loaded === "string") return inSentences(loaded);
  if (loaded.attempt !== null)
    return instead(await answeredCard(deps, { ...loaded, attempt: loaded.attempt }));
  if (!isWaiting(loaded)) return instead(await noLongerOpen(deps, tap));
  return isOpen(loaded) ? work(loaded) : setAside(deps, tap, loaded);
}

/** The page has changed between question and answer: what was asked then is not what holds. */
export function setAside(
  deps: PracticeDeps,
  tap: Pick<Asker, "reader" | "place">,
  loaded: LoadedQuestion,
): Promise<Result> {
  const card = cardOf([line(words.pageChanged(loaded.page))]);
  return moveOn(deps, tap, { ...loaded, attempt: null, card, facts: [] });
}

/** The card of a question as it was left; `null`: its page has changed since. */
export async function questionAsItWaits(
  deps: PracticeDeps,
  loaded: LoadedQuestion,
  before: readonly Element[],
): Promise<Card | null> {
  if (!isOpen(loaded)) return null;
  if (loaded.question.held === null) return questionCard(loaded, untouched, before);
  const section = await citeAt(deps, loaded.question, loaded.question.at);
  return compareCard({ ...loaded, section, missing: null });
}

/** The question with what is known of it now; or why there is none for whoever asks. */
export async function loadQuestion(
  deps: PracticeDeps,
  { person, reader, at }: Pick<Asker, "person" | "reader" | "at">,
  id: string,
): Promise<LoadedQuestion | string> {
  const question = await deps.store.question(id);
  if (question === null) return words.unknown;
  if (person === null || question.person !== person.id) return words.notYours;
  const [learner, item, session, attempt, pool] = await Promise.all([
    learnerOf(deps, person),
    deps.items.itemAt(question.item, question.itemVersion),
    question.session === null ? null : deps.store.session(question.session),
    deps.store.attemptAt(id),
    deps.pool(at),
  ]);
  if (item === null) return words.unknown;
  const byId = new Map(pool.map((one) => [one.item.id, one]));
  const pooled = byId.get(question.item) ?? null;
  const changed = attempt === null ? await changeFor(deps, question, { zone: learner.zone, now: at }) : [];
  return {
    question,
    changed,
    session,
    item,
    attempt,
    learner,
    pool: byId,
    pooled: pooled !== null && isAskable(pooled, reader) ? pooled : null,
    shown: showQuestion(item, question.values, question.seed),
    page: await pageTitle(deps, question, pooled),
    skillMap: deps.skillMap,
    zone: learner.zone,
    now: at,
  };
}

export function instead(...cards: readonly Card[]): Result {
  return { ...shown(cards), place: "instead" };
}

async function changeFor(
  deps: PracticeDeps,
  question: AskedQuestion,
  moment: { readonly zone: string; readonly now: Date },
): Promise<readonly Element[]> {
  const memory = (await deps.store.memoryOf(question.person)).find(({ item }) => item === question.item);
  return learnerChange(deps, { question, memory: memory ?? null, ...moment });
}

async function pageTitle(
  { pages }: PracticeDeps,
  { sop, section, at }: AskedQuestion,
  pooled: PooledItem | null,
): Promise<string> {
  if (pooled?.section != null) return pooled.section.title;
  const [then] = await pages.currentSections([{ sop, section }], at);
  return then?.title ?? sop;
}

function isWaiting({ session, question }: LoadedQuestion): boolean {
  return session === null || (session.endedAt === null && session.question === question.id);
}

/** Asked at the text that holds, in the words that hold. */
export function isOpen(loaded: LoadedQuestion): loaded is OpenQuestion {
  const { pooled, question } = loaded;
  return pooled?.section?.hash === question.sectionHash && pooled.item.version === question.itemVersion;
}

/** In place of a question that another took the place of. */
async function noLongerOpen(deps: PracticeDeps, { person }: Asker): Promise<Card> {
  const open = person === null ? undefined : (await deps.store.openSessions([person.id])).get(person.id);
  const button = hasQuestion(open)
    ? act(practiceWords.notNow.goOn, "practice.go-on", { session: open.id })
    : act(practiceWords.done.more, "practice.more", {});
  return cardOf([line(words.replaced), { kind: "buttons", buttons: [button] }]);
}

function hasQuestion(session: PracticeSession | undefined): session is PracticeSession {
  return session !== undefined && session.question !== null;
}
