import type { Place } from "../../core/inbound.ts";

/** Whether a card shown there can be replaced on another day: what one person sees in a room is soon gone. */
export function messageStays({ reach, channel }: Pick<Place, "reach" | "channel">): boolean {
  return reach === "direct" && channel !== "cli";
}
