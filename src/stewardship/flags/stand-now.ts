import type { Company } from "../../core/company.ts";
import type { Flag, OtherSection } from "../../core/flags.ts";
import { ownerState, type StewardSearch } from "../../core/page-stewards.ts";
import type { PageListing, PageReader, SectionKey } from "../../core/ports/page-store.ts";
import type { SignalReader } from "../../core/ports/signal-store.ts";
import { reviewDueOf } from "../../core/review-due.ts";
import { dateIn } from "../../core/working-time.ts";
import type { FlagNow } from "./is-over.ts";

interface StandingDeps extends Omit<StewardSearch, "areas"> {
  readonly pages: Pick<PageReader, "currentSections">;
  readonly signals: Pick<SignalReader, "gaps">;
  readonly company: Company;
}

interface Standing {
  readonly flags: readonly Flag[];
  /** Every page with a current version. */
  readonly pages: readonly PageListing[];
  readonly isTargetThere: FlagNow["isTargetThere"];
}

/** How that stands now what these flags are about. */
export async function standNow(
  deps: StandingDeps,
  { flags, pages, isTargetThere }: Standing,
  now: Date,
): Promise<(flag: Flag) => FlagNow> {
  const { policy, areas } = deps.company;
  const byId = new Map(pages.map((page) => [page.sop, page]));
  const hashes = await hashesOf(deps, flags, now);
  const closed = await closedGaps(deps, flags);
  return (flag) => {
    const page = byId.get(flag.page?.sop ?? "") ?? null;
    const due = page === null ? null : reviewDueOf(page, policy);
    return {
      page,
      dueOn: due === null ? null : dateIn(new Date(due.getTime()), policy.timeZone),
      ownerState: ownerState(page?.owner ?? null, { ...deps, areas }),
      hashOf: ({ sop, section }) => hashes.get(`${sop}#${section}`) ?? null,
      isGapClosed: flag.gap !== null && closed.has(flag.gap),
      isTargetThere,
    };
  };
}

async function hashesOf(
  { pages }: StandingDeps,
  flags: readonly Flag[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const keys = flags.flatMap(({ page, doubt }): readonly SectionKey[] => [
    ...(page === null || page.section === null ? [] : [{ sop: page.sop, section: page.section }]),
    ...otherSection(doubt),
  ]);
  const sections = await pages.currentSections(keys, now);
  return new Map(sections.map(({ sop, asked, hash }) => [`${sop}#${asked}`, hash]));
}

function otherSection(doubt: Flag["doubt"]): readonly OtherSection[] {
  if ("other" in doubt) return [doubt.other];
  return "cited" in doubt ? [doubt.cited] : [];
}

async function closedGaps({ signals }: StandingDeps, flags: readonly Flag[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(flags.flatMap(({ gap }) => gap ?? []))];
  if (ids.length === 0) return new Set();
  const open = new Set((await signals.gaps({ open: true })).map(({ id }) => id));
  return new Set(ids.filter((id) => !open.has(id)));
}
