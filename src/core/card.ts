import type { Span } from "./blocks.ts";
import type { Trust } from "./terms.ts";

/** What Cairn posts: a small tree that each channel renders in its own way. */
export interface Card {
  /** The card in plain words, for notifications, screen readers and clients that cannot show cards. */
  readonly summary: string;
  readonly elements: readonly Element[];
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
  | { readonly kind: "buttons"; readonly buttons: readonly Button[] };

export interface Step {
  readonly spans: readonly Span[];
  /** Sub-points and warnings that belong to the step and are never parted from it. */
  readonly details: readonly { readonly warning: boolean; readonly spans: readonly Span[] }[];
}

export type Button =
  | {
      readonly kind: "act";
      readonly label: string;
      /** `capability.verb` */
      readonly action: string;
      readonly value: Readonly<Record<string, string | number | boolean>>;
      readonly primary?: true;
    }
  | { readonly kind: "link"; readonly label: string; readonly url: string };
