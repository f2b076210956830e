import type { Card, Form } from "../../src/core/card.ts";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import { buttonOf, inboxOf, planDay } from "../practice/support/practice-company.ts";
import type { TestCompany } from "../support/runtime.ts";
import { practiseFor, waitingQuestion } from "./practising.ts";
import { openSampleCompany } from "./sample-company.ts";

const learner = { person: "mara-lindqvist", conversation: "desk" };
const experienced = { person: "conor-tavish", conversation: "desk" };

/** What a learner of the sample company sees of practice within three weeks, and what the owner of a page sees. */
export async function practiceCards(): Promise<Readonly<Record<string, Card | Form>>> {
  // A Monday, before work; at ten the first questions come.
  const { company, close } = await openSampleCompany("2026-11-02T07:00:00Z");
  try {
    await planDay(company);
    company.pass(3 * 3_600_000 + 60_000);
    await planDay(company);
    return { ...(await firstDay(company)), ...(await threeWeeksLater(company)) };
  } finally {
    await close();
  }
}

async function firstDay(company: TestCompany): Promise<Readonly<Record<string, Card | Form>>> {
  const morning = await lastOf(company, learner.person);
  const [sure] = await press(company, morning, "Sure");
  const [stopped] = await press(company, sure, "Stop here");
  const [again] = await press(company, stopped, "Go on");
  const [told, next] = await press(company, again, "Don't know");
  const doubt = { about: "outdated", words: "Two of these were merged in October." };
  const report = buttonOf(told?.card, "Something wrong here?").form;
  await press(company, told, "Something wrong here?", doubt);
  const page = company.runtime.store.people;
  const owners = (await page.people()).map(({ id }) => inboxOf(company, id));
  const asked = (await Promise.all(owners))
    .flat()
    .find(({ card }) => card?.summary.includes("doubts a question"));
  const [, done] = await press(company, next, "Don't know");
  const [lesson] = await press(company, morning, "Start with the lesson");
  const [placed] = await company.say("place me", experienced);
  return shown({
    practiceMorning: morning,
    practiceSure: sure,
    practiceStopped: stopped,
    practiceTold: told,
    practiceReport: report,
    practiceOwner: asked,
    practiceDone: done,
    practiceLesson: lesson,
    practicePlacement: placed,
  });
}

async function threeWeeksLater(company: TestCompany): Promise<Readonly<Record<string, Card | Form>>> {
  await practiseFor(company, learner.person, { days: 17, missEvery: 6 });
  await planDay(company);
  const kinds: Record<string, OutgoingMessage | undefined> = {};
  for (const topic of ["refunds", "retries", "evidence", "card numbers"]) {
    const [first] = await company.say(`quiz me on ${topic}`, learner);
    const kind = (await waitingQuestion(company, learner.person))?.shown.kind;
    if (kind !== undefined) kinds[`practice-${kind}`] ??= first;
  }
  const [path] = await company.say("my path", learner);
  const [progress] = await company.say("my progress", learner);
  const [readiness] = await company.say("my readiness", learner);
  const [home] = await company.say("home", learner);
  return shown({
    ...kinds,
    practicePath: path,
    practiceProgress: progress,
    practiceReadiness: readiness,
    homeOfLearner: home,
  });
}

async function lastOf(company: TestCompany, person: string): Promise<OutgoingMessage | undefined> {
  return (await inboxOf(company, person)).at(-1);
}

function press(
  company: TestCompany,
  message: OutgoingMessage | undefined,
  label: string,
  filled: object = {},
): Promise<readonly OutgoingMessage[]> {
  const { action, value } = buttonOf(message?.card, label);
  return company.tap(action, { ...value, ...filled }, learner);
}

function shown(
  said: Readonly<Record<string, OutgoingMessage | Form | undefined>>,
): Readonly<Record<string, Card | Form>> {
  return Object.fromEntries(
    Object.entries(said).map(([name, one]) => {
      const seen = one !== undefined && "card" in one ? one.card : one;
      if (seen == null) throw new Error(`The sample company shows no ${name}.`);
      return [name, seen];
    }),
  );
}
