import type { Card, Element } from "../../core/card.ts";
import type { BeginningStore } from "../../core/ports/beginning-store.ts";
import type { OutgoingMessage } from "../../core/ports/conversation-store.ts";
import type { SendResult } from "../../core/ports/transport.ts";
import { runningWords } from "../../core/running-words.ts";
import { continueCard } from "../cards/continue-card.ts";
import { type Connector, errorName } from "./connector.ts";
import type { Log } from "./log.ts";
import { sendFailure } from "./send-failure.ts";
import { ending } from "./streaming.ts";
import { toActivity } from "./to-activity.ts";

export interface EndStreamDeps {
  readonly beginnings: BeginningStore;
  /** What stands of the answer to an event for sure; `null`: nobody knows. */
  readonly shownOf: (event: string) => readonly Element[] | null;
  readonly publicUrl: string;
  readonly log: Log;
}

/** `replace`: it stands there by this id, and the answer takes its place. `none`: nothing stands there. */
export type StreamEnd =
  | { readonly kind: "none" }
  | { readonly kind: "replace"; readonly platformId: string }
  | Extract<SendResult, { readonly kind: "sent" | "wait" | "failed" }>;

/**
 * Ends the stream in which the answer to an event was begun: with the whole of it where it goes on as it began,
 * else with what stands there, so that it can be replaced. Teams refuses an end that begins otherwise.
 */
export async function endStream(
  deps: EndStreamDeps,
  { post }: Pick<Connector, "post">,
  message: OutgoingMessage & { readonly card: Card },
): Promise<StreamEnd> {
  const { event, replaces, id, card, conversation } = message;
  const begun = event === null || replaces !== null ? null : await deps.beginnings.take(event, id);
  if (begun === null || event === null) return { kind: "none" };
  const { platformId: streamId } = begun;
  // Teams cannot be asked where it stands, and takes a stream away that does not go on.
  if (streamId === null) return { kind: "none" };
  const shown = deps.shownOf(event);
  if (shown === null) return { kind: "replace", platformId: streamId };
  const continued = continueCard(card, shown);
  const words = `${runningWords(shown)}${continued?.words ?? ""}`;
  // The words stand above the card: one that is asked for again would bring them once more.
  const drawn = { baseUrl: deps.publicUrl, message: id, user: null };
  const whole = continued === null ? null : toActivity(continued.rest, drawn);
  try {
    const platformId =
      (await post(conversation, ending(words, { id: streamId, conversation }, whole))) ?? streamId;
    if (whole !== null) return { kind: "sent", platformId };
    if (platformId !== streamId) await deps.beginnings.stands(event, platformId);
    return { kind: "replace", platformId };
  } catch (error) {
    const failure = sendFailure(error);
    if (failure.kind === "wait" || failure.kind === "failed") return failure;
    // It may have ended: putting the whole in its place is right in either case.
    deps.log.info({ message: id, problem: errorName(error) }, "Teams: a stream had ended");
    return { kind: "replace", platformId: streamId };
  }
}
