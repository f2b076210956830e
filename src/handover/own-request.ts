import type { Asker } from "../core/asker.ts";
import { atTimeInWords, handoverWords } from "../core/messages/handover.ts";
import type { Request } from "../core/requests.ts";
import { inSentences, type Result } from "../core/result.ts";
import type { HandoverDeps } from "./handover-deps.ts";
import { askerName, nameOf, type RequestView, zoneOf } from "./request-view.ts";
import { standingOf } from "./state.ts";
import { subjectOf } from "./subject.ts";

const words = handoverWords.refused;

/** Does something with a request by its id, seen as it stands at the moment of the tap. */
export async function withRequest(
  deps: HandoverDeps,
  { at }: Pick<Asker, "at">,
  id: string,
  work: (view: RequestView) => Promise<Result>,
): Promise<Result> {
  const request = await deps.store.request(id);
  return request === null ? inSentences(words.unknownRequest) : work(await viewOf(deps, request, at));
}

export async function viewOf(deps: HandoverDeps, request: Request, now: Date): Promise<RequestView> {
  const answer = await deps.answers.answer(request.answer);
  return { request, subject: await subjectOf(deps, { answer, at: now }), known: deps, next: null, now };
}

/** Whether who speaks is who asked. Somebody unknown is known by account and conversation. */
export function isAskerOf({ place }: Request, { person, place: here }: Asker): boolean {
  if (place.person !== null || person !== null) return place.person === person?.id;
  return place.account === here.account && place.conversation === here.conversation;
}

/** What to say to somebody whose tap comes after the end; `null`: the request is open. */
export function saysHowItEnded(view: RequestView, person: string | null): string | null {
  const standing = standingOf(view.request);
  if (standing.kind === "open") return null;
  const { step } = standing;
  const at = atTimeInWords(step.at, view.now, zoneOf(view.known, person));
  const name = step.person === null ? handoverWords.stranger : nameOf(view.known, step.person);
  switch (standing.kind) {
    case "answered":
      return step.person === person ? words.alreadyAnsweredByYou(at) : words.alreadyAnswered(name, at);
    case "decided":
      return words.alreadyDecided[step.verdict ?? "rejected"](name, at);
    case "lapsed":
      return words.alreadyLapsed(at);
    case "unanswered":
      return words.alreadyUnanswered(at);
    case "withdrawn":
      return words.alreadyWithdrawn(askerName(view), at);
  }
}
