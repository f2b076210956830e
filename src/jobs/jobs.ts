import { z } from "zod";

/** One kind of work that happens without anybody asking for it. */
export interface JobKind {
  readonly payload: z.ZodType;
  /** Cron, in UTC. */
  readonly schedule: string;
  /** What it does when Cairn was not running at its time: once afterwards, or not at all. */
  readonly missed: "once" | "skip";
}

/** Every job, with its handler's home. A handler may run twice, and after a crash it runs again. */
export const jobs = {
  /** conversation/inbox.ts: answers what a crash left claimed. */
  "sweep-unfinished": { payload: z.object({}), schedule: "* * * * *", missed: "skip" },
  /** handover/offer-next.ts: takes what nobody answered in time to the next person. */
  "offer-requests": { payload: z.object({}), schedule: "* * * * *", missed: "skip" },
  /** practice/day/plan-practice.ts: asks everybody whose practice time has come what is due for them. */
  "plan-practice": { payload: z.object({}), schedule: "* * * * *", missed: "skip" },
  /** stewardship/drafts: publishes what was approved, shows what waits to whoever approves, tells who proposed it. */
  "carry-drafts": { payload: z.object({}), schedule: "* * * * *", missed: "skip" },
  /** stewardship/drafts/take-effect.ts: what follows when a scheduled text begins to hold. */
  "take-effect": { payload: z.object({}), schedule: "* * * * *", missed: "skip" },
  /** practice/owners/tell-item-owners.ts: shows owners the items whose section says something else by now. */
  "tell-item-owners": { payload: z.object({}), schedule: "*/5 * * * *", missed: "skip" },
  /** signals/carry-gaps.ts: coaching, contests, flags and digests, each in the hours of whom it goes to. */
  "carry-gaps": { payload: z.object({}), schedule: "*/5 * * * *", missed: "skip" },
  /** signals/gaps/detect.ts: looks for gaps in what was noted since the last night, and for pages that are missing. */
  "detect-gaps": { payload: z.object({}), schedule: "23 2 * * *", missed: "once" },
  /** stewardship/flags/look-for-doubts.ts: reviews, owners, reports, links and contradictions of pages. */
  "look-for-doubts": { payload: z.object({}), schedule: "53 2 * * *", missed: "once" },
  /** stewardship/queue/send-queues.ts: what is doubted to whoever looks after it, in their hours. */
  "send-queues": { payload: z.object({}), schedule: "*/5 * * * *", missed: "skip" },
  /** stewardship/tags/look-for-tags.ts: proposes tags for texts that have none. */
  "propose-tags": { payload: z.object({}), schedule: "41 2 * * *", missed: "once" },
  /** practice/drafting/: with a language model, draft questions for sections that have none, more values for scenarios. */
  "draft-items": { payload: z.object({}), schedule: "11 4 * * *", missed: "once" },
  /** stewardship/proposals/propose-rewrites.ts: with a language model, clearer texts where people got stuck. */
  "propose-rewrites": { payload: z.object({}), schedule: "31 4 * * *", missed: "once" },
  /** stewardship/proposals/draft-lessons.ts: with a language model, lessons for tasks that have none. */
  "draft-lessons": { payload: z.object({}), schedule: "41 4 * * *", missed: "once" },
  /** ask/anticipated/anticipate.ts: with a language model, questions that sections answer, for the search. */
  "anticipate-questions": { payload: z.object({}), schedule: "51 4 * * *", missed: "once" },
  /** stewardship/summaries/summarise-changes.ts: with a language model, what versions change, in a sentence. */
  "summarise-changes": { payload: z.object({}), schedule: "19 * * * *", missed: "skip" },
  /** stewardship/loop/tell-fixes.ts: what became of what people reported or asked in vain, in their hours. */
  "tell-fixes": { payload: z.object({}), schedule: "9-59/10 * * * *", missed: "skip" },
  /** wiring/meaning.ts: goes on with passages that lack a vector, once the embedding model answers again. */
  "fill-vectors": { payload: z.object({}), schedule: "* * * * *", missed: "skip" },
  /** wiring/meaning.ts: forgets vectors of texts that stand nowhere any more. */
  "sweep-vectors": { payload: z.object({}), schedule: "27 3 * * *", missed: "once" },
  /** stewardship/publishing/reconcile-index.ts: finds where the index differs from the database, and puts it right. */
  "reconcile-index": { payload: z.object({}), schedule: "57 3 * * *", missed: "once" },
  /** signals/signs/erase-signals.ts: erases signals whose time is over, and keeps how many there were. */
  "erase-signals": { payload: z.object({}), schedule: "47 3 * * *", missed: "once" },
  /** practice/day/fit-memory.ts: measures how people forget. */
  "fit-memory": { payload: z.object({}), schedule: "7 2 * * 0", missed: "once" },
  /** jobs/blank-expired-text.ts: forgets the words of old questions and answers, and what models were asked for. */
  "blank-expired-text": { payload: z.object({}), schedule: "17 3 * * *", missed: "once" },
  /** ask/wordings.ts: takes up the wordings that helped. */
  "learn-wordings": { payload: z.object({}), schedule: "37 3 * * *", missed: "once" },
} as const satisfies Record<string, JobKind>;

export type JobName = keyof typeof jobs;

/** What `runtime` hands in: one handler for each job. `now` is the instant at which it runs. */
export type JobHandlers = {
  readonly [Name in JobName]: (
    payload: z.infer<(typeof jobs)[Name]["payload"]>,
    now: Date,
    turn: Turn,
  ) => Promise<void>;
};

/** For work that may be long: what is left when its turn is over, it does in the next one, which it asks for. */
export interface Turn {
  readonly isOver: () => boolean;
  /** Puts the same job in the queue, next to run. */
  readonly again: () => Promise<void>;
}

export const jobNames = Object.keys(jobs) as readonly JobName[];
