import { z } from "zod";
import { eventId, type Frame, type Heard, ignored, inboundOf } from "./heard.ts";

const installation = z.object({ action: z.string() });

/** `installationUpdate`: the app was added, renewed or taken out. */
export function fromInstallation(activity: unknown, frame: Frame): Heard {
  switch (installation.safeParse(activity).data?.action) {
    case "add":
      return arrival(frame);
    case "remove":
    case "remove-upgrade":
      return { kind: "left" };
  }
  return ignored("the app was renewed");
}

const membership = z.object({
  membersAdded: z
    .array(z.object({ id: z.string() }))
    .nullish()
    .catch(null),
  membersRemoved: z
    .array(z.object({ id: z.string() }))
    .nullish()
    .catch(null),
});

/** `conversationUpdate`: among others, Teams says so too when our app comes or goes. */
export function fromMembership(activity: unknown, frame: Frame): Heard {
  const { membersAdded, membersRemoved } = membership.catch({}).parse(activity);
  const isUs = ({ id }: { readonly id: string }) => id === frame.bot;
  if (membersRemoved?.some(isUs)) return { kind: "left" };
  return membersAdded?.some(isUs) ? arrival(frame) : ignored("others came or went");
}

/** Teams tells of one arrival twice, and of each anew: somebody is welcomed once. */
function arrival(frame: Frame): Heard {
  if (frame.kind !== "personal") return ignored("added to a room: nobody there has asked anything");
  const id = eventId(frame, "arrival");
  return { kind: "said", inbound: inboundOf(frame, { id, message: null, body: { kind: "arrival" } }) };
}
