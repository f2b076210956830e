import type { AdaptiveClient } from "./adaptive-client.ts";

/** What the parts of one card are drawn with. */
export interface Pen {
  /** Start of the addresses of our own pages, without a slash at the end. */
  readonly baseUrl: string;
  readonly client: AdaptiveClient;
  /** Some fields stand on the card itself. */
  readonly hasFields: boolean;
  /** The card would be too long: text gives way, and labels are shorter. */
  readonly isCrowded: boolean;
  /** Cuts a label: to so many characters, or to so many bytes where the card is crowded. */
  readonly cap: (text: string, most: number) => string;
  /** Ids inside one card, without dots: `m1-fold-1`, `m1-source-2`. */
  readonly newId: (kind: "fold" | "source" | "form" | "fields" | "choices" | "quiet") => string;
}
