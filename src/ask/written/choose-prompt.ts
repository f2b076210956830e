import { blockLines } from "../../core/blocks.ts";
import type { Policy } from "../../core/policy.ts";
import type { CurrentSection } from "../../core/ports/page-store.ts";
import type { AnswerForm } from "../../core/written.ts";
import type { Quote } from "../quote.ts";

export interface WritingFacts {
  /** Those that answer, the main one first. */
  readonly sections: readonly [CurrentSection, ...CurrentSection[]];
  /** What would be quoted of the main one. */
  readonly quote: Quote;
  readonly sensitive: boolean;
  readonly form: AnswerForm;
  readonly policy: Policy["models"];
}

export type WritingChoice =
  | { readonly kind: "write"; readonly prompt: "answer" | "action-card" }
  | { readonly kind: "quote"; readonly why: "off" | "sensitive" | "decision" | "steps" };

/**
 * How an answer is told. What is sensitive, and what a human decides, is quoted always. So is a procedure that
 * fits the card, for whoever is new to it: its own steps, none of them left out or told in other words. A long
 * one becomes the few things to do.
 */
export function choosePrompt({ sections, quote, sensitive, form, policy }: WritingFacts): WritingChoice {
  if (policy.answers === "off") return { kind: "quote", why: "off" };
  if (sensitive || sections.some((section) => section.sensitive)) return { kind: "quote", why: "sensitive" };
  if (sections.some(({ approval }) => approval)) return { kind: "quote", why: "decision" };
  if (!quote.isProcedure) return { kind: "write", prompt: "answer" };
  const [main] = sections;
  if (sections.length === 1 && blockLines(main.blocks).length > policy.denseLines)
    return { kind: "write", prompt: "action-card" };
  return form === "novice" ? { kind: "quote", why: "steps" } : { kind: "write", prompt: "answer" };
}
