import type { Asker } from "../../../src/core/asker.ts";
import type { Card } from "../../../src/core/card.ts";
import type { Company } from "../../../src/core/company.ts";
import { ConflictError } from "../../../src/core/errors.ts";
import type { AnswerGiven, Fact } from "../../../src/core/facts.ts";
import { type Place, talkOf } from "../../../src/core/inbound.ts";
import { audienceGroups, type Person } from "../../../src/core/people.ts";
import { defaultPolicy } from "../../../src/core/policy.ts";
import type { HandoverStore, PageNote } from "../../../src/core/ports/handover-store.ts";
import type { PageView } from "../../../src/core/ports/page-store.ts";
import type { Request } from "../../../src/core/requests.ts";
import type { Notice, Result } from "../../../src/core/result.ts";
import { handoverActions } from "../../../src/handover/actions.ts";
import type { HandoverDeps } from "../../../src/handover/handover-deps.ts";
import { offerNext } from "../../../src/handover/offer-next.ts";
import { replyInThread } from "../../../src/handover/reply-in-thread.ts";
import { standingOf } from "../../../src/handover/state.ts";
import { personNamed } from "../../support/person-named.ts";
import { refundPage } from "./refund-page.ts";

/** What somebody sees: the cards in one place, each as it stands now. */
interface Seen {
  readonly id: string;
  readonly to: string;
  card: Card;
}

/** A small company with its requests in memory, where everything said ends up before somebody's eyes. */
export interface HandoverWorld {
  now: Date;
  people: readonly Person[];
  unreachable: readonly string[];
  page: PageView | null;
  readonly requests: Map<string, Request>;
  readonly notes: PageNote[];
  readonly seen: Seen[];
  readonly deps: HandoverDeps;
  /** What Cairn answered earlier. */
  give(answer: AnswerGiven): void;
  at(time: string): HandoverWorld;
  asker(person: string | null): Asker;
  /** Decides what a tap means, and writes nothing yet: somebody else may be quicker. */
  decide(action: string, value: object, as: string | null, place?: Partial<Place>): Promise<Result>;
  /** Taps a button; what it says and tells others is seen at once. Returns what who tapped is told. */
  tap(action: string, value: object, as: string | null, place?: Partial<Place>): Promise<string>;
  replyInThread(request: string, text: string, as: string): Promise<string>;
  /** The job that offers what was not answered in time. */
  sweep(): Promise<void>;
  /** Appends as the store does: a place among the steps, and the id of a request or note, are taken once. */
  append(facts: readonly Fact[]): void;
  /** Cards before somebody, the newest last, in plain words. */
  before(who: string): readonly string[];
  cardsBefore(who: string): readonly Card[];
  /** The one request there is. */
  theRequest(): Request;
}

export function handoverWorld(): HandoverWorld {
  const answers = new Map<string, AnswerGiven>();
  let count = 0;
  const newId = () => `m${++count}`;
  const show = ({ id, to, card, replaces }: Notice) => {
    const earlier = world.seen.find((one) => one.id === replaces);
    if (replaces !== null && earlier === undefined) throw new Error(`Nobody ever saw ${replaces}`);
    if (earlier !== undefined) earlier.card = card;
    else world.seen.push({ id, to: to.kind === "person" ? to.person : nameOfPlace(to.place), card });
  };
  const write = (result: Result, place: Place) => {
    world.append(result.facts);
    result.cards.forEach((card, index) => {
      const id = result.messageIds?.[index] ?? newId();
      world.seen.push({ id, to: nameOfPlace(place), card });
    });
    result.notices.forEach(show);
    return result.cards.map(({ summary }) => summary).join("\n");
  };
  const world: HandoverWorld = {
    now: new Date(mondayNoon),
    people: everybody,
    unreachable: [],
    page: refundPage(),
    requests: new Map(),
    notes: [],
    seen: [],
    get deps() {
      return depsOf(world, answers, newId);
    },
    give: (given) => void answers.set(given.id, given),
    at: (time) => {
      world.now = new Date(time);
      return world;
    },
    asker: (person) => askerIn(world, person, {}),
    async decide(action, value, as, place = {}) {
      const run = handoverActions[action]?.run;
      if (run === undefined) throw new Error(`There is no action ${action}`);
      return run(world.deps, { ...askerIn(world, as, place), value });
    },
    tap: async (action, value, as, place = {}) =>
      write(await world.decide(action, value, as, place), { ...directPlace(as), ...place }),
    async replyInThread(id, text, as) {
      const request = world.requests.get(id);
      if (request === undefined) throw new Error(`There is no request ${id}`);
      const asker = askerIn(world, as, {});
      return write(await replyInThread(world.deps, { asker, request, text }), directPlace(as));
    },
    async sweep() {
      for (const { facts, notices } of await offerNext(world.deps, world.now)) {
        world.append(facts);
        notices.forEach(show);
      }
    },
    append: (facts) => {
      for (const fact of facts) appendTo(world, fact);
    },
    before: (who) => world.cardsBefore(who).map(({ summary }) => summary),
    cardsBefore: (who) => world.seen.filter(({ to }) => to === who).map(({ card }) => card),
    theRequest() {
      const [request] = world.requests.values();
      if (request === undefined || world.requests.size > 1) throw new Error("There is not one request");
      return request;
    },
  };
  return world;
}

function askerIn({ people, now }: HandoverWorld, id: string | null, more: Partial<Place>): Asker {
  const person = people.find((one) => one.id === id) ?? null;
  const place = { ...directPlace(id), ...more };
  return {
    reader: {
      person: id,
      groups: person === null ? [] : audienceGroups(person, ["employee"]),
      sections: new Set(),
    },
    person,
    at: now,
    event: "event",
    conversation: talkOf(place),
    place,
    addressed: true,
  };
}

function appendTo({ requests, notes }: HandoverWorld, fact: Fact): void {
  if (fact.kind === "request-made") {
    if (requests.has(fact.request.id)) throw new ConflictError("request");
    requests.set(fact.request.id, fact.request);
  }
  if (fact.kind === "request-step") {
    const request = requests.get(fact.request);
    if (request === undefined || request.steps.length !== fact.ordinal) throw new ConflictError("step");
    requests.set(fact.request, { ...request, steps: [...request.steps, fact.step] });
  }
  if (fact.kind === "page-note-left") {
    if (notes.some(({ id }) => id === fact.note.id)) throw new ConflictError("note");
    notes.push(fact.note);
  }
}

function depsOf(
  world: HandoverWorld,
  answers: ReadonlyMap<string, AnswerGiven>,
  newId: () => string,
): HandoverDeps {
  const { page, people, unreachable } = world;
  return {
    store: storeOf(world),
    answers: {
      answer: async (id) => answers.get(id) ?? null,
      sectionsOfPassages: async (ids) =>
        ids.map((passage) => ({ passage, sop: "refund-approvals", section: "over-500" })),
    },
    pages: {
      resolve: async () => (page === null ? null : { ...page, retiredAt: null }),
      pageAt: async ({ version }) => (page === null ? null : pageAtVersion(page, version ?? page.version)),
    },
    company,
    people,
    administrator: "ada",
    trust: new Map([["refund-approvals", "verified"]]),
    reachable: async (ids) => new Set(ids.filter((id) => !unreachable.includes(id))),
    newId,
  };
}

function pageAtVersion(page: PageView, version: number): PageView {
  if (version === page.version) return page;
  const state = version < page.version ? "superseded" : "scheduled";
  return { ...page, version, state, sections: page.sections.map((section) => ({ ...section, version })) };
}

function storeOf({ requests, notes }: HandoverWorld): HandoverStore {
  const all = [...requests.values()];
  const openOffer = (request: Request) => {
    const standing = standingOf(request);
    return standing.kind === "open" ? standing.offer : null;
  };
  return {
    request: async (id) => requests.get(id) ?? null,
    overdue: async (now) => all.filter((request) => (openOffer(request)?.until ?? new Date(8e15)) <= now),
    openFor: async (person) => all.filter((request) => openOffer(request)?.person === person),
    madeBy: async (person, limit) =>
      all
        .filter(({ place }) => place.person === person)
        .reverse()
        .slice(0, limit),
    requestOfMessage: async (message) =>
      all.find(({ steps }) => steps.some((step) => step.message === message)) ?? null,
    decisionsOn: async () => [],
    notesOn: async (sop) => notes.filter((note) => note.sop === sop),
  };
}

export const mondayNoon = "2026-11-02T12:00:00Z";

function directPlace(person: string | null): Place {
  return {
    channel: "slack",
    conversation: `T1/D-${person ?? "stranger"}`,
    thread: null,
    account: `T1/U-${person ?? "stranger"}`,
    person,
    reach: "direct",
  };
}

/** A thread of a channel in which everybody reads along. */
export const room = { conversation: "T1/C1", thread: "100.1", reach: "room" } as const;

function nameOfPlace({ conversation, reach, person }: Place): string {
  return reach === "direct" ? (person ?? "stranger") : conversation;
}

export const answer: AnswerGiven = {
  id: "a1",
  event: "e1",
  person: "mara",
  conversation: "T1/D-mara",
  question: "Who agrees to a refund of 700 EUR?",
  standalone: "Who agrees to a refund of 700 EUR?",
  key: "agree refund 700",
  outcome: "answered",
  reason: "clear-match",
  evidence: 0.9,
  retrieval: "words",
  passages: [{ id: "p1", score: 0.9 }],
  citations: [
    {
      sop: "refund-approvals",
      version: 7,
      section: "over-500",
      passage: "p1",
      quote: "A refund over 500 EUR needs the yes of the billing lead.\nWrite the reason into the case.",
    },
  ],
  sensitive: false,
  elapsedMs: 10,
  at: new Date("2026-11-02T11:58:00Z"),
};

const base = personNamed("nobody");

export const everybody: readonly Person[] = [
  { ...base, id: "mara", name: "Mara Lind", email: "mara@example.com" },
  { ...base, id: "tom", name: "Tom Ede", email: "tom@example.com" },
  { ...base, id: "olga", name: "Olga Renn", email: "olga@example.com" },
  { ...base, id: "dan", name: "Dan Roe", email: "dan@example.com" },
  { ...base, id: "eve", name: "Eve Sand", email: "eve@example.com" },
  { ...base, id: "ada", name: "Ada Moss", email: "ada@example.com" },
];

/** Everybody, with something else about one of them. */
export function peopleWith(id: string, more: Partial<Person>, people = everybody): readonly Person[] {
  return people.map((person) => (person.id === id ? { ...person, ...more } : person));
}

export const company: Company = {
  areas: [{ id: "refunds", title: "Refunds", lead: "tom", experts: ["eve"] }],
  skillMap: { roles: {}, skills: {} },
  glossary: [],
  calendars: { Berlin: { timeZone: null, holidays: [{ date: "2026-11-02", name: "A holiday" }] } },
  policy: { ...defaultPolicy, timeZone: "Europe/Dublin" },
};
