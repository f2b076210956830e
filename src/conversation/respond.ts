import { askActions } from "../ask/actions.ts";
import { ask } from "../ask/ask.ts";
import type { AskDeps } from "../ask/ask-deps.ts";
import { help, lastAnswers, recentChanges } from "../ask/commands.ts";
import { unknownButton } from "../core/action.ts";
import type { Asker } from "../core/asker.ts";
import { sentences } from "../core/card-text.ts";
import type { Inbound } from "../core/inbound.ts";
import { replyWords } from "../core/messages/reply.ts";
import type { ConversationStore } from "../core/ports/conversation-store.ts";
import { type Result, shown } from "../core/result.ts";
import { handoverActions } from "../handover/actions.ts";
import { askPerson } from "../handover/ask-person.ts";
import type { HandoverDeps } from "../handover/handover-deps.ts";
import { replyInThread } from "../handover/reply-in-thread.ts";
import { type PreferenceDeps, preferenceActions, preferences } from "../people/preferences.ts";
import { practiceActions } from "../practice/actions.ts";
import { lessonActions } from "../practice/lessons/lesson-actions.ts";
import { listLessons } from "../practice/lessons/list-lessons.ts";
import { itemActions } from "../practice/owners/item-actions.ts";
import { itemsToApprove } from "../practice/owners/items-to-approve.ts";
import { showPath } from "../practice/path/learn.ts";
import { pathActions } from "../practice/path/path-actions.ts";
import { placeMe } from "../practice/path/place-me.ts";
import { showReadiness } from "../practice/path/share-readiness.ts";
import { showProgress } from "../practice/path/show-progress.ts";
import type { PracticeDeps } from "../practice/practice-deps.ts";
import { practise } from "../practice/session/practise.ts";
import { privacyActions, resume, stop, stored } from "../privacy/actions.ts";
import { consentOf } from "../privacy/consent.ts";
import type { PrivacyDeps } from "../privacy/privacy-deps.ts";
import { signalActions } from "../signals/actions.ts";
import { whatWasNoticed } from "../signals/mine.ts";
import type { EscalationDeps } from "../signals/signal-deps.ts";
import { draftActions } from "../stewardship/drafts/draft-actions.ts";
import type { DraftDeps } from "../stewardship/drafts/draft-deps.ts";
import { openNamedPage } from "../stewardship/drafts/find-page.ts";
import { myDrafts } from "../stewardship/drafts/my-drafts.ts";
import { queueActions } from "../stewardship/queue/queue-actions.ts";
import { showQueue } from "../stewardship/queue/show-queue.ts";
import type { StewardDeps } from "../stewardship/queue/steward-deps.ts";
import { showTags } from "../stewardship/tags/decide-tags.ts";
import { tagActions } from "../stewardship/tags/tag-actions.ts";
import type { TagDeps } from "../stewardship/tags/tag-deps.ts";
import { type HomeDeps, home } from "./home.ts";
import { gapPracticeActions } from "./practise-gap.ts";
import { route } from "./route.ts";
import { welcome } from "./welcome.ts";
import { withdrawAnswer } from "./withdraw-answer.ts";

export interface RespondDeps {
  readonly conversation: ConversationStore;
  readonly asker: (inbound: Inbound) => Promise<Asker>;
  /** What each capability works with at this moment: the company, its people and its policy may have changed. */
  readonly ask: () => Promise<AskDeps>;
  readonly handover: () => Promise<HandoverDeps>;
  readonly privacy: () => Promise<PrivacyDeps>;
  readonly preferences: () => Promise<PreferenceDeps>;
  readonly practice: () => Promise<PracticeDeps>;
  readonly signals: () => Promise<EscalationDeps>;
  readonly stewards: () => Promise<StewardDeps>;
  readonly drafts: () => Promise<DraftDeps>;
  readonly tags: () => Promise<TagDeps>;
  readonly home: () => Promise<HomeDeps>;
}

/** Hands what somebody said or tapped to the one capability that answers it. */
export async function respond(deps: RespondDeps, inbound: Inbound): Promise<Result> {
  switch (inbound.body.kind) {
    case "deletion":
      return withdrawAnswer(deps.conversation, inbound);
    case "action":
      return act(deps, await deps.asker(inbound), inbound.body);
    case "arrival":
      return arrive(deps, await deps.asker(inbound));
    case "message":
    case "edit":
      return answerWords(deps, inbound, inbound.body.text);
  }
}

async function arrive(deps: RespondDeps, asker: Asker): Promise<Result> {
  return welcome(asker, consentOf(await deps.privacy()), await home(await deps.home(), asker));
}

async function act(
  deps: RespondDeps,
  asker: Asker,
  { action, value }: { readonly action: string; readonly value: unknown },
): Promise<Result> {
  const tap = { ...asker, value };
  const inAsk = askActions[action];
  if (inAsk !== undefined) return inAsk.run(await deps.ask(), tap);
  const inHandover = handoverActions[action];
  if (inHandover !== undefined) return inHandover.run(await deps.handover(), tap);
  const inPrivacy = privacyActions[action];
  if (inPrivacy !== undefined) return inPrivacy.run(await deps.privacy(), tap);
  const inPreferences = preferenceActions[action];
  if (inPreferences !== undefined) return inPreferences.run(await deps.preferences(), tap);
  const inPractice =
    practiceActions[action] ?? itemActions[action] ?? pathActions[action] ?? lessonActions[action];
  if (inPractice !== undefined) return inPractice.run(await deps.practice(), tap);
  const inSignals = signalActions[action];
  if (inSignals !== undefined) return inSignals.run(await deps.signals(), tap);
  const inDrafts = draftActions[action];
  if (inDrafts !== undefined) return inDrafts.run(await deps.drafts(), tap);
  const inQueue = queueActions[action];
  if (inQueue !== undefined) return inQueue.run(await deps.stewards(), tap);
  const inTags = tagActions[action];
  if (inTags !== undefined) return inTags.run(await deps.tags(), tap);
  const inGapPractice = gapPracticeActions[action];
  if (inGapPractice !== undefined) {
    return inGapPractice.run({ practice: await deps.practice(), signals: await deps.signals() }, tap);
  }
  return unknownButton();
}

async function answerWords(deps: RespondDeps, inbound: Inbound, text: string): Promise<Result> {
  const asker = await deps.asker(inbound);
  const request = await requestRepliedTo(deps, inbound);
  if (request !== null) return replyInThread(await deps.handover(), { asker, request, text });
  const to = route(text);
  switch (to.kind) {
    case "ask":
      return answerQuestion(deps, asker, to.question);
    case "page": {
      const opened = await openNamedPage(await deps.drafts(), asker, to);
      return opened ?? answerQuestion(deps, asker, to.question);
    }
    case "drafts":
      return myDrafts(await deps.drafts(), asker);
    case "help":
      return help(await deps.ask(), asker);
    case "thanks":
      return shown(asker.addressed && inbound.thread === null ? [sentences(replyWords.welcome)] : []);
    case "last-answers":
      return lastAnswers(await deps.ask(), asker);
    case "recent-changes":
      return recentChanges(await deps.ask(), asker);
    case "quiz":
      return practise(await deps.practice(), { ...asker, topic: to.topic });
    case "lessons":
    case "checklists":
      return listLessons(await deps.practice(), { ...asker, topic: to.topic, only: to.kind });
    case "path":
      return showPath(await deps.practice(), asker);
    case "progress":
      return showProgress(await deps.practice(), asker);
    case "placement":
      return placeMe(await deps.practice(), asker);
    case "readiness":
      return showReadiness(await deps.practice(), asker);
    case "home":
      return home(await deps.home(), asker);
    case "noticed":
      return whatWasNoticed(await deps.signals(), asker);
    case "stored":
      return stored(await deps.privacy(), asker);
    case "preferences":
      return preferences(await deps.preferences(), asker);
    case "stop":
      return stop(await deps.privacy(), asker);
    case "resume":
      return resume(await deps.privacy(), asker);
    case "queue":
      return showQueue(await deps.stewards(), asker);
    case "items":
      return itemsToApprove(await deps.practice(), asker);
    case "tags":
      return showTags(await deps.tags(), asker);
    case "person":
      return askPersonAboutLast(deps, asker);
  }
}

async function answerQuestion(deps: RespondDeps, asker: Asker, question: string): Promise<Result> {
  const askDeps = await deps.ask();
  return ask(askDeps, { ...asker, question, history: await historyOf(askDeps, asker) });
}

/** "Ask a person", typed: the same as the button below the answer that they have just read. */
async function askPersonAboutLast(deps: RespondDeps, asker: Asker): Promise<Result> {
  const { store, company } = await deps.ask();
  const [last] = asker.person === null ? [] : await store.answersOf(asker.person.id, 1);
  const since = asker.at.getTime() - company.policy.ask.followUpMinutes * 60_000;
  const isHere = last !== undefined && last.conversation === asker.conversation && last.at.getTime() >= since;
  if (!isHere) return shown([sentences(replyWords.askFirst)]);
  return askPerson(await deps.handover(), { ...asker, value: { answer: last.id } });
}

/** The request whose card somebody answered in its thread; `null`: it is no such thread. */
async function requestRepliedTo({ conversation, handover }: RespondDeps, inbound: Inbound) {
  if (inbound.thread === null || inbound.reach !== "direct") return null;
  const { channel, conversation: place, thread } = inbound;
  const card = await conversation.messageAt({ channel, conversation: place, platformId: thread });
  return card === null ? null : (await handover()).store.requestOfMessage(card.id);
}

/** What a follow-up may lean on. */
async function historyOf({ store, company }: AskDeps, asker: Asker): Promise<readonly string[]> {
  const { followUpMinutes, followUpQuestions } = company.policy.ask;
  return store.history({
    conversation: asker.conversation,
    person: asker.person?.id ?? null,
    since: new Date(asker.at.getTime() - followUpMinutes * 60_000),
    limit: followUpQuestions,
  });
}
