import type { DraftFact } from "../../core/draft-facts.ts";
import { ConflictError } from "../../core/errors.ts";
import type { AnswerGiven, Fact } from "../../core/facts.ts";
import type { FlagFact } from "../../core/flag-facts.ts";
import type { ModelDraftFact } from "../../core/model-drafts.ts";
import type { PracticeFact } from "../../core/practice-facts.ts";
import type { SignalFact } from "../../core/signal-facts.ts";
import type { TagFact } from "../../core/tags.ts";
import { appendWriting } from "./answer-writings.ts";
import { appendDraftFact, isDraftFact } from "./draft-facts.ts";
import { tellFix } from "./fix-store.ts";
import { appendFlagFacts, isFlagFact } from "./flag-facts.ts";
import { forgetQuestions } from "./forget-text.ts";
import type { Prisma } from "./generated/client.ts";
import { textOrNull, toJson, toText } from "./json.ts";
import { appendModelDraftFact, isModelDraftFact } from "./model-draft-facts.ts";
import { appendPracticeFacts, isPracticeFact } from "./practice-facts.ts";
import { appendRequest, appendStep } from "./request-facts.ts";
import { appendSignalFacts, isSignalFact } from "./signal-facts.ts";
import { appendTagFact, isTagFact } from "./tag-facts.ts";

/**
 * Facts are only ever added. What may stand once, such as a reading, is not added twice. None of practice
 * or of signals rests on another kind, so these go together, many in one statement.
 */
export async function appendFacts(database: Prisma.TransactionClient, facts: readonly Fact[]): Promise<void> {
  const practice: PracticeFact[] = [];
  const signals: SignalFact[] = [];
  const flags: FlagFact[] = [];
  for (const fact of facts) {
    if (isPracticeFact(fact)) practice.push(fact);
    else if (isSignalFact(fact)) signals.push(fact);
    else if (isDraftFact(fact)) await appendDraftFact(database, fact);
    else if (isFlagFact(fact)) flags.push(fact);
    else if (isTagFact(fact)) await appendTagFact(database, fact);
    else if (isModelDraftFact(fact)) await appendModelDraftFact(database, fact);
    else await appendFact(database, fact);
  }
  await appendPracticeFacts(database, practice);
  await appendSignalFacts(database, signals);
  await appendFlagFacts(database, flags);
}

async function appendFact(
  database: Prisma.TransactionClient,
  fact: Exclude<Fact, PracticeFact | SignalFact | DraftFact | FlagFact | TagFact | ModelDraftFact>,
): Promise<void> {
  switch (fact.kind) {
    case "answer-given":
      await appendAnswer(database, fact.sensitive ? withoutPerson(fact) : fact);
      return;
    case "answer-written":
      await appendWriting(database, fact);
      return;
    case "feedback-given": {
      const { id, answer, person, verdict, at } = fact;
      await database.feedback.create({ data: { id, answerId: answer, personId: person, verdict, at } });
      return;
    }
    case "fix-told":
      await tellFix(database, fact);
      return;
    case "request-made":
      await appendRequest(database, fact);
      return;
    case "request-step":
      await appendStep(database, fact);
      return;
    case "page-note-left": {
      const { sop, author, request, text, ...note } = fact.note;
      const row = { ...note, sopId: sop, authorId: author, requestId: request, text: toText(text) };
      const { count } = await database.pageNote.createMany({ data: [row], skipDuplicates: true });
      if (count === 0) throw new ConflictError(`There is a note ${note.id} already`);
      return;
    }
    case "setting-changed": {
      const { person, name, value, at } = fact;
      await database.setting.create({ data: { personId: person, name, value: textOrNull(value), at } });
      return;
    }
    case "question-withdrawn":
      await forgetQuestions(database, fact.events);
      return;
    case "section-read": {
      const { person, sop, section, version, at } = fact;
      const read = { personId: person, sopId: sop, section, version };
      await database.sectionReading.upsert({
        where: { personId_sopId_section_version: read },
        create: { ...read, at },
        update: { at },
      });
      return;
    }
    case "wording-learned": {
      const { id, sop, section, sectionHash, wording, answer, at } = fact;
      await database.knownWording.createMany({
        data: [{ id, sopId: sop, section, sectionHash, wording: toText(wording), answerId: answer, at }],
        skipDuplicates: true,
      });
      return;
    }
  }
}

/**
 * The record of a sensitive answer keeps outcome and version without the person. The event and the
 * conversation lead to the person as well, and so does the minute.
 */
function withoutPerson(fact: AnswerGiven): AnswerGiven {
  const day = new Date(fact.at);
  day.setUTCHours(0, 0, 0, 0);
  return {
    ...fact,
    event: fact.id,
    conversation: "",
    person: null,
    question: null,
    standalone: null,
    key: null,
    at: day,
  };
}

async function appendAnswer(database: Prisma.TransactionClient, fact: AnswerGiven): Promise<void> {
  await database.answer.create({
    data: {
      id: fact.id,
      eventId: toText(fact.event),
      personId: fact.person,
      conversation: toText(fact.conversation),
      question: textOrNull(fact.question),
      standalone: textOrNull(fact.standalone),
      key: textOrNull(fact.key),
      outcome: fact.outcome,
      reason: fact.reason,
      evidence: fact.evidence,
      retrieval: fact.retrieval,
      passages: toJson(fact.passages),
      sensitive: fact.sensitive,
      elapsedMs: fact.elapsedMs,
      at: fact.at,
    },
  });
  await database.answerCitation.createMany({
    data: fact.citations.map((citation, ordinal) => ({
      answerId: fact.id,
      ordinal,
      sopId: citation.sop,
      version: citation.version,
      section: citation.section,
      passageId: citation.passage,
      quote: citation.quote,
    })),
  });
}
