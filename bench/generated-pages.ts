/** Words of made-up procedures, the same for the same seed. */
export function generatedPage(number: number, edition = 0): string {
  const random = randomFrom(number * 7919 + 17);
  const sentence = (): string => {
    const words = Array.from(
      { length: 8 + Math.floor(random() * 12) },
      () => vocabulary[Math.floor(random() * vocabulary.length)],
    );
    return `${words.join(" ")}.`;
  };
  const paragraph = (): string => Array.from({ length: 3 }, sentence).join(" ");
  const steps = (): string => Array.from({ length: 4 }, (_, i) => `${i + 1}. ${sentence()}`).join("\n");
  const sections = Array.from(
    { length: 6 },
    (_, i) => `## Part ${i} of procedure ${number} {#part-${i}}\n\n${paragraph()}\n\n${steps()}`,
  );
  return `# Procedure ${number}\n\nThe limit is ${number + edition} EUR. ${paragraph()}\n\n${sections.join("\n\n")}\n`;
}

const syllables = [
  "ba",
  "co",
  "di",
  "fu",
  "ga",
  "ho",
  "ki",
  "lu",
  "me",
  "no",
  "pa",
  "ri",
  "so",
  "tu",
  "va",
  "we",
];
const vocabulary = syllables.flatMap((a) => syllables.flatMap((b) => syllables.map((c) => a + b + c)));

/** Numbers from 0 to 1 (Park and Miller's generator). */
function randomFrom(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
