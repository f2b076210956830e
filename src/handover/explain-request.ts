import { handoverWords } from "../core/messages/handover.ts";
import type { HandoverStore } from "../core/ports/handover-store.ts";
import type { PageReader } from "../core/ports/page-store.ts";
import type { Request, RequestStep } from "../core/requests.ts";
import { type Standing, standingOf } from "./state.ts";

const words = handoverWords.explained;

/** What became of a request: whom it went to, who decided what on which version, and when. No words of anybody. */
export interface RequestExplanation {
  readonly id: string;
  readonly kind: Request["kind"];
  /** ISO time. */
  readonly at: string;
  /** Id of the answer it began with, to be explained in its turn. */
  readonly answer: string;
  /** `sop` is the page's path; `null`: no page answered. */
  readonly about: { readonly sop: string; readonly version: number; readonly section: string } | null;
  readonly standing: Standing["kind"];
  readonly steps: readonly {
    readonly kind: RequestStep["kind"];
    /** Id of a person; `null` where nobody did it, and for who asked. */
    readonly person: string | null;
    readonly verdict: RequestStep["verdict"];
    readonly until: string | null;
    readonly at: string;
  }[];
}

/** `null`: there is no such request. */
export async function explainRequest(
  {
    store,
    pages,
  }: { readonly store: Pick<HandoverStore, "request">; readonly pages: Pick<PageReader, "resolve"> },
  id: string,
): Promise<RequestExplanation | null> {
  const request = await store.request(id);
  if (request === null) return null;
  const { kind, answer, about, at, steps } = request;
  const page = about === null ? null : await pages.resolve(about.sop);
  return {
    id,
    kind,
    at: at.toISOString(),
    answer,
    about: about === null ? null : { ...about, sop: page?.path ?? about.sop },
    standing: standingOf(request).kind,
    steps: steps.map((step) => ({
      kind: step.kind,
      person: step.kind === "withdrawn" ? null : step.person,
      verdict: step.verdict,
      until: step.until?.toISOString() ?? null,
      at: step.at.toISOString(),
    })),
  };
}

/** The same in lines to read. */
export function requestLines({ kind, about, answer, steps, at }: RequestExplanation): readonly string[] {
  const where = about === null ? words.aboutNothing : words.about(about.sop, about.version, about.section);
  return [
    `${words.kind[kind]}, ${where}, ${words.answer(answer)}`,
    words.step(at, words.made),
    ...steps.map((step) => words.step(step.at, stepInWords(step))),
  ];
}

function stepInWords({ kind, person, verdict, until }: RequestExplanation["steps"][number]): string {
  const who = person ?? words.nobody;
  switch (kind) {
    case "offered":
      return words.steps.offered(who, until ?? words.nobody);
    case "passed":
      return words.steps.passed(who);
    case "answered":
      return words.steps.answered(who);
    case "decided":
      return words.steps[verdict ?? "rejected"](who);
    case "lapsed":
      return words.steps.lapsed;
    case "unanswered":
      return words.steps.unanswered;
    case "withdrawn":
      return words.steps.withdrawn;
  }
}
