import { seededRandom } from "../src/core/seeded-random.ts";
import type { WorkSchedule } from "../src/core/working-time.ts";
import { type Habits, type Life, liveWithHabits, mostInAWeek } from "./practice-habits.ts";

export interface HabitFigures {
  readonly people: number;
  readonly experts: number;
  readonly sessions: number;
  readonly questions: number;
  readonly pauseOffers: number;
  /** The most questions that any expert saw in any seven days. */
  readonly mostForAnExpert: number;
  readonly mostForALearner: number;
  /** Cards sent while an unopened one was left standing, and cards sent outside working hours. */
  readonly stacked: number;
  readonly offHours: number;
  /** Times that somebody was shown an item a second time on one day. */
  readonly repeated: number;
}

/** People of all habits, in zones all over the world, each with leave and holidays of their own. */
export function livePeople(people: number, days: number): HabitFigures {
  const lives = Array.from({ length: people }, (_, i) => {
    const random = seededRandom(`person ${i}`);
    const habits: Habits = {
      isExpert: i % 2 === 0,
      opens: random(),
      goesOn: 0.5 + random() / 2,
      guesses: random() / 3,
      declinesPause: random(),
    };
    return { habits, life: liveWithHabits(habits, scheduleOf(random), days, `person ${i}`) };
  });
  const all = lives.map(({ life }) => life);
  const most = (isExpert: boolean) =>
    Math.max(
      0,
      ...lives.filter(({ habits }) => habits.isExpert === isExpert).map(({ life }) => mostInAWeek(life)),
    );
  return {
    people,
    experts: lives.filter(({ habits }) => habits.isExpert).length,
    sessions: total(all, (life) => life.sessions),
    questions: total(all, (life) => life.questions.length),
    pauseOffers: total(all, (life) => life.pauseOffers),
    mostForAnExpert: most(true),
    mostForALearner: most(false),
    stacked: total(all, (life) => life.stacked),
    offHours: total(all, (life) => life.offHours),
    repeated: total(all, repeatedItems),
  };
}

const zones = [
  "Europe/Dublin",
  "America/New_York",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
] as const;

function scheduleOf(random: () => number): WorkSchedule {
  const dayInYear = () => {
    const day = new Date(Date.UTC(2027, 0, 1 + Math.floor(random() * 180)));
    return day.toISOString().slice(0, 10);
  };
  const [one, other] = [dayInYear(), dayInYear()].sort();
  const length = 14 * 86_400_000;
  const leave = [one, other].map((from = "") => ({
    from,
    to: new Date(Date.parse(from) + length * random()).toISOString().slice(0, 10),
  }));
  return {
    timeZone: zones[Math.floor(random() * zones.length)] ?? "UTC",
    hours: { days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:00" },
    leave,
    holidays: new Set([dayInYear(), dayInYear(), dayInYear()]),
  };
}

function total(lives: readonly Life[], of: (life: Life) => number): number {
  return lives.reduce((sum, life) => sum + of(life), 0);
}

function repeatedItems({ questions, schedule }: Life): number {
  const shown = questions.map(
    ({ at, item }) =>
      `${item} ${new Intl.DateTimeFormat("en-CA", { timeZone: schedule.timeZone }).format(at)}`,
  );
  return shown.length - new Set(shown).size;
}
