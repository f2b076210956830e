import type { AnswerGiven } from "../core/facts.ts";
import { handoverWords } from "../core/messages/handover.ts";
import type { Request } from "../core/requests.ts";
import { candidates } from "./candidates.ts";
import type { HandoverDeps } from "./handover-deps.ts";
import type { Contact } from "./news-cards.ts";
import { decidersOf, type RequestView, searchFor, whyInWords } from "./request-view.ts";

/** Whom to write to oneself when Cairn cannot carry something: the first who is there, reachable or not. */
export function contactFor(view: RequestView): Contact | null {
  const { known, subject, request, now } = view;
  const asker = request.place.person;
  const all =
    request.kind === "help"
      ? candidates(searchFor(known, subject, asker), now)
      : decidersOf(known, subject, asker);
  const person = all[0]?.person;
  return person === undefined
    ? null
    : { person, why: whyInWords(view, person.id, handoverWords.asker.because) };
}

/** The same for an answer of which nothing may be kept. */
export function contactAbout(
  deps: HandoverDeps,
  about: Omit<RequestView, "request" | "known" | "next"> & {
    readonly answer: AnswerGiven;
    readonly kind: Request["kind"];
    readonly place: Request["place"];
  },
): Contact | null {
  const { answer, kind, place, subject, now } = about;
  const request: Request = {
    id: "",
    kind,
    answer: answer.id,
    place,
    question: null,
    details: null,
    about: null,
    at: now,
    steps: [],
  };
  return contactFor({ request, subject, known: deps, next: null, now });
}
