import { setTimeout as pause } from "node:timers/promises";
import type { EdgeDeps } from "../conversation/edge.ts";
import { withForms } from "../conversation/forms.ts";
import type { HomeDeps } from "../conversation/home.ts";
import { modelElements } from "../conversation/model-at-home.ts";
import { respond } from "../conversation/respond.ts";
import type { RespondDeps } from "../conversation/respond-deps.ts";
import type { Asker } from "../core/asker.ts";
import type { Element } from "../core/card.ts";
import { type Inbound, placeOf, talkOf } from "../core/inbound.ts";
import type { Person } from "../core/people.ts";
import type { Result } from "../core/result.ts";
import { mayReveal, type Reveal, type Revealing } from "../core/reveal.ts";
import type { HandoverDeps } from "../handover/handover-deps.ts";
import { openRequests } from "../handover/open-requests.ts";
import { observeReply } from "../http/metrics.ts";
import { observeWritings } from "../http/metrics-writing.ts";
import type { PreferenceDeps } from "../people/preferences.ts";
import { dueToday } from "../practice/day/due-today.ts";
import { pathAtHome } from "../practice/path/path-at-home.ts";
import type { PracticeDeps } from "../practice/practice-deps.ts";
import { consentOf } from "../privacy/consent.ts";
import type { PrivacyDeps } from "../privacy/privacy-deps.ts";
import type { Runtime } from "../runtime.ts";
import { noticedAtHome } from "../signals/coaching/at-home.ts";
import type { EscalationDeps } from "../signals/signal-deps.ts";
import { queueAtHome } from "../stewardship/queue/show-queue.ts";
import { tagsHome } from "../stewardship/tags/decide-tags.ts";
import { askDeps, learn } from "./ask.ts";
import { carryEveryDraft, draftDeps, movesDrafts } from "./drafts.ts";
import { escalationDeps } from "./escalation.ts";
import { companyDeps, whoIsStill } from "./people.ts";
import { practiceDeps } from "./practice.ts";
import { type Channels, directPlace, reachable } from "./reach.ts";
import { signalsIn } from "./signals.ts";
import { stewardDeps } from "./stewards.ts";
import { tagDeps } from "./tags.ts";

/** What the main flow works with. */
export function edgeDeps(runtime: Runtime, channels: Channels): EdgeDeps {
  const { store, system, log, metrics } = runtime;
  return {
    store,
    system,
    pause,
    withForms,
    identify: channels.identify,
    apart: channels.apart,
    send: channels.send,
    respond: (inbound) => respondRevealing(runtime, channels, inbound),
    directPlace: (person) => directPlace(runtime, channels, person),
    consent: async () => consentOf(await runtime.directory()),
    signals: (facts, at) => signalsIn(runtime, facts, at),
    observe: (reply) => observeReply(metrics, reply),
    afterwards: (facts) => {
      observeWritings(metrics.writing, facts);
      // Two people's word is enough at once; the daily job finds the rest.
      const helped = facts.some((fact) => fact.kind === "feedback-given" && fact.verdict === "helpful");
      if (helped) runtime.inBackground("learning wordings", learn(runtime, system.now()));
      if (movesDrafts(facts))
        runtime.inBackground("carrying changes of pages", carryEveryDraft(runtime, channels, system.now()));
    },
    reportFailure: (error, reference) =>
      log.error({ err: error, reference }, "an event could not be answered"),
  };
}

/** What shows the beginning has ended before the whole is written: nothing comes after it that is less. */
async function respondRevealing(runtime: Runtime, channels: Channels, inbound: Inbound): Promise<Result> {
  const revealing = channels.reveal(inbound);
  try {
    return await respond(respondDeps(runtime, channels, revealing), inbound);
  } finally {
    await revealing?.end();
  }
}

function respondDeps(runtime: Runtime, channels: Channels, revealing: Revealing | null): RespondDeps {
  return {
    conversation: runtime.store.conversation,
    asker: (inbound) => askerOf(runtime, inbound, revealing),
    ask: () => askDeps(runtime),
    handover: () => handoverDeps(runtime, channels),
    privacy: () => privacyDeps(runtime),
    preferences: () => preferenceDeps(runtime),
    practice: () => practice(runtime, channels),
    signals: () => signals(runtime, channels),
    stewards: () => stewardDeps(runtime, channels),
    tags: () => tagDeps(runtime),
    drafts: () => draftDeps(runtime, channels),
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
    running: (person) => modelAtHome(runtime, person),
    noticed: async (person, at) => noticedAtHome(await signals(runtime, channels), { person, at }),
    queue: async (person, at) => [
      ...(await queueAtHome(await stewardDeps(runtime, channels), { person, at })),
      ...(await tagsHome(await tagDeps(runtime), { person, at })),
    ],
  };
}

/** How the language model fares, for the administrator alone. */
async function modelAtHome(runtime: Runtime, person: Person): Promise<readonly Element[]> {
  const { administrator } = await companyDeps(runtime);
  const state = administrator?.id === person.id ? await runtime.modelState() : null;
  return state === null ? [] : modelElements(state);
}

/** What "Ask a person" and approvals work with. */
export async function handoverDeps(runtime: Runtime, channels: Channels): Promise<HandoverDeps> {
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

async function askerOf(runtime: Runtime, inbound: Inbound, revealing: Revealing | null): Promise<Asker> {
  const { id: event, at, addressed } = inbound;
  const who = await whoIsStill(runtime, inbound.person);
  const place = placeOf({ ...inbound, person: who.person?.id ?? null });
  const asker = { ...who, at, event, conversation: talkOf(inbound), place, addressed };
  if (revealing === null) return asker;
  const reveal: Reveal = ({ elements, visibility }) => {
    if (mayReveal(inbound, visibility)) revealing.show(elements);
  };
  return { ...asker, reveal };
}
