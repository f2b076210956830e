import { seededRandom } from "../src/core/seeded-random.ts";
import type { IndexRow } from "../src/core/terms.ts";

/** A made-up company's passages, the same for the same number: words as frequent as Zipf's law has them. */
export interface MadeUpCorpus {
  readonly rows: readonly IndexRow[];
  readonly questions: readonly string[];
}

export function madeUpCorpus(passages: number, questions: number): MadeUpCorpus {
  const random = seededRandom(42);
  const nextWord = wordSource(random);
  const text = (words: number) => Array.from({ length: words }, nextWord).join(" ");
  const rows = Array.from({ length: passages }, (_, i): IndexRow => {
    const page = Math.floor(i / PASSAGES_OF_A_PAGE);
    return {
      id: `passage-${i}`,
      sop: `page-${page}`,
      section: `section-${i % PASSAGES_OF_A_PAGE}`,
      part: 0,
      title: `${text(3)} ${page}`,
      headings: [text(3)],
      text: text(60 + Math.floor(random() * 120)),
      audience: i % 10 === 0 ? ["finance"] : [],
      language: "en",
      wordings: [],
      from: new Date(0),
      until: i % 20 === 0 ? new Date(1) : null,
    };
  });
  const asked = Array.from({ length: questions }, () => `How do I ${questionAbout(rows, random)}?`);
  return { rows, questions: asked };
}

/** Words out of one passage, as somebody asks who wants it, one of them mistyped now and then. */
function questionAbout(rows: readonly IndexRow[], random: () => number): string {
  const words = rows[Math.floor(random() * rows.length)]?.text.split(" ") ?? [];
  const asked = Array.from({ length: 4 + Math.floor(random() * 5) }, () => {
    const word = words[Math.floor(random() * words.length)] ?? "";
    return random() < 0.1 && word.length > 5 ? word.slice(0, 3) + word.slice(4) : word;
  });
  return asked.join(" ");
}

/** The n-th word comes up as often as 1/(n + 2.7): Mandelbrot's form of the law. */
function wordSource(random: () => number): () => string {
  const vocabulary = Array.from({ length: VOCABULARY }, (_, i) => madeUpWord(i));
  const sums: number[] = [];
  let sum = 0;
  for (let i = 0; i < VOCABULARY; i += 1) {
    sum += 1 / (i + 2.7);
    sums.push(sum);
  }
  return () => {
    const wanted = random() * sum;
    let [low, high] = [0, VOCABULARY - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return vocabulary[low] ?? "";
  };
}

/** Frequent words are short, as in every language. */
function madeUpWord(n: number): string {
  let word = "";
  for (let rest = n + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length];
  }
  return word;
}

const VOCABULARY = 60_000;
const PASSAGES_OF_A_PAGE = 8;
const SYLLABLES =
  "ba re ti on ac pro ment al co de in ex po lu ra ve ke nor tal mi su gra pla ter dom fi hu jo qua vex".split(
    " ",
  );
