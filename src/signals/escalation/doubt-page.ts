import type { Fact } from "../../core/facts.ts";
import { pageStewards } from "../../core/page-stewards.ts";
import type { Person } from "../../core/people.ts";
import type { SectionKey } from "../../core/ports/page-store.ts";
import type { EscalationDeps } from "../signal-deps.ts";

/** What came of doubting a page. `owner` null: the section is gone, or nobody looks after it. */
interface Doubted {
  readonly owner: Person | null;
  readonly facts: readonly Fact[];
}

/** "It is the page": kept for whoever looks after it. */
export async function doubtPage(
  deps: EscalationDeps,
  about: {
    readonly key: SectionKey;
    readonly by: string;
    /** Whoever looks after the page may read who said it. */
    readonly isNamed: boolean;
    readonly said: string | null;
  },
  now: Date,
): Promise<Doubted> {
  const [section] = await deps.pages.currentSections([about.key], now);
  if (section === undefined) return { owner: null, facts: [] };
  const { sop, section: slug, version, hash } = section;
  const doubt = {
    id: deps.newId(),
    by: about.by,
    isNamed: about.isNamed,
    sop,
    section: slug,
    version,
    sectionHash: hash,
    words: about.said,
    at: now,
  };
  const [owner = null] = pageStewards(section, { ...deps, areas: deps.company.areas });
  return { owner, facts: [{ kind: "page-doubted", doubt }] };
}
