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
  /** stewardship/loop/tell-fixes.ts: what became of what people reported or asked in vain, in their hours. */
  "tell-fixes": { payload: z.object({}), schedule: "9-59/10 * * * *", missed: "skip" },
  /** signals/signs/erase-signals.ts: erases signals whose time is over, and keeps how many there were. */
  "erase-signals": { payload: z.object({}), schedule: "47 3 * * *", missed: "once" },
  /** practice/day/fit-memory.ts: measures how people forget. */
  "fit-memory": { payload: z.object({}), schedule: "7 2 * * 0", missed: "once" },
  /** jobs/blank-expired-text.ts: forgets the words of old questions and answers. */
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
