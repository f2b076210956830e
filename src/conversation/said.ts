import { ask } from "../ask/ask.ts";
import type { AskDeps } from "../ask/ask-deps.ts";
import { help, lastAnswers, recentChanges } from "../ask/commands.ts";
import type { Asker } from "../core/asker.ts";
import { sentences } from "../core/card-text.ts";
import type { Inbound } from "../core/inbound.ts";
import { replyWords } from "../core/messages/reply.ts";
import { type Result, shown } from "../core/result.ts";
import { askPerson } from "../handover/ask-person.ts";
import { replyInThread } from "../handover/reply-in-thread.ts";
import { preferences } from "../people/preferences.ts";
import { listLessons } from "../practice/lessons/list-lessons.ts";
import { itemsToApprove } from "../practice/owners/items-to-approve.ts";
import { showPath } from "../practice/path/learn.ts";
import { placeMe } from "../practice/path/place-me.ts";
import { showReadiness } from "../practice/path/share-readiness.ts";
import { showProgress } from "../practice/path/show-progress.ts";
import { practise } from "../practice/session/practise.ts";
import { resume, stop, stored } from "../privacy/actions.ts";
import { whatWasNoticed } from "../signals/coaching/mine.ts";
import { openNamedPage } from "../stewardship/drafts/find-page.ts";
import { myDrafts } from "../stewardship/drafts/my-drafts.ts";
import { showQueue } from "../stewardship/queue/show-queue.ts";
import { showTags } from "../stewardship/tags/decide-tags.ts";
import { home } from "./home.ts";
import type { RespondDeps } from "./respond-deps.ts";
import { route } from "./route.ts";

/** Answers what somebody wrote: a reply to a request, a command, or a question. */
export async function said(deps: RespondDeps, inbound: Inbound, text: string): Promise<Result> {
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
