import type { Company } from "../core/company.ts";
import type { Person } from "../core/people.ts";
import { isTimeZone } from "../core/person-zone.ts";
import type { Policy } from "../core/policy.ts";
import type { PersonSettings } from "../core/ports/setting-store.ts";
import { scheduleOf, type WorkSchedule } from "../core/working-time.ts";
import type { PracticeDeps } from "./practice-deps.ts";
import type { PracticeTime } from "./schedule/practice-time.ts";
import type { Parameters } from "./schedule/schedule.ts";

/** Somebody who practises: who they are, what they chose, and when they work. */
export interface Learner extends Omit<PracticeTime, "policy"> {
  readonly policy: Policy["practice"];
  readonly person: Person;
  readonly settings: PersonSettings;
  readonly schedule: WorkSchedule;
  /** How they forget, as far as it was measured. */
  readonly parameters: Parameters;
  /** IANA zone in which their days begin and times are told. */
  readonly zone: string;
}

export async function learnerOf(deps: PracticeDeps, person: Person): Promise<Learner> {
  const [settings, parameters] = await Promise.all([
    deps.settings.settings(person.id),
    deps.store.parametersOf([person.id]),
  ]);
  return toLearner(deps, person, settings, parameters.get(person.id) ?? null);
}

export async function toLearner(
  deps: Pick<PracticeDeps, "accounts" | "company">,
  person: Person,
  settings: PersonSettings,
  parameters: Parameters,
): Promise<Learner> {
  const schedule = scheduleOf(person, deps.company);
  const zone = settings.timeZone ?? (await ownZone(deps, person)) ?? schedule.timeZone;
  return {
    person,
    settings,
    parameters,
    schedule: { ...schedule, timeZone: zone },
    zone,
    policy: deps.company.policy.practice,
  };
}

/** The zone of people.yaml and of the place's calendar outweighs the channel's, which outweighs the company's. */
async function ownZone(
  { accounts, company }: { readonly accounts: PracticeDeps["accounts"]; readonly company: Company },
  person: Person,
): Promise<string | null> {
  if (person.timeZone !== null) return person.timeZone;
  const calendar = person.location === null ? undefined : company.calendars[person.location];
  if (calendar?.timeZone != null) return calendar.timeZone;
  const known = await accounts.accountsOf(person.id);
  return known.find(({ timeZone }) => timeZone !== null && isTimeZone(timeZone))?.timeZone ?? null;
}
