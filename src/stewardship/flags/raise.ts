import type { Fact } from "../../core/facts.ts";
import { type Doubt, type Flag, type FlaggedPage, flagAbout } from "../../core/flags.ts";
import type { FlagDeps } from "./flag-deps.ts";

/** A doubt that is to be told to whoever looks after the page. */
export interface NewDoubt {
  readonly doubt: Doubt;
  readonly page: FlaggedPage | null;
  readonly gap: string | null;
  readonly owner: string | null;
}

/** Flags for those of these doubts that were never raised, to be written one by one. */
export async function raise(
  { flags, newId }: Pick<FlagDeps, "flags" | "newId">,
  doubts: readonly NewDoubt[],
  now: Date,
): Promise<readonly Fact[]> {
  const made = doubts.map((one): Flag => ({ ...one, id: `flag-${newId()}`, at: now, settled: null }));
  const known = await flags.flagged(made.map(flagAbout));
  const seen = new Set(known);
  return made.flatMap((flag) => {
    const about = flagAbout(flag);
    if (seen.has(about)) return [];
    seen.add(about);
    return [{ kind: "flag-raised" as const, flag }];
  });
}
