/** Why a text cannot be looked for at all; `null`: it can. */
export function troubleWith(question: string): "empty" | "unreadable" | "tooLong" | null {
  if (question.trim() === "") return "empty";
  if (!/[\p{L}\p{N}]/u.test(question)) return "unreadable";
  return question.length > LONGEST_QUESTION ? "tooLong" : null;
}

/** Characters: what channels pass on at most. */
const LONGEST_QUESTION = 4000;
