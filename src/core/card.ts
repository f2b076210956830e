import type { Span } from "./blocks.ts";
import type { Trust } from "./terms.ts";

/** What Cairn posts: a small tree that each channel renders in its own way. */
export interface Card {
  /** The card in plain words, for notifications, screen readers and clients that cannot show cards. */
  readonly summary: string;
  readonly elements: readonly Element[];
  /** A language model wrote words of it: said so where a channel has a mark for that. */
  readonly isGenerated?: true;
}

export type Element =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly spans: readonly Span[]; readonly quiet?: true }
  | { readonly kind: "steps"; readonly start: number; readonly steps: readonly Step[] }
  | { readonly kind: "bullets"; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: "notice"; readonly tone: "info" | "warning" | "change"; readonly spans: readonly Span[] }
  /** Never cut off, whatever the channel's limits: the rest gives way. */
  | {
      readonly kind: "citation";
      /** "Refund approvals v7 · Over 500" */
      readonly label: string;
      /** "effective 2 Oct 2026 · verified" */
      readonly detail: string;
      readonly trust: Trust;
      readonly url: string;
    }
  /** Shown after a tap; closed at first. */
  | { readonly kind: "fold"; readonly label: string; readonly elements: readonly Element[] }
  /**
   * `choices`: answers to choose from, each on a line of its own, and told in plain words, too. `quiet`: they
   * stand back behind everything else, where the channel can draw that.
   */
  | {
      readonly kind: "buttons";
      readonly buttons: readonly Button[];
      readonly choices?: true;
      readonly quiet?: true;
    }
  /**
   * Asked on the card itself; what is filled in joins the data of `buttons` under the fields' names, as a form
   * does. Buttons that need nothing filled in, or have a form of their own, stand in another element. At most
   * one on a card, with at most 12 options in all.
   */
  | { readonly kind: "fields"; readonly fields: readonly Field[]; readonly buttons: readonly ActButton[] }
  /** Two opposite judgements, of which the last tap counts, and what else to do. */
  | {
      readonly kind: "verdict";
      readonly positive: ActButton;
      readonly negative: ActButton;
      readonly others: readonly Button[];
    };

export interface Step {
  readonly spans: readonly Span[];
  /** Sub-points and warnings that belong to the step and are never parted from it. */
  readonly details: readonly { readonly warning: boolean; readonly spans: readonly Span[] }[];
}

export type Button = ActButton | LinkButton;

export interface ActButton {
  readonly kind: "act";
  readonly label: string;
  /** `capability.verb` */
  readonly action: string;
  readonly value: Readonly<Record<string, string | number | boolean>>;
  readonly primary?: true;
  /** Asked before the action is sent; what is filled in joins `value` under the fields' names. */
  readonly form?: Form;
}

interface LinkButton {
  readonly kind: "link";
  readonly label: string;
  readonly url: string;
}

/** A few questions behind a button: a modal, a task module, or fields that unfold. */
export interface Form {
  /** At most 24 characters, as `submit`. */
  readonly title: string;
  readonly submit: string;
  readonly intro: string | null;
  readonly fields: readonly Field[];
}

export type Field = {
  /** Letters, digits and dashes; the key of the answer in the action's value. */
  readonly name: string;
  readonly label: string;
} & (
  | {
      readonly kind: "text";
      readonly lines: "one" | "many";
      readonly required: boolean;
      /** Characters at most. */
      readonly most: number;
      readonly initial: string | null;
    }
  /** The answer is the value of one option. `list`: all are in sight; not said: a few are. */
  | {
      readonly kind: "choice";
      readonly options: readonly FieldOption[];
      readonly initial: string | null;
      readonly style?: "menu" | "list";
    }
  /** The answer is the values that are ticked, in any order, joined by commas; "" for none. */
  | {
      readonly kind: "several";
      readonly options: readonly FieldOption[];
      readonly initial: readonly string[];
      /** At least one is to be ticked. */
      readonly required?: true;
    }
  /** The answer is true or false; the label is the sentence that is ticked. */
  | { readonly kind: "check"; readonly initial: boolean }
  /** The answer is HH:MM. */
  | { readonly kind: "time"; readonly initial: string }
);

export interface FieldOption {
  /** Without commas where several can be ticked; at most 150 characters. */
  readonly value: string;
  readonly label: string;
}
