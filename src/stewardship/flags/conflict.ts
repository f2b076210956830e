import type { Policy } from "../../core/policy.ts";
import { boundsAgree, type Figure, isSameCount } from "./figures.ts";
import type { Statement, StatingSection } from "./statements.ts";

/** How rare a word is among the pages, 1 at most: the rarer, the more it says. */
export type Rarity = (term: string) => number;

/** How many passages there are, and in how many of them each word stands. */
interface Words {
  readonly passages: number;
  readonly frequencies: ReadonlyMap<string, number>;
}

export function rarityAmong({ passages, frequencies }: Words): Rarity {
  return (term) => Math.log(1 + passages / (1 + (frequencies.get(term) ?? 0))) / Math.log(1 + passages);
}

/** Two sentences that give other figures for the same. */
export interface Conflict {
  readonly here: string;
  readonly there: string;
  /** How much of what they are about both say, 0 to 1. */
  readonly share: number;
}

interface Comparing {
  readonly rarity: Rarity;
  /** The one section cites the other: less is enough. */
  readonly isCited: boolean;
  readonly policy: Policy["doubts"];
}

/** The surest conflict between two sections; `null`: none that is sure enough. */
export function conflictBetween(
  one: StatingSection,
  other: StatingSection,
  comparing: Comparing,
): Conflict | null {
  const found = one.statements.flatMap((here) =>
    other.statements.flatMap((there): readonly Conflict[] => {
      const share = sharedSubject({ one, here }, { other, there }, comparing);
      return share !== null && isOtherFigure({ one, here }, { other, there })
        ? [{ here: here.line, there: there.line, share }]
        : [];
    }),
  );
  return found.toSorted((a, b) => b.share - a.share)[0] ?? null;
}

/** How much two statements share, by rarity; `null`: too little to speak of the same, or of other cases of it. */
function sharedSubject(
  { one, here }: { readonly one: StatingSection; readonly here: Statement },
  { other, there }: { readonly other: StatingSection; readonly there: Statement },
  { rarity, isCited, policy }: Comparing,
): number | null {
  const weight = weightOf(
    [...here.about].filter((term) => there.about.has(term)),
    rarity,
  );
  if (isApart(here.codes, there.codes) || isApart(here.condition, there.condition)) return null;
  const share = Math.sqrt(
    covered(here.about, there.about, other.context, rarity) *
      covered(there.about, here.about, one.context, rarity),
  );
  const [leastShare, leastWords] = isCited
    ? [policy.citedSubject, policy.citedWords]
    : [policy.sameSubject, policy.sharedWords];
  return share >= leastShare && weight * share >= leastWords ? share : null;
}

function weightOf(words: Iterable<string>, rarity: Rarity): number {
  return [...words].reduce((total, term) => total + rarity(term), 0);
}

/** Part of the words of a sentence that another says, too; what stands only in its heading counts half. */
function covered(
  words: ReadonlySet<string>,
  other: ReadonlySet<string>,
  context: ReadonlySet<string>,
  rarity: Rarity,
): number {
  const all = weightOf(words, rarity);
  const said = weightOf(
    [...words].filter((term) => other.has(term)),
    rarity,
  );
  const headed = weightOf(
    [...words].filter((term) => !other.has(term) && context.has(term)),
    rarity,
  );
  return all === 0 ? 0 : (said + headed / 2) / all;
}

/** Both name some, and none in common. */
function isApart(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size > 0 && other.size > 0 && ![...one].some((name) => other.has(name));
}

/**
 * One figure of theirs differs, and only that: other figures of both ("over 500 EUR") are the cases they speak of. A
 * section that gives the other figure too, somewhere, has a ladder of them and no conflict.
 */
function isOtherFigure(
  { one, here }: { readonly one: StatingSection; readonly here: Statement },
  { other, there }: { readonly other: StatingSection; readonly there: Statement },
): boolean {
  const measures = [...new Set(here.figures.map(({ measure }) => measure))];
  const shared = measures.filter((measure) => there.figures.some((figure) => figure.measure === measure));
  const different = shared.filter((measure) => {
    const own = here.figures.filter((figure) => figure.measure === measure);
    const others = there.figures.filter((figure) => figure.measure === measure);
    return !own.some((figure) => others.some((same) => isSameCount(figure, same)));
  });
  const [measure] = different;
  if (measure === undefined || different.length > 1) return false;
  const own = here.figures.filter((figure) => figure.measure === measure);
  const others = there.figures.filter((figure) => figure.measure === measure);
  return (
    own.some((figure) => others.some((same) => boundsAgree(figure, same))) &&
    !own.some((figure) => states(other, figure)) &&
    !others.some((figure) => states(one, figure))
  );
}

function states({ statements }: StatingSection, figure: Figure): boolean {
  return statements.some(({ figures }) =>
    figures.some((same) => same.measure === figure.measure && isSameCount(figure, same)),
  );
}

/** Part of the words of two texts, by rarity, that both have. */
export function sharedPart(one: ReadonlySet<string>, other: ReadonlySet<string>, rarity: Rarity): number {
  const all = weightOf(one, rarity) + weightOf(other, rarity);
  return all === 0
    ? 0
    : (2 *
        weightOf(
          [...one].filter((term) => other.has(term)),
          rarity,
        )) /
        all;
}
