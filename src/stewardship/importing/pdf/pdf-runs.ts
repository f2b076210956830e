/** Words that lead to one address, or to none. */
export interface Run {
  readonly text: string;
  readonly href: string | null;
}

/**
 * Lines as one text: a word cut at the end of a line is whole again, everything else is parted by a space.
 *
 * @param skip signs at the beginning that are left out.
 */
export function joinRuns(lines: readonly (readonly Run[])[], skip: number): readonly Run[] {
  const joined: { text: string; href: string | null }[] = [];
  for (const [place, line] of lines.entries()) {
    const last = joined.at(-1);
    if (place > 0 && last !== undefined) {
      const next = line
        .map(({ text }) => text)
        .join("")
        .trimStart();
      last.text = last.text.trimEnd();
      if (isCut(last.text, next)) last.text = last.text.slice(0, -1);
      else joined.push({ text: " ", href: null });
    }
    for (const [at, run] of line.entries()) {
      const text = place > 0 && at === 0 ? run.text.trimStart() : run.text;
      const before = joined.at(-1);
      if (before !== undefined && before.href === run.href) before.text += text;
      else joined.push({ text, href: run.href });
    }
  }
  return trimmed(withoutStart(joined, skip));
}

/** A hyphen at the end of a line before a small letter cuts a word; one before a capital or a digit belongs to it. */
function isCut(before: string, next: string): boolean {
  return /\p{L}[-\u00ad\u2010]$/u.test(before) && /^\p{Ll}/u.test(next);
}

function withoutStart(runs: readonly Run[], skip: number): readonly Run[] {
  let left = skip;
  return runs.map(({ text, href }) => {
    const cut = Math.min(left, text.length);
    left -= cut;
    return { text: text.slice(cut), href };
  });
}

function trimmed(runs: readonly Run[]): readonly Run[] {
  const worded = runs.map(({ text, href }) => ({
    text: text.replace(/\s+/g, " ").replaceAll("\u00ad", ""),
    href,
  }));
  const first = worded.findIndex(({ text }) => text.trim() !== "");
  const last = worded.findLastIndex(({ text }) => text.trim() !== "");
  return worded.slice(Math.max(first, 0), last + 1).map((run, place, all) => {
    const begun = place === 0 ? run.text.trimStart() : run.text;
    return { ...run, text: place === all.length - 1 ? begun.trimEnd() : begun };
  });
}
