import type { ItemText } from "../../core/items.ts";
import type { VariantProposal } from "../../core/model-drafts.ts";
import type { PromptOutput } from "../../core/prompts.ts";
import { checkGrounding } from "../../grounding/check.ts";
import type { GroundingProblem, GroundingProblemKind } from "../../grounding/claims.ts";
import { sectionSource } from "../../grounding/section-source.ts";
import { checkItem } from "../items/check-item.ts";
import { filled } from "../items/placeholders.ts";
import { valueAt } from "../items/variants.ts";
import type { DraftedFrom } from "./drafted-item.ts";
import { isOfTheirKind } from "./same-kind.ts";
import { type WordPlace, withValues } from "./word-places.ts";

interface Varied {
  readonly item: ItemText;
  readonly section: DraftedFrom;
  /** Those that further values were asked for. */
  readonly places: readonly WordPlace[];
  /** Of people who work here: a case is about nobody of them. */
  readonly names: readonly string[];
  /** Values that a place has in the end, and further ones of all places together. */
  readonly mostOfPlace: number;
  readonly mostAtOnce: number;
}

/**
 * Of what a model wrote, the values that may be put before whoever approves items: of the kind of those that are
 * there, nothing that the section would have to know, and the item's rule finds an answer with each of them.
 */
export function furtherValues(
  written: PromptOutput<"scenario-variants">["variants"],
  varied: Varied,
): VariantProposal["values"] {
  const { item, section, places, names, mostOfPlace, mostAtOnce } = varied;
  const found: Record<string, readonly string[]> = {};
  let left = mostAtOnce;
  for (const place of places) {
    const isSound = groundedLike(item, section, place);
    const all = written.flatMap(({ name, values }) => (name === place.name ? values : []));
    for (const value of all.map((one) => one.trim())) {
      const own = found[place.name] ?? [];
      const present = [...place.values, ...own];
      if (left === 0 || present.length >= mostOfPlace) break;
      if (!isOfTheirKind(value, present) || namesSomebody(value, names) || !isSound(value)) continue;
      const further = { ...found, [place.name]: [...own, value] };
      if (checkItem(withValues(item, further)).refused.length > 0) continue;
      found[place.name] = [...own, value];
      left -= 1;
    }
  }
  return found;
}

function namesSomebody(value: string, names: readonly string[]): boolean {
  return names.some((name) => value.toLowerCase().includes(name.toLowerCase()));
}

/** Whether the stem with a value in its place says nothing of the section that it does not say with the present ones. */
function groundedLike(
  item: ItemText,
  section: DraftedFrom,
  { name, values }: WordPlace,
): (value: string) => boolean {
  const sources = [sectionSource(section)];
  const others = Object.entries(item.variants).map(([own, range]) => [own, valueAt(range, 0)] as const);
  const problemsWith = (value: string): readonly GroundingProblem[] => {
    const text = filled(item.stem, item.variants, { ...Object.fromEntries(others), [name]: value });
    const grounding = checkGrounding({ claims: [{ text, cites: [1] }], sources, question: null });
    return grounding.kind === "grounded" ? [] : grounding.problems;
  };
  const present = values.map(problemsWith);
  const inAll = (problem: GroundingProblem) =>
    present.every((found) => found.some((one) => one.kind === problem.kind && one.text === problem.text));
  const usual = new Set(present.flat().flatMap((one) => (inAll(one) ? [] : [one.kind])));
  return (value) =>
    problemsWith(value).every(
      (one) => inAll(one) || one.kind === "unsupported" || (usual.has(one.kind) && !never.has(one.kind)),
    );
}

/** What no case may bring in, even where one that is there does. */
const never: ReadonlySet<GroundingProblemKind> = new Set([
  "number",
  "date",
  "amount",
  "link",
  "address",
  "code",
  "instruction",
  "disguised",
]);
