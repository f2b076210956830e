import { pageUrl } from "../../core/page-url.ts";
import { mayRead } from "../../core/people.ts";
import type { SectionKey } from "../../core/ports/page-store.ts";
import type { Reader } from "../../core/terms.ts";
import type { EscalationDeps } from "../../signals/signal-deps.ts";
import { titleOf } from "../../signals/subjects.ts";

/** How sections are called, and where they stand. */
export interface KnownSections {
  /** `null`: there is no such section any more, or it is not meant for whoever looks. */
  readonly get: (key: SectionKey) => { readonly title: string; readonly href: string } | null;
}

/** Of these sections, those that a reader may read as they are now. */
export async function knownSections(
  { pages }: Pick<EscalationDeps, "pages">,
  wanted: readonly SectionKey[],
  reader: Reader,
  at: Date,
): Promise<KnownSections> {
  const unique = [
    ...new Map(wanted.map(({ sop, section }) => [`${sop}#${section}`, { sop, section }])).values(),
  ];
  const current = unique.length === 0 ? [] : await pages.currentSections(unique, at);
  const known = new Map(
    current
      .filter(({ audience }) => mayRead(reader, audience))
      .map((section) => [
        `${section.sop}#${section.asked}`,
        {
          title: titleOf({
            skill: null,
            page: { ...section, sectionHash: section.hash, trust: "unverified" },
          }),
          href: pageUrl(section, section.section),
        },
      ]),
  );
  return { get: ({ sop, section }) => known.get(`${sop}#${section}`) ?? null };
}
