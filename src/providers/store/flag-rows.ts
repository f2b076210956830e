import type { Doubt, Flag, FlagVerdict, PageDoubt, PageReview, Queue } from "../../core/flags.ts";
import type {
  FlagModel,
  PageDoubtModel,
  PageReviewModel,
  QueueEntryModel,
  QueueModel,
} from "./generated/models.ts";

export function toFlag(row: FlagModel): Flag {
  const { id, gapId: gap, ownerId: owner, at, settledBy: by, verdict, words, settledAt } = row;
  return {
    id,
    // As it was raised.
    doubt: row.evidence as unknown as Doubt,
    page:
      row.sopId === null
        ? null
        : { sop: row.sopId, version: row.version ?? 0, section: row.section, sectionHash: row.sectionHash },
    gap,
    owner,
    at,
    settled: settledAt === null ? null : { by, verdict: verdict as FlagVerdict, words, at: settledAt },
  };
}

export function toReview(row: PageReviewModel): PageReview {
  const { sopId: sop, version, personId: by, reason, ticked, until, toPersonId: to, at } = row;
  return { sop, version, by, verdict: row.verdict as PageReview["verdict"], reason, ticked, until, to, at };
}

export function toQueue(row: QueueModel & { readonly entries: readonly QueueEntryModel[] }): Queue {
  const { id, personId: person, occasion, messageId: message, at, entries } = row;
  return { id, person, occasion, message, at, subjects: entries.map(({ subject }) => subject) };
}

export function toPageDoubt(row: PageDoubtModel): PageDoubt {
  const { id, personId: by, isNamed, sopId: sop, section, version, sectionHash, words, at } = row;
  return { id, by, isNamed, sop, section, version, sectionHash, words, at };
}
