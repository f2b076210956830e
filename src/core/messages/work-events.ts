/** To whoever sends work events, one line each; `field` as the event calls it. */
const refused = {
  notAnEvent: "is not an event; send an object with id, source, person, task, kind and at",
  missing: (field: string) => `${field} is missing`,
  text: (field: string, most: number) => `${field} must be a text of 1 to ${most} characters on one line`,
  kind: "kind must be started, done-right or missed",
  at: "at must be a time such as 2026-11-02T09:30:00Z",
  unknownField: (names: readonly string[]) => `there is no field ${names.join(", ")}`,
  person: (person: string) => `nobody here has the id or e-mail address ${person}`,
  task: (task: string) => `skills.yaml has no task ${task}`,
  step: (step: string) =>
    `step ${step} is neither a skill of skills.yaml nor a section such as refunds/approvals#over-500`,
  sensitive: (step: string) => `${step} is sensitive: nothing is kept about it`,
  ahead: "at is in the future",
  old: (days: number) => `at is more than ${days} days ago`,
} as const;

const request = {
  off: "Work events are off here. Set WORK_EVENTS_SECRET to a secret that Cairn and the sender share.",
  unsigned: "X-Cairn-Signature and X-Cairn-Timestamp are missing. docs/work-events.md says how to sign.",
  badTimestamp: "X-Cairn-Timestamp must be the time in seconds since 1970.",
  late: (minutes: number) =>
    `X-Cairn-Timestamp is more than ${minutes} minutes from the time here. Sign again, and check the clocks.`,
  badSignature: "The signature does not fit. Sign the timestamp, a dot and the very bytes of the body.",
  notJson: "The body is not JSON.",
  tooMany: (most: number) => `More than ${most} events at once. Send them in several requests.`,
} as const;

/** To who starts a task. Days come in words already. */
const checklist = {
  title: (task: string) => `You are starting: ${task}`,
  last: (day: string) => `Last time was ${day}. Here is the checklist, should you want it.`,
  first: "Cairn has not seen you do this before. Here is the checklist, should you want it.",
} as const;

export const workEventWords = { refused, request, checklist };
