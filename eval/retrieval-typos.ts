/** A question as hurried people type it: one slip in every third word of five letters or more. */
export function withTypos(text: string, random: () => number): string {
  let longWords = 0;
  return text.replace(/\p{L}{5,}/gu, (word) => {
    const isHit = longWords % 3 === 0;
    longWords += 1;
    return isHit ? withOneSlip(word, random) : word;
  });
}

function withOneSlip(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  switch (Math.floor(random() * 4)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1);
    case 1:
      return word.slice(0, at) + letter + word.slice(at);
    case 2:
      return word.slice(0, at) + letter + word.slice(at + 1);
    default: {
      const first = Math.min(at, word.length - 2);
      return word.slice(0, first) + word[first + 1] + word[first] + word.slice(first + 2);
    }
  }
}
