import type { Card, Field, Form } from "../../core/card.ts";
import { act, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { newPageWords } from "../../core/messages/new-page.ts";
import { longestReason } from "./edit-card.ts";
import { longestPart, partNames } from "./entry-parts.ts";
import type { NewPageEntry } from "./new-page-draft.ts";

const words = newPageWords.card;

/** Characters of a title. */
export const longestTitle = 150;

export interface WriteCard {
  readonly entry: NewPageEntry;
  /** Where it will stand, in words; `null`: at the top, or still to be chosen. */
  readonly place: string | null;
  /** Areas to choose from; none: where it stands is clear. */
  readonly areas: readonly { readonly id: string; readonly title: string }[];
  /** Id of the area that is chosen at first. */
  readonly area: string | null;
  /** Why it was not taken. */
  readonly remark: string | null;
  /** What hands it in, with what it has to know. */
  readonly save: { readonly action: string; readonly value: Readonly<Record<string, string | number>> };
}

/** A page to be written: its title, its text, and why. */
export function writeCard({ entry, place, areas, area, remark, save }: WriteCard): Card {
  return cardOf([
    { kind: "heading", text: words.heading },
    ...(remark === null
      ? []
      : [{ kind: "notice" as const, tone: "warning" as const, spans: [{ text: remark }] }]),
    ...(place === null ? [] : [quietLine(words.place(place))]),
    quietLine(words.markdown),
    {
      kind: "fields",
      fields: [...(areas.length === 0 ? [] : [areaField(areas, area)]), ...fieldsOf(entry)],
      buttons: [{ ...act(words.save, save.action, save.value), primary: true }],
    },
  ]);
}

/** The same behind a button, which names the page. */
export function writeForm(value: unknown): Form {
  const title = isTitled(value) ? value.title : "";
  const { title: heading, submit } = newPageWords.form;
  return {
    title: heading,
    submit,
    intro: words.markdown,
    fields: fieldsOf({ title, parts: [], reason: "" }),
  };
}

function isTitled(value: unknown): value is { readonly title: string } {
  return typeof value === "object" && value !== null && "title" in value && typeof value.title === "string";
}

/** Nothing is required by the client: what is missing is said in words, and what was written stays. */
function fieldsOf({ title, parts, reason }: NewPageEntry): readonly Field[] {
  const one = { kind: "text", lines: "one", required: false } as const;
  return [
    { ...one, name: "title", label: words.pageTitle, most: longestTitle, initial: title },
    ...partNames.slice(0, Math.max(2, parts.length)).map(
      (name, at): Field => ({
        kind: "text",
        name,
        label: at === 0 ? words.text : words.more,
        lines: "many",
        required: false,
        most: longestPart,
        initial: parts[at] ?? "",
      }),
    ),
    { ...one, name: "reason", label: words.reason, most: longestReason, initial: reason },
  ];
}

function areaField(areas: WriteCard["areas"], area: string | null): Field {
  const options = areas.slice(0, mostAreas).map(({ id, title }) => ({ value: id, label: title }));
  return { kind: "choice", name: "area", label: words.area, options, initial: area, style: "menu" };
}

/** Options of a menu in Slack. */
const mostAreas = 100;
