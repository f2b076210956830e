import type { Asker } from "../core/asker.ts";
import type { AnswerGiven } from "../core/facts.ts";
import { handoverWords } from "../core/messages/handover.ts";
import type { Request } from "../core/requests.ts";
import { inSentences, type Result, shown } from "../core/result.ts";
import { askerCard } from "./asker-card.ts";
import { carryOn } from "./carry-on.ts";
import { contactFor } from "./contact.ts";
import type { HandoverDeps } from "./handover-deps.ts";
import { deadEndCard } from "./news-cards.ts";
import { forAsker, nameOf } from "./request-view.ts";
import { askerMessageOf, standingOf } from "./state.ts";
import type { Subject } from "./subject.ts";

interface Beginning {
  readonly asker: Asker;
  readonly kind: Request["kind"];
  readonly answer: AnswerGiven;
  readonly subject: Subject;
  readonly details: string | null;
}

/** Carries something to the first person, and tells who asked with whom it is and until when. */
export async function beginRequest(deps: HandoverDeps, beginning: Beginning): Promise<Result> {
  const { asker, subject } = beginning;
  const latest = await latestRequest(deps, beginning);
  if (latest.open !== null) return askedAlready(deps, latest.open, subject, asker.at);
  if (latest.freeId === null) return inSentences(handoverWords.refused.tooOften);
  const made = newRequest(latest.freeId, beginning);
  const { view, facts, notices, offer } = await carryOn(deps, { request: made, subject, at: asker.at });
  const askerMessage = askerMessageOf(made);
  return {
    ...shown([offer === null ? deadEndCard(view, contactFor(view)) : askerCard(view)], "everybody"),
    messageIds: [askerMessage],
    facts: [{ kind: "request-made", request: made, askerMessage }, ...facts],
    notices,
  };
}

/** Times that somebody can be asked about one answer. */
const requestsPerAnswer = 10;

/**
 * Requests about one answer are numbered, so that two taps at once make one request: the second finds its
 * place taken, and is answered by how the first stands.
 */
async function latestRequest({ store }: HandoverDeps, { kind, answer }: Beginning) {
  for (let number = 1; number <= requestsPerAnswer; number += 1) {
    const id = `${answer.id}-${kind}-${number}`;
    const request = await store.request(id);
    if (request === null) return { freeId: id, open: null };
    if (standingOf(request).kind === "open") return { freeId: null, open: request };
  }
  return { freeId: null, open: null };
}

function newRequest(id: string, { asker, kind, answer, details }: Beginning): Request {
  const [cited] = answer.citations;
  return {
    id,
    kind,
    answer: answer.id,
    place: asker.place,
    question: answer.question,
    details,
    about: cited === undefined ? null : { sop: cited.sop, version: cited.version, section: cited.section },
    at: asker.at,
    steps: [],
  };
}

function askedAlready(deps: HandoverDeps, request: Request, subject: Subject, now: Date): Result {
  const { askedAlready, askedAlreadyOf } = handoverWords.done;
  const standing = standingOf(request);
  if (standing.kind !== "open" || standing.offer === null) return inSentences(askedAlready);
  const view = { request, subject, known: deps, next: null, now };
  return inSentences(
    askedAlreadyOf(nameOf(deps, standing.offer.person), forAsker(view, standing.offer.until)),
  );
}
