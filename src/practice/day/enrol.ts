import { defaultSettings } from "../../core/ports/setting-store.ts";
import { toLearner } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { nextPracticeInstant } from "../schedule/practice-time.ts";
import type { PracticeNews } from "./look-at-day.ts";

const batchSize = 200;
const weekMs = 7 * 86_400_000;

/** Whoever has a job of the skill map practises, from their next practice time on. */
export async function* enrol(deps: PracticeDeps, now: Date): AsyncGenerator<readonly PracticeNews[]> {
  const { roles } = deps.skillMap;
  const learners = deps.people.filter((person) => person.roles.some((role) => Object.hasOwn(roles, role)));
  const fresh = new Set(await deps.store.withoutDay(learners.map(({ id }) => id)));
  const joining = learners.filter(({ id }) => fresh.has(id));
  for (let from = 0; from < joining.length; from += batchSize) {
    const some = joining.slice(from, from + batchSize);
    const settings = await deps.settings.settingsOf(some.map(({ id }) => id));
    const news: PracticeNews[] = [];
    for (const person of some) {
      const learner = await toLearner(deps, person, settings.get(person.id) ?? defaultSettings, null);
      const nextAt = nextPracticeInstant(learner, now) ?? new Date(now.getTime() + weekMs);
      const day = { person: person.id, nextAt, ignored: 0 };
      news.push({ facts: [{ kind: "practice-day-planned", day, was: null }], notices: [] });
    }
    yield news;
  }
}
