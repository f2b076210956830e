import type { Element } from "./card.ts";
import type { BeginningStore, BeginningWay } from "./ports/beginning-store.ts";
import type { Revealing } from "./reveal.ts";

/** How a platform shows the beginning of an answer. It never tries a call again. */
export interface RevealHand {
  readonly way: BeginningWay;
  /** At least between two calls. */
  readonly apartMs: number;
  start(elements: readonly Element[]): Promise<Started>;
  /** Shows more of it in the same place; `false`: nobody knows what stands there now. */
  grow(platformId: string, elements: readonly Element[]): Promise<boolean>;
}

/** `unknown`: it may stand there. */
export type Started =
  | { readonly kind: "stands"; readonly platformId: string }
  | { readonly kind: "refused" }
  | { readonly kind: "unknown" };

export interface RevealingDeps {
  readonly beginnings: BeginningStore;
  readonly now: () => Date;
  readonly pause: (ms: number) => Promise<void>;
  /** Told what stands there, and that nobody knows it any more: `null`. */
  readonly onShown: (elements: readonly Element[] | null) => void;
  readonly onFailure: (error: unknown) => void;
}

/** A platform that does not answer keeps no answer waiting for longer. */
const endWithinMs = 2_000;

/**
 * Shows the beginning of the answer to one event, one call after the other. What comes while a call is under
 * way is shown by the next one, together. It is written down before anything is said.
 */
export function openRevealing(deps: RevealingDeps, event: string, hand: RevealHand): Revealing {
  let wanted: readonly Element[] = [];
  let place: string | null = null;
  let isEnded = false;
  let isAtWork = false;
  let call: Promise<boolean> | null = null;

  const start = async (elements: readonly Element[]): Promise<boolean> => {
    if (!(await deps.beginnings.begin(event, hand.way, deps.now()))) return false;
    const started = await hand.start(elements);
    if (started.kind === "refused") await deps.beginnings.forget(event);
    if (started.kind !== "stands") return false;
    place = started.platformId;
    await deps.beginnings.stands(event, place);
    return true;
  };
  const step = async (elements: readonly Element[]): Promise<boolean> => {
    const isKnown = await (place === null ? start(elements) : hand.grow(place, elements));
    deps.onShown(isKnown ? elements : null);
    return isKnown;
  };
  const work = async () => {
    let shown: readonly Element[] = [];
    while (!isEnded && wanted !== shown) {
      shown = wanted;
      call = step(shown);
      if (!(await call)) isEnded = true;
      call = null;
      if (!isEnded) await deps.pause(hand.apartMs);
    }
    isAtWork = false;
  };
  const fail = (error: unknown) => {
    isEnded = true;
    deps.onShown(null);
    deps.onFailure(error);
  };
  return {
    show: (elements) => {
      wanted = elements;
      if (isEnded || isAtWork) return;
      isAtWork = true;
      void work().catch(fail);
    },
    end: async () => {
      isEnded = true;
      if (call === null) return;
      const over = call.then(
        () => {},
        () => {},
      );
      await Promise.race([over, deps.pause(endWithinMs)]);
    },
  };
}
