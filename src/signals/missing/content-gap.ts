import type { Company } from "../../core/company.ts";
import type { ContentGap } from "../../core/gaps.ts";
import type { Person } from "../../core/people.ts";
import type { AskStore } from "../../core/ports/ask-store.ts";
import type { LanguageModel } from "../../core/ports/language-model.ts";
import type { PageReader } from "../../core/ports/page-store.ts";
import type { SignalReader } from "../../core/ports/signal-store.ts";
import type { System } from "../../core/ports/system.ts";
import type { SignalFact } from "../../core/signal-facts.ts";
import type { UnansweredQuestion } from "../../core/signals.ts";
import { type Corpus, clusterQuestions } from "./cluster.ts";
import { modelTitle } from "./model-title.ts";
import { proposedTitle } from "./proposed-title.ts";

export interface ContentGapDeps {
  readonly store: Pick<SignalReader, "gaps" | "unanswered">;
  readonly answers: Pick<AskStore, "answer" | "sectionsOfPassages">;
  readonly pages: Pick<PageReader, "addresses">;
  readonly company: Pick<Company, "policy" | "glossary">;
  readonly people: readonly Person[];
  readonly corpus: Corpus;
  /** Words the titles; `null`: none is configured. */
  readonly model: LanguageModel | null;
  /** Whether a page that everybody may read answers this by now. */
  readonly isAnswered: (question: string) => Promise<boolean>;
  readonly newId: System["newId"];
}

type Move = Extract<SignalFact, { kind: "gap-moved" }>;

/** An unanswered question whose words are still kept. */
type Asked = UnansweredQuestion & { readonly words: string };

/**
 * "A cluster of at least 3 unanswered questions from at least 2 people." A gap that is open goes on as the cluster
 * that has most of its questions; it is closed when a page answers them, or nobody has asked for long.
 */
export async function lookForMissingPages(deps: ContentGapDeps, now: Date): Promise<readonly Move[]> {
  const { policy, glossary } = deps.company;
  const since = new Date(now.getTime() - policy.signals.pageDays * dayMs);
  const unanswered = await deps.store.unanswered(since);
  const asked = unanswered
    .filter((question): question is Asked => question.words !== null)
    .slice(-mostAtOnce);
  const texts = asked.map(({ words }) => words);
  const groups = clusterQuestions(texts, { glossary, corpus: deps.corpus });
  const clusters = groups.map((places) => places.flatMap((place) => asked[place] ?? []));
  const open = (await deps.store.gaps({ kind: "content", since })).filter((gap) => gap.kind === "content");
  const moves: Move[] = [];
  const taken = new Set<readonly Asked[]>();
  for (const gap of open.filter(({ closedAt }) => closedAt === null)) {
    const cluster = clusterOf(
      gap,
      clusters.filter((one) => !taken.has(one)),
    );
    if (cluster !== null) taken.add(cluster);
    moves.push(...(await moveOf(deps, gap, cluster, now)));
  }
  const told = new Set(open.flatMap(({ questions }) => questions));
  for (const cluster of clusters.filter((one) => !taken.has(one))) {
    // What a closed gap was about opens none again; new questions may.
    const fresh = cluster.filter(({ answer }) => !told.has(answer));
    if (isGap(deps, fresh) && !(await areAnswered(deps, fresh))) moves.push(await opened(deps, fresh, now));
  }
  return moves;
}

/** Questions that are compared at once, the latest: their pairs must fit into memory. */
const mostAtOnce = 3_000;

/** What has no word that two of them used has no topic, either. */
function isGap({ company, people }: ContentGapDeps, cluster: readonly Asked[]): boolean {
  const { contentQuestions, contentPeople } = company.policy.signals;
  if (cluster.length < contentQuestions || peopleIn(cluster) < contentPeople) return false;
  return proposedTitle(cluster, people) !== "";
}

function peopleIn(cluster: readonly Asked[]): number {
  return new Set(cluster.map(({ person }) => person)).size;
}

/** The cluster with most of a gap's questions; `null`: none has any. */
function clusterOf(gap: ContentGap, clusters: readonly (readonly Asked[])[]): readonly Asked[] | null {
  const own = new Set(gap.questions);
  const shared = (cluster: readonly Asked[]) => cluster.filter(({ answer }) => own.has(answer)).length;
  const best = clusters.toSorted((a, b) => shared(b) - shared(a))[0];
  return best === undefined || shared(best) === 0 ? null : best;
}

async function moveOf(
  deps: ContentGapDeps,
  was: ContentGap,
  cluster: readonly Asked[] | null,
  now: Date,
): Promise<readonly Move[]> {
  if (cluster === null) return [{ kind: "gap-moved", gap: { ...was, closedAt: now, closing: "quiet" }, was }];
  if (await areAnswered(deps, cluster))
    return [{ kind: "gap-moved", gap: { ...was, closedAt: now, closing: "fixed" }, was }];
  const known = new Set(was.questions);
  const added = cluster.filter(({ answer }) => !known.has(answer)).map(({ answer }) => answer);
  if (added.length === 0) return [];
  const questions = [...was.questions, ...added];
  const people = Math.max(was.people, peopleIn(cluster));
  return [{ kind: "gap-moved", gap: { ...was, questions, people, confirmedAt: now }, was }];
}

/** Whether most of what was asked finds its answer now. */
async function areAnswered({ isAnswered }: ContentGapDeps, cluster: readonly Asked[]): Promise<boolean> {
  let answered = 0;
  const latest = cluster.slice(-askedAnew);
  for (const { words } of latest) if (await isAnswered(words)) answered += 1;
  return answered * 2 > latest.length;
}

const askedAnew = 5;

async function opened(deps: ContentGapDeps, cluster: readonly Asked[], now: Date): Promise<Move> {
  const { model, people, corpus, company } = deps;
  const worded = await modelTitle({ model, policy: company.policy }, { questions: cluster, people, corpus });
  const gap: ContentGap = {
    kind: "content",
    id: deps.newId(),
    openedAt: now,
    confirmedAt: now,
    closedAt: null,
    closing: null,
    title: worded ?? proposedTitle(cluster, people),
    questions: cluster.map(({ answer }) => answer),
    people: peopleIn(cluster),
    area: await nearestArea(deps, cluster),
  };
  return { kind: "gap-moved", gap, was: null };
}

/** The area whose pages came nearest to what was asked, by the best of each question. */
async function nearestArea(deps: ContentGapDeps, cluster: readonly Asked[]): Promise<string | null> {
  const paths = new Map((await deps.pages.addresses()).map(({ sop, path }) => [sop, path]));
  const scores = new Map<string, number>();
  for (const { answer } of cluster) {
    const [best] = (await deps.answers.answer(answer))?.passages ?? [];
    const [section] = best === undefined ? [] : await deps.answers.sectionsOfPassages([best.id]);
    const [area, ...rest] = (section === undefined ? "" : (paths.get(section.sop) ?? "")).split("/");
    if (best === undefined || area === undefined || rest.length === 0) continue;
    scores.set(area, (scores.get(area) ?? 0) + best.score);
  }
  return [...scores].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

const dayMs = 86_400_000;
