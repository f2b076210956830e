/** Why one page cannot be published. Caught around that page, so that it never takes down the good ones. */
export class PageProblem extends Error {
  override readonly name = "PageProblem";
  /** In the file, from 1. */
  readonly line: number;

  constructor(line: number, reason: string) {
    super(reason);
    this.line = line;
  }
}
