import type { Gap, Subject } from "../../core/gaps.ts";
import type { ListedCount, ListedSignal } from "../../core/messages/signal-lists.ts";
import type { Policy } from "../../core/policy.ts";
import type { PageReader, SectionKey } from "../../core/ports/page-store.ts";
import type { SignalReader } from "../../core/ports/signal-store.ts";

export interface ListDeps {
  readonly store: Pick<SignalReader, "signals" | "signalCounts" | "gaps">;
  readonly pages: Pick<PageReader, "addresses">;
  readonly policy: Pick<Policy, "signals">;
}

/** Sections by the paths of their pages. */
export interface SignalListJson {
  /** By section and month. */
  readonly counts: readonly ListedCount[];
  /** A person's own, newest first. */
  readonly signals: readonly (ListedSignal & { readonly id: string })[];
}

/** `person` null: what whoever runs Cairn may see. */
export async function signalListJson(
  deps: ListDeps,
  { person, at }: { readonly person: string | null; readonly at: Date },
): Promise<SignalListJson> {
  const nameOf = await sectionNames(deps);
  const since = new Date(at.getTime() - deps.policy.signals.keptDays * dayMs);
  if (person !== null) {
    const own = await deps.store.signals({ person, since });
    const signals = own.map(({ id, kind, version, at, ...key }) => {
      return { id, kind, section: nameOf(key), version, at: at.toISOString() };
    });
    return { counts: [], signals };
  }
  const counts = (await deps.store.signalCounts({ since })).map(({ version, kind, month, count, ...key }) => {
    return { section: nameOf(key), version, kind, month: month.toISOString().slice(0, 7), count };
  });
  return { counts, signals: [] };
}

export interface GapListJson {
  readonly gaps: readonly GapJson[];
  /** How many people are coached or due to be spoken of, without their names: that is between them and Cairn. */
  readonly people: { readonly coaching: number; readonly persists: number };
}

/** Dates are ISO times. */
interface GapJson {
  readonly id: string;
  readonly kind: Gap["kind"];
  /** Section, skill, or proposed title. */
  readonly about: string;
  readonly openedAt: string;
  readonly confirmedAt: string;
  readonly closedAt: string | null;
  readonly closing: Gap["closing"];
  /** Figures behind it, by name. */
  readonly why: Readonly<Record<string, number | string>>;
}

export async function gapListJson(
  deps: ListDeps,
  { person, closed }: { readonly person: string | null; readonly closed: boolean },
): Promise<GapListJson> {
  const nameOf = await sectionNames(deps);
  const all = await deps.store.gaps({
    ...(closed ? {} : { open: true }),
    ...(person === null ? {} : { person }),
  });
  const open = all.filter((gap) => gap.kind === "personal" && gap.closedAt === null);
  const inState = (state: string) =>
    open.filter((gap) => gap.kind === "personal" && gap.state === state).length;
  const listed = person === null ? all.filter(({ kind }) => kind !== "personal") : all;
  return {
    gaps: listed.map((gap) => toJson(gap, nameOf)),
    people: { coaching: inState("coaching"), persists: inState("persists") },
  };
}

function toJson(gap: Gap, nameOf: NameOf): GapJson {
  const { id, kind, openedAt, confirmedAt, closedAt, closing } = gap;
  return {
    id,
    kind,
    about: aboutOf(gap, nameOf),
    openedAt: openedAt.toISOString(),
    confirmedAt: confirmedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    closing,
    why: whyOf(gap),
  };
}

function aboutOf(gap: Gap, nameOf: NameOf): string {
  switch (gap.kind) {
    case "personal":
      return subjectName(gap.subject, nameOf);
    case "page":
      return `${nameOf(gap)} v${gap.version}`;
    case "content":
      return gap.title;
  }
}

function subjectName(subject: Subject, nameOf: NameOf): string {
  return subject.kind === "skill" ? subject.skill : nameOf(subject);
}

function whyOf(gap: Gap): GapJson["why"] {
  switch (gap.kind) {
    case "personal": {
      const { rule, tries, missed, days, predicted } = gap.why;
      return { state: gap.state, rule, tries, missed, days, predicted };
    }
    case "page": {
      const { people, users, lower, expected } = gap.why;
      return { people, users, lower, expected };
    }
    case "content":
      return { questions: gap.questions.length, people: gap.people, area: gap.area ?? "" };
  }
}

type NameOf = (key: SectionKey) => string;

/** A section of a page that is gone by the id of its page. */
async function sectionNames({ pages }: ListDeps): Promise<NameOf> {
  const paths = new Map((await pages.addresses()).map(({ sop, path }) => [sop, path]));
  return ({ sop, section }) => `${paths.get(sop) ?? sop}#${section}`;
}

const dayMs = 86_400_000;
