import type { ItemKind } from "../../core/items.ts";
import type { Why } from "../../core/practice.ts";
import type { PlanMade } from "../day/plan-for.ts";
import type { ShownOption } from "../items/show-question.ts";
import type { PassedReason } from "../schedule/plan-session.ts";
import type { NextFetched } from "../session/next-question.ts";
import { type WhyView, whyInWords } from "../session/why-words.ts";
import { nothingInWords, passedInWords } from "./passed-words.ts";

/** What `cairn practice next --json` prints. */
export type NextJson =
  | {
      readonly question: string;
      readonly kind: ItemKind;
      readonly stem: string;
      /** To choose from, or steps to be put in order. */
      readonly options?: readonly ShownOption[];
      readonly why: string;
    }
  | { readonly none: string };

export function nextJson(
  { asked, passed }: NextFetched,
  view: Pick<WhyView, "skillMap" | "zone" | "now">,
): NextJson {
  if (asked === null) return { none: nothingInWords(passed, view) };
  const { question, shown } = asked;
  const options = [...shown.options, ...shown.steps];
  return {
    question: question.id,
    kind: shown.kind,
    stem: shown.stem,
    ...(options.length === 0 ? {} : { options }),
    why: whyInWords(question.why, asked),
  };
}

/** What `cairn practice plan --json` prints: every item, in one of two lists. */
export interface PlanJson {
  readonly chosen: readonly { readonly item: string; readonly kind: Why["kind"]; readonly why: string }[];
  readonly passed: readonly {
    readonly item: string;
    readonly kind: PassedReason["kind"];
    readonly reason: string;
  }[];
}

export function planJson(
  { plan, pool }: PlanMade,
  view: Pick<WhyView, "skillMap" | "zone" | "now">,
): PlanJson {
  const pageOf = (item: string) => pool.get(item)?.section?.title ?? item;
  return {
    chosen: plan.chosen.map(({ item, why }) => ({
      item,
      kind: why.kind,
      why: whyInWords(why, { ...view, page: pageOf(item) }),
    })),
    passed: plan.passed.map(({ item, reason }) => ({
      item,
      kind: reason.kind,
      reason: passedInWords(reason, view),
    })),
  };
}
