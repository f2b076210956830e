import type { Passage } from "./terms.ts";

/** A passage as a model reads it: under its headings. */
export function toPassageText({
  title,
  headings,
  text,
}: Pick<Passage, "title" | "headings" | "text">): string {
  return [title, ...headings, text].filter((part) => part !== "").join("\n");
}
