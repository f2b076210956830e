import type { Contest, Escalation, EscalationStep } from "../../core/escalations.ts";
import type { Gap } from "../../core/gaps.ts";
import type { Person } from "../../core/people.ts";
import type { SectionKey } from "../../core/ports/page-store.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { type Insight, mayExplain } from "./may-explain.ts";
import { byKind, type SignalsOfKind, signalsBehind, versionsOf } from "./signals-behind.ts";

/** Why a gap was found and what came of it: from stored facts, without anybody's words. Times are ISO. */
export interface GapExplanation {
  readonly id: string;
  readonly kind: Gap["kind"];
  /** A section (`path#slug`), a skill, or a proposed title. */
  readonly about: string;
  /** Whom it is about; `null`: nobody. */
  readonly person: string | null;
  readonly openedAt: string;
  readonly confirmedAt: string;
  readonly closedAt: string | null;
  readonly closing: Gap["closing"];
  /** The rule that decided, with its figures by name. */
  readonly rule: { readonly name: string; readonly figures: Readonly<Record<string, number>> };
  /** What was counted up to then, as far as it is kept; nothing for who sees only what they were told. */
  readonly signals: readonly SignalsOfKind[];
  /** Versions of the page that were current then. */
  readonly versions: readonly number[];
  /** When the person was told; `null`: they were not, or nobody is concerned. */
  readonly personToldAt: string | null;
  readonly escalations: readonly EscalationExplained[];
  readonly contests: readonly ContestExplained[];
  /** Ids of flags, each to be explained in its turn. */
  readonly flags: readonly string[];
}

interface EscalationExplained {
  readonly id: string;
  readonly manager: string;
  readonly shownAt: string | null;
  readonly steps: readonly (Pick<EscalationStep, "kind" | "by"> & { readonly at: string })[];
}

interface ContestExplained extends Pick<Contest, "decider"> {
  readonly at: string;
  readonly dueAt: string;
  readonly verdict: string | null;
  readonly settledAt: string | null;
}

/** `unknown`: there is none of this id. `refused`: it is not for them to know. */
export type Explained =
  | { readonly kind: "unknown" }
  | { readonly kind: "refused" }
  | { readonly kind: "explained"; readonly explanation: GapExplanation };

export interface ExplainDeps extends Omit<EscalationDeps, "pages"> {
  readonly nameOfPage: (sop: string) => Promise<string>;
}

/**
 * @param asked.id of a gap or of an escalation
 * @param asked.asker `null`: whoever runs Cairn
 */
export async function explainGap(
  deps: ExplainDeps,
  asked: { readonly id: string; readonly asker: Pick<Person, "id"> | null },
): Promise<Explained> {
  const { store, company } = deps;
  const escalation = await store.escalation(asked.id);
  const gap = await store.gap(escalation?.gap ?? asked.id);
  if (gap === null) return { kind: "unknown" };
  const [escalations, contests, flags] = await Promise.all([
    store.escalations({ gap: gap.id }),
    store.contests({ gap: gap.id }),
    deps.flags.flags({ gap: gap.id }),
  ]);
  const asker = asked.asker?.id ?? null;
  const insight = mayExplain({
    ...deps,
    gap,
    escalations,
    owners: flags.flatMap(({ owner }) => owner ?? []),
    isHeld: contests.some(({ settled }) => settled === null),
    worksCouncil: company.policy.worksCouncil,
    asker,
  });
  if (insight === "none") return { kind: "refused" };
  const shown = escalations.filter(
    ({ id, manager }) =>
      (escalation === null || id === escalation.id) && (insight === "all" || manager === asker),
  );
  const history = { escalations: shown, contests: insight === "all" ? contests : [], flags };
  return { kind: "explained", explanation: await explained(deps, gap, insight, history) };
}

interface History {
  readonly escalations: readonly Escalation[];
  readonly contests: readonly Contest[];
  readonly flags: readonly { readonly id: string }[];
}

async function explained(
  deps: ExplainDeps,
  gap: Gap,
  insight: Insight,
  { escalations, contests, flags }: History,
): Promise<GapExplanation> {
  const signals = insight === "all" ? await signalsBehind(deps, gap) : [];
  return {
    id: gap.id,
    kind: gap.kind,
    about: await aboutOf(deps, gap),
    person: gap.kind === "personal" ? gap.person : null,
    openedAt: gap.openedAt.toISOString(),
    confirmedAt: gap.confirmedAt.toISOString(),
    closedAt: gap.closedAt?.toISOString() ?? null,
    closing: gap.closing,
    rule: ruleOf(gap, insight),
    signals: byKind(deps, gap, signals),
    versions: versionsOf(gap, signals),
    personToldAt: gap.kind === "personal" ? (gap.toldAt?.toISOString() ?? null) : null,
    escalations: escalations.map(escalationExplained),
    contests: contests.map(contestExplained),
    flags: flags.map(({ id }) => id),
  };
}

/** Of a page whoever was told of it reads in words how many they are: few would be known. */
function ruleOf(gap: Gap, insight: Insight): GapExplanation["rule"] {
  switch (gap.kind) {
    case "personal": {
      const { rule, ...figures } = gap.why;
      return { name: rule, figures };
    }
    case "page": {
      const { people, users, lower, expected } = gap.why;
      return { name: "page-problem", figures: insight === "all" ? { people, users, lower, expected } : {} };
    }
    case "content": {
      const figures = { questions: gap.questions.length, people: gap.people };
      return { name: "content-gap", figures: insight === "all" ? figures : {} };
    }
  }
}

async function aboutOf(deps: ExplainDeps, gap: Gap): Promise<string> {
  switch (gap.kind) {
    case "content":
      return gap.title;
    case "page":
      return sectionName(deps, gap);
    case "personal":
      return gap.subject.kind === "skill" ? gap.subject.skill : sectionName(deps, gap.subject);
  }
}

async function sectionName({ nameOfPage }: ExplainDeps, { sop, section }: SectionKey): Promise<string> {
  return `${await nameOfPage(sop)}#${section}`;
}

function escalationExplained({ id, manager, shownAt, steps }: Escalation): EscalationExplained {
  return {
    id,
    manager,
    shownAt: shownAt?.toISOString() ?? null,
    steps: steps.map(({ kind, by, at }) => ({ kind, by, at: at.toISOString() })),
  };
}

function contestExplained({ at, decider, dueAt, settled }: Contest): ContestExplained {
  return {
    at: at.toISOString(),
    decider,
    dueAt: dueAt.toISOString(),
    verdict: settled?.verdict ?? null,
    settledAt: settled?.at.toISOString() ?? null,
  };
}
