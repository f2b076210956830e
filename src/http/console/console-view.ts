import type { ContentGap, Gap, PageProblem } from "../../core/gaps.ts";
import type { Person } from "../../core/people.ts";
import type { SignalReader } from "../../core/ports/signal-store.ts";
import type { Look } from "../../core/signals.ts";
import type { Reader } from "../../core/terms.ts";
import { isAbove, teamsOf } from "../../signals/digest/managers.ts";
import type { EscalationDeps } from "../../signals/signal-deps.ts";
import type { MetadataReport } from "../../stewardship/metadata/metadata-report.ts";
import { peopleOf, type Scope } from "./figure.ts";
import { gapsPanel } from "./gaps-panel.ts";
import { knownSections } from "./known-sections.ts";
import { metadataPanel } from "./metadata-panel.ts";
import { namedGaps } from "./named-gaps.ts";
import type { Panel } from "./panel.ts";
import { settlingPanel } from "./settling-panel.ts";
import type { StuckFacts } from "./stuck.ts";
import { fragilePanel, splitPanel, trendPanel } from "./stuck-panels.ts";

const weekMs = 7 * 86_400_000;

export interface ConsoleView {
  readonly scope: Scope;
  readonly person: Person;
  readonly weeks: number;
  readonly policy: EscalationDeps["company"]["policy"];
  readonly panels: readonly Panel[];
  /** Of whom it tells: everybody named, and the group that its figures are about. */
  readonly looks: readonly Look[];
}

/** Everything one person may see of one scope. */
export async function consoleView(
  deps: EscalationDeps,
  {
    scope,
    person,
    reader,
    metadata,
  }: {
    readonly scope: Scope;
    readonly person: Person;
    readonly reader: Reader;
    /** `null`: it is nothing of theirs. */
    readonly metadata: MetadataReport | null;
  },
  now: Date,
): Promise<ConsoleView> {
  const { policy } = deps.company;
  const weeks = Math.ceil(policy.signals.pageDays / 7);
  const since = new Date(now.getTime() - weeks * weekMs);
  const zone = policy.timeZone;
  const stuck = await stuckFacts(deps, scope, { until: now, weeks });
  const gaps = await deps.store.gaps({ since });
  const problems = gaps.filter((gap): gap is PageProblem => gap.kind === "page");
  const missing = gaps.filter((gap): gap is ContentGap => gap.kind === "content");
  const named =
    scope.kind === "team" ? await namedGaps(deps, { manager: scope.manager, reader: person.id, since }) : [];
  const sections = await knownSections(deps, [...stuck.rows, ...problems], reader, now);
  const flags = scope.kind === "company" ? await deps.flags.flags({ since }) : null;
  const nameOf = (id: string) => deps.people.find((one) => one.id === id)?.name ?? id;
  const panels = [
    fragilePanel(stuck, sections),
    trendPanel(stuck, { weeks: policy.escalation.trendWeeks, now, zone }),
    gapsPanel({
      stuck,
      sections,
      problems,
      missing: scope.kind === "company" ? missing : [],
      named,
      practising: scope.kind === "company" ? practising(stuck, gaps) : null,
      nameOf,
      now,
      zone,
    }),
    splitPanel(
      stuck,
      problems.filter(({ closing }) => closing !== "not-a-gap"),
    ),
    ...(flags === null ? [] : [settlingPanel(flags, policy)]),
    ...(metadata === null ? [] : [metadataPanel(metadata)]),
  ];
  const looks = [...new Set(named.map(({ gap }) => gap.person)), groups[scope.kind]].map((about) => {
    return { by: person.id, about, what: "console", at: now };
  });
  return { scope, person, weeks, policy, panels, looks };
}

/** Of whom figures of many tell, in the record of who looked: no person has these ids. */
const groups = { team: "(team)", company: "(everybody)" } as const;

async function stuckFacts(
  deps: EscalationDeps,
  scope: Scope,
  when: Pick<Parameters<SignalReader["stuckWeeks"]>[0], "until" | "weeks">,
): Promise<StuckFacts> {
  const { people, company } = deps;
  const everybody = people.map(({ id }) => id);
  const counted =
    scope.kind === "company"
      ? everybody
      : people.filter((one) => isAbove(deps, scope.manager, one)).map(({ id }) => id);
  const found = await deps.store.stuckWeeks({
    ...when,
    ...(scope.kind === "company" ? {} : { people: counted }),
  });
  const known = new Set(counted);
  const rows = found.filter(({ person }) => known.has(person));
  return { scope, teams: teamsOf(deps), policy: company.policy, everybody, rows };
}

/**
 * How many of everybody have something of their own to practise. Of a team it would be told to their manager,
 * and whoever is coached was promised that nobody else is told.
 */
function practising(facts: StuckFacts, gaps: readonly Gap[]) {
  const contributors = new Set(
    gaps.flatMap((gap) => (gap.kind === "personal" && gap.closedAt === null ? [gap.person] : [])),
  );
  const group = peopleOf(facts.scope, { ...facts, contributors });
  return group === null
    ? null
    : { people: [...contributors].filter((person) => group.has(person)).length, of: facts.everybody.length };
}
