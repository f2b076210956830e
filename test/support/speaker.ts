import type { Asker } from "../../src/core/asker.ts";
import { audienceGroups, type Person } from "../../src/core/people.ts";
import { anonymous } from "../../src/core/terms.ts";
import { personNamed } from "./person-named.ts";

/** Somebody alone with Cairn in Slack; `null`: somebody whom nobody here knows. */
export function speaker(person: Person | null, at: Date): Asker {
  return {
    reader:
      person === null
        ? anonymous
        : { person: person.id, groups: audienceGroups(person, ["employee"]), sections: new Set() },
    person,
    at,
    event: `event-${at.toISOString()}`,
    conversation: "T1/D1",
    place: {
      channel: "slack",
      conversation: "T1/D1",
      thread: null,
      account: "T1/U1",
      person: person?.id ?? null,
      reach: "direct",
    },
    addressed: true,
  };
}

export const mara = personNamed("mara", {
  name: "Mara Lind",
  email: "mara@example.com",
  roles: ["agent"],
  location: "Dublin",
  timeZone: "Europe/Dublin",
});
