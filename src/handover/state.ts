import type { Fact } from "../core/facts.ts";
import type { Request, RequestStep } from "../core/requests.ts";

/** A step that says who is asked, and for how long. */
export type OfferStep = RequestStep & { readonly person: string; readonly until: Date };

/** How a request stands: what its steps say, read from the first to the last. */
export type Standing =
  /** `offer` null: nobody has been asked yet, or the last one passed it on. */
  | { readonly kind: "open"; readonly offer: OfferStep | null }
  | {
      readonly kind: "answered" | "decided" | "lapsed" | "unanswered" | "withdrawn";
      /** The step that settled it. */
      readonly step: RequestStep;
    };

export function standingOf({ steps }: Pick<Request, "steps">): Standing {
  return steps.reduce<Standing>(after, { kind: "open", offer: null });
}

function after(standing: Standing, step: RequestStep): Standing {
  // An answer that comes when nobody was left to ask is an answer all the same.
  const isLate = standing.kind === "unanswered" && step.kind === "answered";
  if (standing.kind !== "open" && !isLate) return standing;
  switch (step.kind) {
    case "offered":
      return { kind: "open", offer: isOffer(step) ? step : null };
    case "passed":
      return { kind: "open", offer: null };
    case "answered":
    case "decided":
    case "lapsed":
    case "unanswered":
    case "withdrawn":
      return { kind: step.kind, step };
  }
}

/** Everybody it was offered to, in that order. Nobody is asked twice. */
export function offersOf({ steps }: Pick<Request, "steps">): readonly OfferStep[] {
  return steps.filter(isOffer);
}

/** The offer to a person; `null`: they were never asked. */
export function offerTo(request: Pick<Request, "steps">, person: string | null): OfferStep | null {
  return offersOf(request).find((offer) => offer.person === person) ?? null;
}

/** When a person passed it on; `null`: they did not. */
export function passedAt({ steps }: Pick<Request, "steps">, person: string): Date | null {
  return steps.find((step) => step.kind === "passed" && step.person === person)?.at ?? null;
}

/** A request with one step more, and the fact that adds it. */
export function withStep(
  request: Request,
  step: Pick<RequestStep, "kind" | "at"> & Partial<RequestStep>,
): { readonly request: Request; readonly fact: Fact } {
  const whole: RequestStep = { person: null, until: null, text: null, verdict: null, message: null, ...step };
  return {
    request: { ...request, steps: [...request.steps, whole] },
    fact: { kind: "request-step", request: request.id, ordinal: request.steps.length, step: whole },
  };
}

/** Id of the message to the asker that tells how it stands. */
export function askerMessageOf({ id }: Pick<Request, "id">): string {
  return `${id}-asker`;
}

function isOffer(step: RequestStep): step is OfferStep {
  return step.kind === "offered" && step.person !== null && step.until !== null;
}
