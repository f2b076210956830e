/**
 * A text in the form in which it is compared: one way to write each letter, digit, space and quotation mark, nothing
 * that nobody sees, no marks of emphasis. Letters of other alphabets that stand for Latin ones become these.
 */
export function plainText(text: string): string {
  const plain = text
    .replace(emphasis, "")
    .replace(/[’‘ʼ´]/g, "'")
    .replace(/[“”„]/g, '"');
  if (ascii.test(plain)) return plain;
  return plain
    .replace(/(\d)(?=[½¼¾⅓⅔])/gu, "$1 ")
    .normalize("NFKC")
    .replace(/⁄/g, "/")
    .replace(unseen, "")
    .replace(/\p{Nd}/gu, toDigit)
    .replace(/[‐‑‒–—−]/g, "-")
    .replace(/[\p{L}\p{M}]+/gu, (word) => (mixesAlphabets(word) ? toLatin(word) : word));
}

/**
 * What in a text is written to look like something else, or not to be seen at all. None of it is ever shown: whoever
 * reads the text could not tell what it says.
 */
export function disguisesIn(text: string): readonly string[] {
  if (ascii.test(text)) return [];
  const found = [...(text.match(neverSeen) ?? [])];
  if (!rightToLeft.test(text)) found.push(...(text.match(directionMarks) ?? []));
  if (!joinsLetters.test(text)) found.push(...(text.match(joiners) ?? []));
  if (!wideScripts.test(text)) found.push(...(text.match(wideLetters) ?? []));
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  found.push(...words.filter(mixesAlphabets));
  if (words.some((word) => /^\p{Script=Latin}{2,}$/u.test(word))) found.push(...words.filter(looksLatin));
  return found;
}

const ascii = /^[\t\n\r\x20-\x7e]*$/;
const emphasis = /\*\*|__(?=\S)|(?<=\S)__/g;
const unseen = /[\p{Cf}\p{Co}]|\p{Default_Ignorable_Code_Point}/gu;
/** Overrides of direction, spaces without width, tags, letters of nobody's alphabet, marks in heaps. */
const neverSeen =
  /[\u200b\u2060-\u2064\ufeff\u180e\u202a-\u202e\u2066-\u2069\p{Co}]|\u034f|[\u{e0000}-\u{e01ef}]|(?![\t\n\r])\p{Cc}|\p{M}{4,}/gu;
const directionMarks = /[\u200e\u200f\u061c]/gu;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const joiners = /[\u200c\u200d]/gu;
const joinsLetters =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Tamil}\p{Extended_Pictographic}]/u;
const wideLetters = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}\u2460-\u24ff\u{1f130}-\u{1f189}]/gu;
const wideScripts = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Digits of every script stand in rows of ten. */
function toDigit(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  let place = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - place - 1))) place += 1;
  return String(place % 10);
}

/** Each Latin letter with the Cyrillic and Greek ones that look like it. */
const lookalikes: ReadonlyMap<string, string> = new Map(
  "AАΑ aаα BВΒ CСϹ cсϲ DԀ dԁ EЕΕ eе GԌ HНΗ hһ IІΙ iіι JЈ jј KКΚ kκ MМΜ NΝ OОΟ oоο PРΡ pрρ QԚ qԛ SЅ sѕ TТΤ vν uυ WԜ wԝ XХΧ xхχ YУΥ yу ZΖ"
    .split(" ")
    .flatMap(([latin = "", ...others]) => others.map((other) => [other, latin] as const)),
);

/** Latin letters and look-alikes of them in one word. "µm" and "kΩ" have none that look Latin. */
function mixesAlphabets(word: string): boolean {
  return /\p{Script=Latin}/u.test(word) && [...word].some((sign) => lookalikes.has(sign));
}

function looksLatin(word: string): boolean {
  return [...word].every((sign) => lookalikes.has(sign));
}

function toLatin(word: string): string {
  return [...word].map((sign) => lookalikes.get(sign) ?? sign).join("");
}
