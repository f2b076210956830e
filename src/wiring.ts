import { setTimeout as pause } from "node:timers/promises";
import type { AskDeps } from "./ask/ask-deps.ts";
import { learnWordings } from "./ask/wordings.ts";
import { announce, announceAll } from "./conversation/announce.ts";
import type { EdgeDeps } from "./conversation/edge.ts";
import { withForms } from "./conversation/forms.ts";
import type { HomeDeps } from "./conversation/home.ts";
import type { Inbox } from "./conversation/inbox.ts";
import { respond } from "./conversation/respond.ts";
import type { Asker } from "./core/asker.ts";
import { ConflictError, InputError } from "./core/errors.ts";
import { type Inbound, type Place, placeOf, talkOf } from "./core/inbound.ts";
import { mayWriteFirst } from "./core/pause.ts";
import type { Person } from "./core/people.ts";
import { inbox, type OutgoingMessage } from "./core/ports/conversation-store.ts";
import { defaultSettings } from "./core/ports/setting-store.ts";
import { anonymous, type Reader } from "./core/terms.ts";
import type { HandoverDeps } from "./handover/handover-deps.ts";
import { offerNext } from "./handover/offer-next.ts";
import { openRequests } from "./handover/open-requests.ts";
import { observeReply } from "./http/metrics.ts";
import { blankExpiredText } from "./jobs/blank-expired-text.ts";
import type { JobDeps } from "./jobs/runner.ts";
import type { PreferenceDeps } from "./people/preferences.ts";
import { readerOf } from "./people/reader.ts";
import { dueToday } from "./practice/due-today.ts";
import { pathAtHome } from "./practice/path-at-home.ts";
import { planPractice } from "./practice/plan-practice.ts";
import type { PracticeDeps } from "./practice/practice-deps.ts";
import { tellItemOwners } from "./practice/tell-item-owners.ts";
import { consentOf } from "./privacy/consent.ts";
import type { PrivacyDeps } from "./privacy/privacy-deps.ts";
import { search } from "./retrieval/search.ts";
import type { Runtime } from "./runtime.ts";
import { eraseOldSignals } from "./signals/erase-signals.ts";
import type { EscalationDeps } from "./signals/signal-deps.ts";
import { bringIndexUpToDate } from "./stewardship/index-pages.ts";
import { carryEveryGap, escalationDeps } from "./wiring-escalation.ts";
import { practiceDeps, readerFacts } from "./wiring-practice.ts";
import { detectEverything, signalsIn } from "./wiring-signals.ts";

/** The chat platforms as the conversation needs them. */
export interface Channels {
  /** Finds out who spoke. */
  readonly identify: (inbound: Inbound) => Promise<Inbound>;
  /** Puts messages on their way; never rejects. */
  readonly send: (messages: readonly OutgoingMessage[]) => Promise<void>;
  /** Where somebody with this e-mail address is alone with Cairn; `null`: nowhere. */
  readonly directPlaceOf: (email: string) => Promise<Place | null>;
}

/** Of a process that talks to no platform: messages wait for one that does. */
export const noChannels: Channels = {
  identify: async (inbound) => inbound,
  send: async () => {},
  directPlaceOf: async () => null,
};

/** What Ask works with, on the runtime's pages as they are published now. */
export async function askDeps(runtime: Runtime): Promise<AskDeps> {
  const { store, index, embedder, system } = runtime;
  const { company, people, trust } = await runtime.directory();
  return {
    search: async (asked) => {
      // Another process may have published since.
      await bringIndexUpToDate({ pages: store.pages, index }, { now: asked.at });
      const minimumEvidence = await runtime.minimumEvidence();
      const deps = { index, current: store.pages, glossary: company.glossary, embedder, minimumEvidence };
      return search(deps, { ...asked, trust });
    },
    pages: store.pages,
    store: store.ask,
    company,
    people,
    administrator: administratorOf(runtime.config, people)?.id ?? null,
    newId: system.newId,
    stopwatch: system.stopwatch,
  };
}

/** What the main flow works with. */
export function edgeDeps(runtime: Runtime, channels: Channels): EdgeDeps {
  const { store, system, log, metrics } = runtime;
  return {
    store,
    system,
    pause,
    withForms,
    identify: channels.identify,
    send: channels.send,
    respond: (inbound) => respond(respondDeps(runtime, channels), inbound),
    directPlace: (person) => directPlace(runtime, channels, person),
    consent: async () => consentOf(await runtime.directory()),
    signals: (facts, at) => signalsIn(runtime, facts, at),
    observe: (reply) => observeReply(metrics, reply),
    afterwards: (facts) => {
      // Two people's word is enough at once; the daily job finds the rest.
      const helped = facts.some((fact) => fact.kind === "feedback-given" && fact.verdict === "helpful");
      if (helped) runtime.inBackground("learning wordings", learn(runtime, system.now()));
    },
    reportFailure: (error, reference) =>
      log.error({ err: error, reference }, "an event could not be answered"),
  };
}

function respondDeps(runtime: Runtime, channels: Channels): Parameters<typeof respond>[0] {
  return {
    conversation: runtime.store.conversation,
    asker: (inbound) => askerOf(runtime, inbound),
    ask: () => askDeps(runtime),
    handover: () => handoverDeps(runtime, channels),
    privacy: () => privacyDeps(runtime),
    preferences: () => preferenceDeps(runtime),
    practice: () => practice(runtime, channels),
    signals: () => signals(runtime, channels),
    home: () => homeDeps(runtime, channels),
  };
}

/** What the home card works with: a little of everything. */
export async function homeDeps(runtime: Runtime, channels: Channels): Promise<HomeDeps> {
  const handover = await handoverDeps(runtime, channels);
  const practising = await practice(runtime, channels);
  return {
    ask: await askDeps(runtime),
    privacy: await privacyDeps(runtime),
    preferences: await preferenceDeps(runtime),
    requests: (person, at) => openRequests(handover, { person, at }),
    practice: (person, at) => dueToday(practising, { person, at }),
    path: (person, at) => pathAtHome(practising, { person, at }),
  };
}

/** The company, its people, and who looks after Cairn. */
async function companyDeps(runtime: Runtime) {
  const { company, people } = await runtime.directory();
  return { company, people, administrator: administratorOf(runtime.config, people) };
}

/** What "Ask a person" and approvals work with. */
async function handoverDeps(runtime: Runtime, channels: Channels): Promise<HandoverDeps> {
  const { store, system } = runtime;
  const { company, people, administrator } = await companyDeps(runtime);
  return {
    store: store.handover,
    answers: store.ask,
    pages: store.pages,
    company,
    people,
    administrator: administrator?.id ?? null,
    trust: (await runtime.directory()).trust,
    reachable: (asked) => reachable(runtime, channels, asked),
    newId: system.newId,
  };
}

/** What practice works with. */
export async function practice(runtime: Runtime, channels: Channels): Promise<PracticeDeps> {
  const { search, administrator } = await askDeps(runtime);
  const reached = (people: readonly string[]) => reachable(runtime, channels, people);
  return practiceDeps(runtime, { search, administrator, reachable: reached });
}

/** What coaching, contests and digests work with. */
export async function signals(runtime: Runtime, channels: Channels): Promise<EscalationDeps> {
  const { administrator } = await companyDeps(runtime);
  const reached = (people: readonly string[]) => reachable(runtime, channels, people);
  return escalationDeps(runtime, { reachable: reached, administrator: administrator?.id ?? null });
}

async function privacyDeps(runtime: Runtime): Promise<PrivacyDeps> {
  const { store } = runtime;
  return { ...(await companyDeps(runtime)), store: store.privacy, settings: store.settings };
}

async function preferenceDeps(runtime: Runtime): Promise<PreferenceDeps> {
  const { store } = runtime;
  return { ...(await companyDeps(runtime)), settings: store.settings, accounts: store.accounts };
}

/** Where somebody is alone with Cairn: the platform they used last, else one that knows their e-mail address. */
async function directPlace(runtime: Runtime, channels: Channels, id: string): Promise<Place | null> {
  const person = (await runtime.directory()).personById.get(id);
  if (person === undefined) return null;
  const found = person.email === null ? null : await channels.directPlaceOf(person.email);
  if (found !== null) return { ...found, person: id };
  if (!runtime.config.webChat) return null;
  return { channel: "web", conversation: inbox, thread: null, account: null, person: id, reach: "direct" };
}

/** Of these people, those who can be written to and did not say that they do not want it. */
async function reachable(
  runtime: Runtime,
  channels: Channels,
  people: readonly string[],
): Promise<ReadonlySet<string>> {
  const settings = await runtime.store.settings.settingsOf(people);
  const now = runtime.system.now();
  const wanted = people.filter((id) => mayWriteFirst(settings.get(id) ?? defaultSettings, now));
  const places = await Promise.all(wanted.map((id) => directPlace(runtime, channels, id)));
  return new Set(wanted.filter((_, at) => places[at] !== null));
}

/** What the daily rule on known wordings works with. */
async function learn(runtime: Runtime, now: Date): Promise<void> {
  const { policy } = (await runtime.directory()).company;
  await learnWordings({ store: runtime.store, policy, newId: runtime.system.newId }, now);
}

/** What runs by itself. */
export function jobDeps(
  runtime: Runtime,
  { channels, inbox }: { readonly channels: Channels; readonly inbox: Pick<Inbox, "takeUp"> },
): JobDeps {
  const { store, database, system, log } = runtime;
  return {
    engine: database.engine,
    now: system.now,
    handlers: {
      "sweep-unfinished": () => inbox.takeUp(),
      "offer-requests": (_payload, now) => offerRequests(runtime, channels, now),
      "plan-practice": (_payload, now) => planEverybody(runtime, channels, now),
      "tell-item-owners": (_payload, now) => tellOwners(runtime, channels, now),
      "carry-gaps": async (_payload, now) =>
        carryEveryGap(await signals(runtime, channels), edgeDeps(runtime, channels), now),
      "detect-gaps": async (_payload, now) =>
        detectEverything(runtime, await askDeps(runtime), edgeDeps(runtime, channels), now),
      "erase-signals": async (_payload, now) => void (await eraseOldSignals(store, now)),
      "blank-expired-text": async (_payload, now) => void (await blankExpiredText(store, now)),
      "learn-wordings": (_payload, now) => learn(runtime, now),
    },
    reportFailure: (error, job) => log.error({ err: error, job }, "a job failed"),
  };
}

/** Takes requests that nobody answered in time to the next person. */
async function offerRequests(runtime: Runtime, channels: Channels, now: Date): Promise<void> {
  const edge = edgeDeps(runtime, channels);
  const failures: unknown[] = [];
  for (const news of await offerNext(await handoverDeps(runtime, channels), now)) {
    await announce(edge, news).catch((error: unknown) => {
      // Somebody answered meanwhile: nothing is left to offer.
      if (!(error instanceof ConflictError)) failures.push(error);
    });
  }
  // Somebody who cannot be reached now must not keep everybody else waiting.
  if (failures.length > 0) throw new AggregateError(failures, "Some requests could not be carried on");
}

/** Asks everybody whose time has come what is due for them. */
async function planEverybody(runtime: Runtime, channels: Channels, now: Date): Promise<void> {
  // One look at the company for all of it: with very many people every look takes seconds.
  const directory = await runtime.directory();
  const still = { ...runtime, directory: async () => directory };
  const edge = edgeDeps(still, channels);
  for await (const batch of planPractice(await practice(still, channels), now))
    await announceAll(edge, batch);
}

/** Shows owners the items whose section has changed. */
async function tellOwners(runtime: Runtime, channels: Channels, now: Date): Promise<void> {
  const news = await tellItemOwners(await practice(runtime, channels), now);
  if (news.length > 0) await announceAll(edgeDeps(runtime, channels), news);
}

async function askerOf(runtime: Runtime, inbound: Inbound): Promise<Asker> {
  const { id: event, at, addressed } = inbound;
  const who = await whoIsStill(runtime, inbound.person);
  const place = placeOf({ ...inbound, person: who.person?.id ?? null });
  return { ...who, at, event, conversation: talkOf(inbound), place, addressed };
}

/**
 * The person behind an id, and what they may read. `null` gives the anonymous reader.
 *
 * @throws InputError when nobody has this id.
 */
export async function whoIs(
  runtime: Runtime,
  id: string | null,
): Promise<{ readonly reader: Reader; readonly person: Person | null }> {
  if (id === null) return { reader: anonymous, person: null };
  const directory = await runtime.directory();
  const person = directory.personById.get(id);
  if (person === undefined) throw new InputError(`There is no person ${id}; people.yaml lists who there is.`);
  return { person, reader: readerOf(readerFacts(runtime, directory), person) };
}

/** The same for somebody looked up earlier: who has left the company since reads what everybody may. */
export async function whoIsStill(runtime: Runtime, id: string | null): ReturnType<typeof whoIs> {
  const { personById } = await runtime.directory();
  return whoIs(runtime, id !== null && personById.has(id) ? id : null);
}

function administratorOf({ administrator }: Runtime["config"], people: readonly Person[]): Person | null {
  return people.find(({ email }) => email !== null && email.toLowerCase() === administrator) ?? null;
}
