import type { ShownQuestion } from "../items/show-question.ts";

/**
 * What was answered, as grading reads it: values of options or steps, in whatever form they came (value, text
 * as shown), or what was typed. `null`: nothing that could be an answer.
 */
export function givenAnswer(shown: ShownQuestion, said: string): string | null {
  const text = said.trim();
  if (text === "") return null;
  const known = [...shown.options, ...shown.steps];
  if (known.length === 0) return text;
  const whole = valueSaid(known, text);
  if (whole !== null) return whole;
  const values = text.split(",").map((part) => valueSaid(known, part));
  return values.every((value) => value !== null) ? [...new Set(values)].join(",") : null;
}

function valueSaid(known: ShownQuestion["options"], said: string): string | null {
  const wanted = said.trim();
  const isText = ({ text }: { readonly text: string }) => text.toLowerCase() === wanted.toLowerCase();
  return (known.find(({ value }) => value === wanted) ?? known.find(isText))?.value ?? null;
}
