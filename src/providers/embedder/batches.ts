/** Texts in their order, in requests that every server takes: neither too many nor too long together. */
export function batches(texts: readonly string[]): readonly (readonly string[])[] {
  const all: string[][] = [];
  let [last, letters]: [string[], number] = [[], 0];
  for (const text of texts) {
    if (last.length === TEXTS_AT_ONCE || (last.length > 0 && letters + text.length > LETTERS_AT_ONCE)) {
      all.push(last);
      [last, letters] = [[], 0];
    }
    last.push(text);
    letters += text.length;
  }
  return last.length === 0 ? all : [...all, last];
}

const TEXTS_AT_ONCE = 96;
/** About 25,000 tokens. */
const LETTERS_AT_ONCE = 100_000;
