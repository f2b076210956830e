import type { Element } from "../../core/card.ts";
import type { Inbound } from "../../core/inbound.ts";
import type { Revealing } from "../../core/reveal.ts";

/** The beginning of an answer, while the rest of it is made. It is kept nowhere: who comes later sees the whole. */
export interface Growing {
  /** What it answers, by the id that the browser gave it. */
  readonly id: string;
  readonly elements: readonly Element[];
}

export interface WebReveals {
  readonly open: (inbound: Inbound) => Revealing;
  /** Told what grows in a conversation of a person, until the returned function is called. */
  readonly listen: (place: Place, heard: (growing: Growing) => void) => () => void;
}

type Place = Pick<Inbound, "conversation" | "person">;

/** Between who answers and the open event streams of this process. */
export function webReveals(): WebReveals {
  const listeners = new Set<{ readonly key: string; readonly heard: (growing: Growing) => void }>();
  return {
    open: (inbound) => {
      let isEnded = false;
      const id = inbound.id.replace(/^web:/, "");
      return {
        show: (elements) => {
          if (isEnded) return;
          for (const { key, heard } of listeners) if (key === keyOf(inbound)) heard({ id, elements });
        },
        end: async () => {
          isEnded = true;
        },
      };
    },
    listen: (place, heard) => {
      const listener = { key: keyOf(place), heard };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function keyOf({ conversation, person }: Place): string {
  return JSON.stringify([conversation, person]);
}
