/**
 * The English Snowball stemmer ("Porter 2", https://snowballstem.org/algorithms/english/stemmer.html):
 * "approvals", "approved" and "approving" are found under one stem.
 *
 * Takes a lower-case word without accents. Words with a digit and words of another alphabet come back
 * as they are.
 */
export function stem(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const found = english.test(word) ? stemEnglish(word) : word;
  // A page and its questions use the same few thousand words, so nearly every look-up ends above.
  if (remembered.size >= REMEMBERED_WORDS) remembered.clear();
  remembered.set(word, found);
  return found;
}

const REMEMBERED_WORDS = 200_000;
const remembered = new Map<string, string>();
const english = /^[a-z][a-z']{2,}$/;

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["skis", "ski"],
  ["skies", "sky"],
  ["idly", "idl"],
  ["gently", "gentl"],
  ["ugly", "ugli"],
  ["early", "earli"],
  ["only", "onli"],
  ["singly", "singl"],
  ["sky", "sky"],
  ["news", "news"],
  ["howe", "howe"],
  ["atlas", "atlas"],
  ["cosmos", "cosmos"],
  ["bias", "bias"],
  ["andes", "andes"],
]);

/** After their plural is gone these look like verb forms and are not. */
const WHOLE = new Set([
  "inning",
  "outing",
  "canning",
  "herring",
  "earring",
  "evening",
  "proceed",
  "exceed",
  "succeed",
]);

function stemEnglish(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  let w = markConsonantY(word.startsWith("'") ? word.slice(1) : word);
  const [r1, r2] = regions(w);
  w = dropPlural(w.replace(/'(s'?)?$/, ""));
  if (WHOLE.has(w)) return w;
  w = dropVerbEnding(w, r1);
  w = w.replace(/(?<=.[^aeiouy])[yY]$/, "i");
  w = replaceLongest(w, r1, DERIVED);
  w = replaceLongest(w, r1, DERIVED_AGAIN, r2);
  w = dropResidual(w, r2);
  return dropFinal(w, r1, r2).toLowerCase();
}

/** A `y` at the start or after a vowel is a consonant; it is written `Y` until the end. */
function markConsonantY(word: string): string {
  return word.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
}

/** Where the two regions start in which endings may be dropped. */
function regions(word: string): readonly [number, number] {
  const special = /^(gener|commun|arsen|past|univers|later|emerg|organ)/.exec(word);
  const r1 = special?.[0].length ?? afterVowelConsonant(word, 0);
  return [r1, afterVowelConsonant(word, r1)];
}

function afterVowelConsonant(word: string, from: number): number {
  const match = /[aeiouy][^aeiouy]/.exec(word.slice(from));
  return match ? from + match.index + 2 : word.length;
}

function dropPlural(w: string): string {
  if (w.endsWith("sses")) return w.slice(0, -2);
  if (/ie[ds]$/.test(w)) return w.length > 4 ? w.slice(0, -2) : w.slice(0, -1);
  if (/(us|ss)$/.test(w)) return w;
  if (/[aeiouy].+s$/.test(w)) return w.slice(0, -1);
  return w;
}

function dropVerbEnding(w: string, r1: number): string {
  const eed = /(eed|eedly)$/.exec(w);
  if (eed) return eed.index >= r1 ? `${w.slice(0, eed.index)}ee` : w;
  const ending = /(ingly|edly|ing|ed)$/.exec(w);
  if (!ending) return w;
  const base = w.slice(0, ending.index);
  if (ending[0] === "ing" && /^[^aeiouy]y$/.test(base)) return `${base.slice(0, -1)}ie`;
  if (!/[aeiouy]/.test(base)) return w;
  if (/(at|bl|iz)$/.test(base)) return `${base}e`;
  if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(base) && !/^[aeo](bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(base)) {
    return base.slice(0, -1);
  }
  return isShort(base, r1) ? `${base}e` : base;
}

function isShort(w: string, r1: number): boolean {
  return r1 >= w.length && endsShort(w);
}

function endsShort(w: string): boolean {
  return /[^aeiouy][aeiouy][^aeiouywxY]$/.test(w) || /^[aeiouy][^aeiouy]$/.test(w) || w === "past";
}

type Ending = readonly [
  ending: string,
  instead: string,
  onlyAfter?: RegExp | undefined,
  inSecondRegion?: boolean,
];

/** Longest endings first: the first that fits decides, even when its condition then fails. */
const DERIVED: readonly Ending[] = [
  ["ization", "ize"],
  ["ational", "ate"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["iveness", "ive"],
  ["tional", "tion"],
  ["biliti", "ble"],
  ["lessli", "less"],
  ["entli", "ent"],
  ["ation", "ate"],
  ["alism", "al"],
  ["aliti", "al"],
  ["ousli", "ous"],
  ["iviti", "ive"],
  ["fulli", "ful"],
  ["ogist", "og"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["abli", "able"],
  ["izer", "ize"],
  ["ator", "ate"],
  ["alli", "al"],
  ["bli", "ble"],
  ["ogi", "og", /l$/],
  ["li", "", /[cdeghkmnrt]$/],
];

const DERIVED_AGAIN: readonly Ending[] = [
  ["ational", "ate"],
  ["tional", "tion"],
  ["alize", "al"],
  ["icate", "ic"],
  ["iciti", "ic"],
  ["ative", "", undefined, true],
  ["ical", "ic"],
  ["ness", ""],
  ["ful", ""],
];

function replaceLongest(w: string, r1: number, endings: readonly Ending[], r2 = 0): string {
  const found = endings.find(([ending]) => w.endsWith(ending));
  if (!found) return w;
  const [ending, instead, onlyAfter, inSecondRegion] = found;
  const base = w.slice(0, w.length - ending.length);
  if (base.length < (inSecondRegion ? r2 : r1)) return w;
  return onlyAfter && !onlyAfter.test(base) ? w : base + instead;
}

function dropResidual(w: string, r2: number): string {
  const ending = /(ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/.exec(w);
  if (!ending || ending.index < r2) return w;
  if (ending[0] === "ion" && !/[st]$/.test(w.slice(0, ending.index))) return w;
  return w.slice(0, ending.index);
}

function dropFinal(w: string, r1: number, r2: number): string {
  const base = w.slice(0, -1);
  if (w.endsWith("e") && (base.length >= r2 || (base.length >= r1 && !endsShort(base)))) return base;
  if (w.endsWith("ll") && base.length >= r2) return base;
  return w;
}
