import type { Span } from "../../core/blocks.ts";
import type { ActButton, Element } from "../../core/card.ts";
import { act, quietLine } from "../../core/card-parts.ts";
import type { QuizItem } from "../../core/items.ts";
import { itemDecisionWords } from "../../core/messages/item-decisions.ts";
import { sampleDraws } from "../items/draw.ts";
import { ruleOf, showQuestion } from "../items/show-question.ts";
import { type ItemsScope, scopeValue } from "./items-scope.ts";
import type { WaitingVariants } from "./waiting-variants.ts";

const words = itemDecisionWords.variants;

/** A further value and the place it is proposed for. */
interface FurtherValue {
  readonly place: string;
  readonly value: string;
}

/** All of a proposal, in the order in which they are shown and counted. */
export function furtherValuesOf({ values }: Pick<WaitingVariants, "values">): readonly FurtherValue[] {
  return Object.entries(values).flatMap(([place, more]) => more.map((value) => ({ place, value })));
}

/** What each place draws so far and what it would draw, too; where the rule looks at it, with the answer it finds. */
export function variantsElements(waiting: WaitingVariants, scope: ItemsScope): readonly Element[] {
  const { item, values } = waiting;
  const uses = item.rule === null ? new Set<string>() : ruleOf(item).uses;
  const isLookedAt = Object.keys(values).some((place) => uses.has(place));
  return [
    {
      kind: "bullets",
      items: Object.entries(values).flatMap(([place, more]) => [
        soFar(item, place),
        ...more.map((value): readonly Span[] => [
          { text: words.further },
          { text: value, bold: true },
          ...(uses.has(place) ? [{ text: words.leadsTo(answersWith(item, place, value)) }] : []),
        ]),
      ]),
    },
    quietLine(isLookedAt ? words.lookedAt : words.intro),
    { kind: "buttons", buttons: buttonsOf(waiting, scope) },
  ];
}

function soFar({ variants }: QuizItem, place: string): readonly Span[] {
  const range = variants[place];
  return [{ text: words.soFar(place, range?.kind === "list" ? range.values : []) }];
}

/** What the rule finds right when a place draws this value, whatever the others draw. */
function answersWith(item: QuizItem, place: string, value: string): readonly string[] {
  const only = {
    ...item,
    variants: { ...item.variants, [place]: { kind: "list", values: [value] } as const },
  };
  const draws = sampleDraws(only, { numbers: ruleOf(only).numbers, mixes: 200, random: 20 });
  return [...new Set(draws.map(({ values }) => showQuestion(only, values, "example").keyText))];
}

function buttonsOf(waiting: WaitingVariants, scope: ItemsScope): readonly ActButton[] {
  const { item, section } = waiting;
  const further = furtherValuesOf(waiting);
  const all = further.map((_, at) => String(at));
  const value = { item: item.id, version: item.version, hash: section.hash, ...scopeValue(scope) };
  const { title, submit, intro, fits } = words.pickForm;
  const options = further.map((one, at) => ({
    value: String(at),
    label: words.option(one.place, one.value),
  }));
  return [
    {
      ...act(words.approve, "practice.variants-approve", { ...value, values: all.join(",") }),
      primary: true,
    },
    ...(further.length === 1
      ? []
      : [
          {
            ...act(words.pick, "practice.variants-approve", value),
            form: {
              title,
              submit,
              intro,
              fields: [
                {
                  name: "values",
                  label: fits,
                  kind: "several" as const,
                  options,
                  initial: all,
                  required: true as const,
                },
              ],
            },
          },
        ]),
    act(words.refuse, "practice.variants-refuse", value),
  ];
}
