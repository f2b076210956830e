import { workEventWords } from "../../core/messages/work-events.ts";
import type { WorkEvent } from "../../core/practice.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { readWorkEvent, type SentWorkEvent } from "./work-event-shape.ts";

const words = workEventWords.refused;

/** Clocks of two systems may differ by so much. */
const clockToleranceMs = 5 * 60_000;

/** An event as Cairn keeps it, or why it does not. */
export type CheckedEvent =
  | { readonly kind: "good"; readonly event: WorkEvent }
  | { readonly kind: "refused"; readonly reason: string };

/** Looks up what events name: people, tasks and steps. In the order sent. */
export async function checkWorkEvents(
  deps: PracticeDeps,
  sent: readonly unknown[],
  now: Date,
): Promise<readonly CheckedEvent[]> {
  const read = sent.map(readWorkEvent);
  const named = new Set(read.flatMap((one) => (typeof one === "string" ? [] : (one.step ?? []))));
  const steps = await stepsNamed(deps, named, now);
  const people = peopleByName(deps);
  const tasks = new Set(Object.values(deps.skillMap.roles).flatMap((role) => role.tasks.map(({ id }) => id)));
  return read.map((one) => {
    if (typeof one === "string") return { kind: "refused", reason: one };
    const person = people.get(one.person.toLowerCase());
    if (person === undefined) return { kind: "refused", reason: words.person(one.person) };
    if (!tasks.has(one.task)) return { kind: "refused", reason: words.task(one.task) };
    const step = one.step == null ? null : (steps.get(one.step) ?? { reason: words.step(one.step) });
    if (step !== null && typeof step !== "string") return { kind: "refused", reason: step.reason };
    const late = whenRefused(one, now, deps.company.policy.practice.workEventDays);
    if (late !== null) return { kind: "refused", reason: late };
    const { id, source, task, kind } = one;
    return { kind: "good", event: { id, source, person, task, kind, step, at: new Date(one.at) } };
  });
}

function whenRefused({ at }: SentWorkEvent, now: Date, days: number): string | null {
  const ago = now.getTime() - Date.parse(at);
  if (ago < -clockToleranceMs) return words.ahead;
  return ago > days * 86_400_000 ? words.old(days) : null;
}

/** Ids of people by id and by e-mail address, in small letters. */
function peopleByName({ people }: PracticeDeps): ReadonlyMap<string, string> {
  return new Map(
    people.flatMap(({ id, email }) =>
      [id, ...(email === null ? [] : [email])].map((name) => [name.toLowerCase(), id] as const),
    ),
  );
}

/** What each step stands for: a skill, or a section by its page's id; or why it is refused. */
async function stepsNamed(
  { skillMap, pages }: PracticeDeps,
  named: ReadonlySet<string>,
  now: Date,
): Promise<ReadonlyMap<string, string | { readonly reason: string }>> {
  const found = new Map<string, string | { readonly reason: string }>();
  for (const step of named) {
    if (Object.hasOwn(skillMap.skills, step)) {
      found.set(step, step);
      continue;
    }
    const [page = "", section = ""] = step.split("#");
    const identity = section === "" ? null : await pages.resolve(page);
    const key = identity === null ? null : { sop: identity.sop, section };
    const [current] = key === null ? [] : await pages.currentSections([key], now);
    if (current === undefined) continue;
    found.set(step, current.sensitive ? { reason: words.sensitive(step) } : `${current.sop}#${current.slug}`);
  }
  return found;
}
