import type { Card, Element, Field } from "../../core/card.ts";
import { act, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { draftWords } from "../../core/messages/drafts.ts";
import { longestPart, partNames } from "./entry-parts.ts";

const words = draftWords.editCard;

/** What somebody writes on the card. */
export interface Entry {
  /** Of the text, in their order. */
  readonly parts: readonly string[];
  readonly reason: string;
  /** A day, as it was typed. */
  readonly effective: string;
}

/** Where the text stands. */
export interface EditPlace {
  readonly sop: string;
  /** Slug; empty: the whole page. */
  readonly section: string;
  /** Version that the writer sees. */
  readonly base: number;
  /** The draft whose place the text takes; empty: none. */
  readonly draft: string;
}

export interface EditCard {
  readonly place: EditPlace;
  readonly title: string;
  /** `null`: the whole page. */
  readonly heading: string | null;
  readonly entry: Entry;
  /** Why it was not taken. */
  readonly remark: string | null;
  /** What the page says in the same place, where that is another text; `null`: nothing to compare. */
  readonly theirs: string | null;
}

/** Characters of a reason, as it stands in the page's history. */
export const longestReason = 300;

/** A page's text to be changed, with why and from when. */
export function editCard({ place, title, heading, entry, remark, theirs }: EditCard): Card {
  return cardOf([
    { kind: "heading", text: words.title(title) },
    ...(remark === null ? [] : [problem(remark)]),
    quietLine(words.place(place.base, heading)),
    quietLine(words.markdown),
    ...(theirs === null ? [] : [fold(words.theirs(place.base), theirs)]),
    {
      kind: "fields",
      fields: [...entry.parts.map((part, at) => partField(part, at, entry.parts.length)), ...rest(entry)],
      buttons: [{ ...act(words.save, "stewardship.save", { ...place }), primary: true }],
    },
  ]);
}

function partField(text: string, at: number, of: number): Field {
  return {
    kind: "text",
    name: partNames[at] ?? "text",
    label: of === 1 ? words.text : words.part(at + 1, of),
    lines: "many",
    required: false,
    most: longestPart,
    initial: text,
  };
}

function rest({ reason, effective }: Entry): readonly Field[] {
  const one = { kind: "text", lines: "one", required: false } as const;
  return [
    { ...one, name: "reason", label: words.reason, most: longestReason, initial: reason },
    { ...one, name: "effective", label: words.effective, most: 20, initial: effective },
  ];
}

function problem(text: string): Element {
  return { kind: "notice", tone: "warning", spans: [{ text }] };
}

function fold(label: string, text: string): Element {
  const lines = text.split("\n").filter((one) => one.trim() !== "");
  return { kind: "fold", label, elements: lines.map((one) => line(one)) };
}
