import { z } from "zod";
import { fromChosenMessage, fromSearch } from "./from-extension.ts";
import { fromInstallation, fromMembership } from "./from-membership.ts";
import { fromDeletion, fromMessage, fromUpdate } from "./from-message.ts";
import { fromExecute, fromTaskFetch, fromTaskSubmit, fromThumb } from "./from-tap.ts";
import { type Frame, type Heard, ignored, unanswerable } from "./heard.ts";

/** Invokes Cairn answers, by their name; the manifest declares what makes Teams send them. */
const invokeReaders: Readonly<Record<string, (value: unknown, frame: Frame) => Heard>> = Object.freeze(
  Object.assign(Object.create(null), {
    "adaptiveCard/action": fromExecute,
    "task/fetch": fromTaskFetch,
    "task/submit": fromTaskSubmit,
    "message/submitAction": fromThumb,
    "composeExtension/query": fromSearch,
    "composeExtension/fetchTask": fromChosenMessage,
  }),
);

const invoke = z.object({ name: z.string(), value: z.unknown().optional() });

/**
 * A verified activity of Teams as something that was said, or the reason why it means nothing to Cairn. Takes
 * any JSON whatsoever.
 */
export function readActivity(activity: unknown, frame: Frame): Heard {
  switch (frame.type) {
    case "message":
      return fromMessage(activity, frame);
    case "messageUpdate":
      return fromUpdate(activity, frame);
    case "messageDelete":
      return fromDeletion(frame);
    case "installationUpdate":
      return fromInstallation(activity, frame);
    case "conversationUpdate":
      return fromMembership(activity, frame);
    case "invoke": {
      const { name, value } = invoke.catch({ name: "", value: null }).parse(activity);
      return invokeReaders[name]?.(value, frame) ?? unanswerable("an invoke that is not used");
    }
  }
  return ignored("an activity of a kind that is not used");
}
