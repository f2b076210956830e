import type { SectionKey } from "./ports/page-store.ts";
import type { Risk } from "./terms.ts";

/**
 * `choice`: one option is right. `several`: some are. `cloze`: a sentence with a gap. `recall`: a short answer
 * in one's own words. `order`: steps to be put in order. `scenario`: a case, and which branch to take.
 */
export type ItemKind = "choice" | "several" | "cloze" | "recall" | "order" | "scenario";

/** What an item asks, as its author wrote it. Two of the same text are the same version. */
export interface ItemText {
  readonly kind: ItemKind;
  /** What is asked. `{name}` stands for a value drawn from `variants`, `___` for the gap of a cloze. */
  readonly stem: string;
  /** Of a choice, several or scenario; none for the other kinds. Names are what a rule returns. */
  readonly options: readonly { readonly name: string; readonly text: string }[];
  /**
   * Names of the right options; of a cloze or recall every answer that is right; of an order its steps from
   * first to last. Empty where `rule` computes it.
   */
  readonly key: readonly string[];
  /** Why the key is right; `null`: the section says it. */
  readonly explain: string | null;
  /** What is drawn afresh each time, by the name under which it stands in the text. */
  readonly variants: Readonly<Record<string, VariantRange>>;
  /** CEL expression over the drawn values: the name of the right option, or the right answer itself. */
  readonly rule: string | null;
  /** `threshold`, `exception`: what experienced people are asked, too. */
  readonly about: "routine" | "threshold" | "exception";
}

export type VariantRange =
  /** From `from` to `to`, both included, in steps of `step`, shown with `decimals` digits after the point. */
  | {
      readonly kind: "number";
      readonly from: number;
      readonly to: number;
      readonly step: number;
      readonly decimals: number;
    }
  | { readonly kind: "list"; readonly values: readonly string[] };

/** A question that tests one section, at one version of its own text. */
export interface QuizItem extends ItemText, SectionKey {
  readonly id: string;
  /** 3 of v3: counts the item's own texts. */
  readonly version: number;
  readonly skills: readonly string[];
  /**
   * Hash of the section's text for which somebody approved this version of the item. Another current text
   * makes the item stale. `null`: a draft, which is never asked.
   */
  readonly approvedFor: string | null;
  /** Where it came from: written by people, derived from the section's structure, drafted by a language model. */
  readonly origin: "written" | "derived" | "model";
}

/** One version of an item for one text of its section: what an owner decides on. */
export interface ItemAtText {
  readonly item: string;
  readonly version: number;
  /** Hash of the section's text. */
  readonly sectionHash: string;
}

/** Who was shown an item after its section changed, in which message. */
export interface ItemNotice extends ItemAtText {
  readonly person: string;
  readonly message: string;
  readonly at: Date;
}

/** What practice needs to know of the section that an item tests, as it is current. */
export interface ItemSection extends SectionKey {
  readonly title: string;
  readonly heading: string;
  /** Version of the page. */
  readonly version: number;
  /** Hash of the section's text. */
  readonly hash: string;
  /** Address below our own. */
  readonly url: string;
  readonly risk: Risk;
  readonly audience: readonly string[];
  /** Looked up, never drilled. */
  readonly lookup: boolean;
  readonly sensitive: boolean;
  /** When the page is to be looked at again; `null`: nobody promised to. */
  readonly reviewDue: Date | null;
  /** Whom doubts about the page and its items go to; `null`: nobody known. */
  readonly owner: string | null;
}

/** `stale`: the section has changed since somebody approved the item. `gone`: no current page has the section. */
export type ItemState = "askable" | "draft" | "stale" | "lookup" | "sensitive" | "gone";

/** An item with the section it tests, and whether it may be asked now. */
export interface PooledItem {
  readonly item: QuizItem;
  /** `null` when `gone`. */
  readonly section: ItemSection | null;
  readonly state: ItemState;
}

/** Whether an item may be asked, from what is true now: nothing has to run for an item to go stale. */
export function itemState(item: Pick<QuizItem, "approvedFor">, section: ItemSection | null): ItemState {
  if (section === null) return "gone";
  if (item.approvedFor === null) return "draft";
  if (item.approvedFor !== section.hash) return "stale";
  if (section.sensitive) return "sensitive";
  return section.lookup ? "lookup" : "askable";
}
