/** Id of the one report that a question may have: reported twice at once, the second finds its place taken. */
export function reportOf(question: string): string {
  return `${question}-report`;
}

/** Id of the one attempt at a question. */
export function attemptOf(question: string): string {
  return `${question}-answer`;
}

/** The question behind the id of an attempt or report; any other id is itself. */
export function questionOf(id: string): string {
  return id.replace(/-(?:answer|report)$/, "");
}
