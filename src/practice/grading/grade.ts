import type { GlossaryEntry } from "../../core/terms.ts";
import type { ShownOption, ShownQuestion } from "../items/show-question.ts";
import { compareTyped, type Verdict } from "./compare-typed.ts";
import { readText, tokensOf } from "./normalise.ts";

/**
 * Whether an answer is right. `answer`: values of options or steps, joined by commas, or what was typed.
 * `undecided`: no rule can tell, so the learner sees the key and says.
 */
export function grade(question: ShownQuestion, answer: string, terms: readonly GlossaryEntry[]): Verdict {
  if (answer.trim() === "") return "wrong";
  switch (question.kind) {
    case "choice":
    case "scenario": {
      const chosen = optionSaid(question.options, answer);
      if (chosen === null) return "undecided";
      return question.key.includes(chosen) ? "right" : "wrong";
    }
    case "several": {
      const chosen = valuesOf(question.options, answer);
      if (chosen === null) return "undecided";
      const isRight =
        chosen.length === question.key.length && question.key.every((one) => chosen.includes(one));
      return isRight ? "right" : "wrong";
    }
    case "order": {
      const chosen = valuesOf(question.steps, answer);
      if (chosen === null) return "undecided";
      return chosen.join() === question.key.join() ? "right" : "wrong";
    }
    case "cloze":
    case "recall":
      return gradeTyped(question, answer, terms);
  }
}

function gradeTyped({ key, stem }: ShownQuestion, answer: string, terms: readonly GlossaryEntry[]): Verdict {
  const context = readText(stem.replaceAll("___", " "), terms);
  const said = readText(answer, terms);
  const verdicts = key.map((one) => compareTyped(readText(one, terms), said, context));
  if (key.some((one) => isSame(one, answer)) || verdicts.includes("right")) return "right";
  return verdicts.every((verdict) => verdict === "wrong") ? "wrong" : "undecided";
}

/** The same letters and digits, however they are put together: "e-mail" is "email". */
function isSame(key: string, answer: string): boolean {
  const letters = tokensOf(key).join("");
  return letters === "" ? key.trim() === answer.trim() : letters === tokensOf(answer).join("");
}

/** By its value, else by its text; `null`: no such option. */
function optionSaid(options: readonly ShownOption[], said: string): string | null {
  const plain = (text: string) => tokensOf(text).join(" ");
  const found =
    options.find(({ value }) => value === said.trim()) ??
    options.find(({ text }) => plain(text) !== "" && plain(text) === plain(said));
  return found?.value ?? null;
}

/** `null`: one of them is no option. */
function valuesOf(options: readonly ShownOption[], said: string): readonly string[] | null {
  const whole = optionSaid(options, said);
  if (whole !== null) return [whole];
  const values = said.split(",").map((one) => optionSaid(options, one));
  return values.includes(null) ? null : [...new Set(values.filter((value) => value !== null))];
}
