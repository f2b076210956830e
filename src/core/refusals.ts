/** Something in a file that was left out because it cannot be used; the good parts went on. */
export interface Refusal {
  /** Below the folder, with `/` between folders. */
  readonly file: string;
  /** From 1; `null` when the file as a whole is meant. */
  readonly line: number | null;
  readonly reason: string;
}

/** Something to look at in what was taken all the same. */
export interface Oddity {
  readonly file: string;
  readonly note: string;
}
