/** Why there is no draft of one source. Caught around that source, so that it never takes down the good ones. */
export class SourceProblem extends Error {
  override readonly name = "SourceProblem";
}
