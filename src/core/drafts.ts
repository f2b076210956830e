/**
 * A change proposed for a page: another text, an earlier text again, its end, or a page that is not there yet. What
 * it says never changes: another text is another draft, which takes its place.
 */
export interface Draft {
  readonly id: string;
  readonly kind: "new" | "edit" | "rollback" | "retirement";
  /** Id of the page, a Sop or a lesson. */
  readonly sop: string;
  /** Version it was written on; 0 of a page that is new. */
  readonly base: number;
  /** Slug of the section it changes; `null`: the whole page. */
  readonly section: string | null;
  readonly title: string;
  /** Markdown of the whole page; of one that is new the file that it would be, front matter and all. */
  readonly body: string;
  /** ISO date from which it is to hold; `null`: at once. */
  readonly effectiveOn: string | null;
  /** Why; `null` until it is handed in. */
  readonly reason: string | null;
  /** `null`: nobody we know any more. */
  readonly author: string | null;
  readonly origin: "chat" | "reply" | "import" | "model";
  /** Id of the expert's words that it was made of. */
  readonly note: string | null;
  /** The version whose text it brings back. */
  readonly rollbackOf: number | null;
  /** The draft whose place it takes. */
  readonly replaces: string | null;
  readonly at: Date;
  /** Oldest first. */
  readonly steps: readonly DraftStep[];
}

/**
 * `submitted`: for review. `asked`: `person` was shown it in `message`. `published`: as `version`. `told`: its
 * author was. `returned`: to its author, because the page changed under it. `replaced`: by another draft.
 * `lapsed`: the page is gone.
 */
export interface DraftStep {
  readonly kind:
    | "submitted"
    | "asked"
    | "approved"
    | "published"
    | "told"
    | "rejected"
    | "returned"
    | "withdrawn"
    | "replaced"
    | "lapsed";
  /** Who did it, or whom it was shown to; `null`: by itself. */
  readonly person: string | null;
  readonly reason: string | null;
  readonly version: number | null;
  readonly message: string | null;
  readonly at: Date;
}

/** How a draft stands. */
export type DraftState =
  | "draft"
  | "in-review"
  | "approved"
  | "published"
  | "rejected"
  | "returned"
  | "withdrawn"
  | "replaced"
  | "lapsed";

/** What Cairn has to do about a draft by itself; `null`: nothing. */
export type DraftDuty = "ask" | "publish" | "tell" | null;

/** How a draft stands: what its steps say. */
export function draftState({ steps }: Pick<Draft, "steps">): DraftState {
  return steps.reduce<DraftState>((state, { kind }) => stateAfter(state, kind), "draft");
}

function stateAfter(state: DraftState, kind: DraftStep["kind"]): DraftState {
  switch (kind) {
    case "asked":
    case "told":
      return state;
    case "submitted":
      return "in-review";
    case "approved":
    case "published":
    case "rejected":
    case "returned":
    case "withdrawn":
    case "replaced":
    case "lapsed":
      return kind;
  }
}

/** The last step that is more than showing it to somebody; `null`: it was only begun. */
export function lastMove({ steps }: Pick<Draft, "steps">): DraftStep | null {
  return steps.findLast(({ kind }) => kind !== "asked" && kind !== "told") ?? null;
}

/**
 * What has to be done after the last step, by itself. A model's own words wait where the doubt is that they answer:
 * nobody is written to because of them.
 */
export function draftDuty({ steps, author, origin }: Pick<Draft, "steps" | "author" | "origin">): DraftDuty {
  const last = steps.at(-1)?.kind ?? null;
  switch (last) {
    case null:
    case "submitted":
      return origin === "model" && author === null ? null : "ask";
    case "approved":
      return "publish";
    case "published":
      return author === null ? null : "tell";
    case "asked":
    case "told":
    case "rejected":
    case "returned":
    case "withdrawn":
    case "replaced":
    case "lapsed":
      return null;
  }
}

/** Whether it brings a text of its own, which can be worded better. */
export function isText({ kind }: Pick<Draft, "kind">): boolean {
  return kind === "edit" || kind === "new";
}

/** Whether somebody still has to finish or to decide it. */
export function isOpen(draft: Pick<Draft, "steps">): boolean {
  return ["draft", "in-review"].includes(draftState(draft));
}
