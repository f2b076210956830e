/** A heading's slug as GitHub derives it: lower case, punctuation dropped, spaces to hyphens. */
export function slugOf(heading: string): string {
  const slug = heading
    .toLowerCase()
    .trim()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
  return slug === "" ? "section" : slug;
}

export interface Slugged {
  readonly slugs: readonly string[];
  /** Places whose derived slug was taken already. */
  readonly renamed: readonly number[];
  /** Places whose explicit slug another explicit slug repeats. */
  readonly repeated: readonly number[];
}

/** One slug for each heading, unique in the page. Those written into the page come first. */
export function uniqueSlugs(
  wanted: readonly { readonly slug: string; readonly explicit: boolean }[],
): Slugged {
  const taken = new Set<string>();
  const repeated: number[] = [];
  for (const [i, each] of wanted.entries()) {
    if (each.explicit && taken.has(each.slug)) repeated.push(i);
    if (each.explicit) taken.add(each.slug);
  }
  const counts = new Map<string, number>();
  const renamed: number[] = [];
  const slugs = wanted.map((each, i) => {
    if (each.explicit) return each.slug;
    if (!taken.has(each.slug)) return claim(each.slug, taken);
    renamed.push(i);
    let count = counts.get(each.slug) ?? 1;
    do count += 1;
    while (taken.has(`${each.slug}-${count}`));
    counts.set(each.slug, count);
    return claim(`${each.slug}-${count}`, taken);
  });
  return { slugs, renamed, repeated };
}

function claim(slug: string, taken: Set<string>): string {
  taken.add(slug);
  return slug;
}
