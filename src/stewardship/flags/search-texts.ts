/**
 * What to look for to find sections on the same: each sentence with a figure, together as long as they are short. A
 * long query takes long, and one sentence among many says little.
 */
export function searchTexts(lines: readonly string[]): readonly string[] {
  const texts: string[] = [];
  for (const line of lines.map((one) => one.slice(0, longestQuery))) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + line.length < longestQuery)
      texts[texts.length - 1] = `${last} ${line}`;
    else texts.push(line);
  }
  return texts;
}

/** Letters. */
const longestQuery = 240;
