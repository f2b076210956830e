import type { Element } from "../core/card.ts";
import { line } from "../core/card-parts.ts";
import { handoverWords, timeInWords } from "../core/messages/handover.ts";
import type { Person } from "../core/people.ts";
import type { Request } from "../core/requests.ts";
import { statusLine, withdrawButton } from "./asker-card.ts";
import { nextAfter } from "./carry-on.ts";
import { requestButtons } from "./expert-card.ts";
import type { HandoverDeps } from "./handover-deps.ts";
import { viewOf } from "./own-request.ts";
import { askerName, questionInShort, type RequestView, zoneOf } from "./request-view.ts";
import { standingOf } from "./state.ts";

const words = handoverWords.home;

/** Requests of their own that somebody sees at most. */
const ownRequests = 5;

/** What waits for somebody, and what became of what they asked: parts of their home card, empty when nothing. */
export async function openRequests(
  deps: HandoverDeps,
  { person, at }: { readonly person: Person; readonly at: Date },
): Promise<readonly Element[]> {
  const [waiting, own] = await Promise.all([
    deps.store.openFor(person.id),
    deps.store.madeBy(person.id, ownRequests),
  ]);
  const views = await Promise.all(waiting.map((request) => waitingView(deps, request, at)));
  const ownViews = await Promise.all(own.map((request) => viewOf(deps, request, at)));
  return [
    ...titled(
      words.waitingForYou,
      views.flatMap((view) => waitingElements(view, person)),
    ),
    ...titled(words.youAsked, ownViews.flatMap(ownElements)),
  ];
}

async function waitingView(deps: HandoverDeps, request: Request, at: Date): Promise<RequestView> {
  const view = await viewOf(deps, request, at);
  return { ...view, next: await nextAfter(deps, { request, subject: view.subject, at }) };
}

function waitingElements(view: RequestView, person: Person): readonly Element[] {
  const standing = standingOf(view.request);
  if (standing.kind !== "open" || standing.offer === null) return [];
  const until = timeInWords(standing.offer.until, view.now, zoneOf(view.known, person.id));
  return [
    line(words.waits(askerName(view), questionInShort(view.request), until)),
    requestButtons(view, person.id),
  ];
}

function ownElements(view: RequestView): readonly Element[] {
  const about = line(words.asked(questionInShort(view.request), statusLine(view)));
  return standingOf(view.request).kind === "open" ? [about, withdrawButton(view.request)] : [about];
}

function titled(title: string, elements: readonly Element[]): readonly Element[] {
  return elements.length === 0 ? [] : [{ kind: "heading", text: title }, ...elements];
}
