import { isDeepStrictEqual } from "node:util";
import type { Notice } from "../core/result.ts";
import { askerCard } from "./asker-card.ts";
import { expertCard } from "./expert-card.ts";
import type { HandoverDeps } from "./handover-deps.ts";
import type { RequestView } from "./request-view.ts";
import { askerMessageOf, offersOf } from "./state.ts";

/** Puts the cards about a request in their new state, where they stand: the asker's, and those of who was asked. */
export function settleCards(
  { newId }: Pick<HandoverDeps, "newId">,
  before: RequestView,
  after: RequestView,
): readonly Notice[] {
  const card = askerCard(after);
  const ofAsker: readonly Notice[] = isDeepStrictEqual(card, askerCard(before))
    ? []
    : [
        {
          id: newId(),
          to: { kind: "place", place: after.request.place },
          card,
          replaces: askerMessageOf(after.request),
        },
      ];
  const ofOthers = offersOf(before.request).flatMap(({ person, message }): readonly Notice[] => {
    const card = expertCard(after, person);
    if (message === null || isDeepStrictEqual(card, expertCard(before, person))) return [];
    return [{ id: newId(), to: { kind: "person", person }, card, replaces: message }];
  });
  return [...ofAsker, ...ofOthers];
}

/** Something that who asked has to know, as a message of its own where they asked. */
export function tellAsker(
  { newId }: Pick<HandoverDeps, "newId">,
  { request }: Pick<RequestView, "request">,
  card: Notice["card"],
): Notice {
  return { id: newId(), to: { kind: "place", place: request.place }, card, replaces: null };
}
