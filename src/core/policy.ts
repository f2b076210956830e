import { z } from "zod";

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/**
 * Every number of the product, with its default. `docs/policy.md` states each in one sentence; a company
 * overrides them in `policy.yaml`.
 */
export const policySchema = z.object({
  company: z.string().default("the company"),
  /** IANA zone in which the company's dates begin. */
  timeZone: z.string().default("UTC"),
  ask: z
    .object({
      /** Lines of a page quoted in an answer before the rest is folded. */
      quotedLines: z.int().min(1).default(6),
      /** Steps shown before the rest is folded. */
      quotedSteps: z.int().min(1).default(9),
      /** Candidates offered at most when several sections come close. */
      candidates: z.int().min(2).max(3).default(3),
      /** Earlier questions of the conversation that a follow-up may lean on, and for how long. */
      followUpQuestions: z.int().min(0).default(3),
      followUpMinutes: z.number().min(0).default(30),
      /** A question again in other words within this time is a rephrasing. */
      rephrasedWithinMinutes: z.number().min(0).default(10),
      /** People who found the answer helpful before their question becomes a known wording. */
      wordingPeople: z.int().min(1).default(2),
      /** Days without rephrasing or report after which one person is enough. */
      wordingQuietDays: z.number().min(0).default(7),
      /** Days after which questions are blanked. */
      textKeptDays: z.int().min(1).default(90),
    })
    .prefault({}),
  trust: z
    .object({
      /** "Review due" starts this many days before the date. */
      reviewDueDays: z.int().min(0).default(14),
      /** Days after which a page that names an owner but no cadence is due for review. */
      defaultReviewDays: z.int().min(1).default(365),
      /** Reports by different people that put a page of normal risk in doubt. */
      doubtReports: z.int().min(1).default(2),
      /** The same for pages of high and critical risk. */
      doubtReportsHighRisk: z.int().min(1).default(1),
    })
    .prefault({}),
  publishing: z
    .object({
      /** A larger part of the pages vanishing at once is refused without --yes. */
      vanishingShare: z
        .number()
        .min(0)
        .max(1)
        .default(1 / 3),
      /** Words of a section above which it is split into several passages. */
      passageWords: z.int().min(50).default(320),
      /** Larger files are refused, in bytes. */
      fileBytes: z.int().min(1).default(2_000_000),
    })
    .prefault({}),
  tags: z
    .object({
      /** How like a text must be to what is known of a tag, from 0, for the tag to be proposed … */
      floor: z.number().min(0).default(0.2),
      /** … and how many times as like as to the next tag. */
      margin: z.number().min(1).default(1.2),
      /** Texts most like it whose tags speak for theirs. */
      neighbours: z.int().min(1).default(5),
      /** What they weigh for skills and topics, which the company describes, too … */
      describedWeight: z.number().min(0).default(0.2),
      /** … and for audiences and rules, of which there is hardly more than a name. */
      namedWeight: z.number().min(0).default(1.5),
      /** Texts whose tags one person is asked about on one card. */
      onCard: z.int().min(1).default(5),
    })
    .prefault({}),
  importing: z
    .object({
      /** Larger documents and archives are refused, in bytes. */
      fileBytes: z.int().min(1).default(100_000_000),
      /** What an archive or a document may have unpacked, in bytes. */
      unpackedBytes: z.int().min(1).default(500_000_000),
      /** Files of one import. */
      files: z.int().min(1).default(20_000),
      /** Pages of one PDF. */
      pdfPages: z.int().min(1).default(1_000),
    })
    .prefault({}),
  handover: z
    .object({
      /** Working minutes of the person asked before the next one is offered the question. */
      answerWithinMinutes: z.int().min(1).default(30),
      /** Working hours of whoever decides before the request goes to the deputy, and then lapses. */
      decideWithinHours: z.number().min(0.1).default(8),
    })
    .prefault({}),
  workingTime: z
    .object({
      /** For people who do not say when they work, in their own time zone. */
      from: z.string().regex(clock).default("09:00"),
      to: z.string().regex(clock).default("17:00"),
      days: z.array(z.enum(weekdays)).default(["mon", "tue", "wed", "thu", "fri"]),
    })
    .prefault({}),
  practice: z
    .object({
      /** Local time from which the daily session comes, unless somebody chooses another. */
      quizTime: z.string().regex(clock).default("10:00"),
      /** Questions of one session, and minutes after which it ends by itself. */
      questions: z.int().min(1).default(5),
      minutes: z.number().min(1).default(5),
      /** Recall predicted at the moment when an item comes back. */
      retention: z.number().min(0.7).max(0.99).default(0.9),
      /** The same for pages of critical risk. */
      retentionCritical: z.number().min(0.7).max(0.99).default(0.95),
      /** The person's practice days within which a missed item comes back. */
      missedWithinDays: z.int().min(1).default(3),
      withMissed: z.int().min(0).default(1),
      /** New items a day at most. */
      newPerDay: z.int().min(0).default(2),
      /** The same, by choice, in the first `firstDays` days of a role. */
      newPerDayAtFirst: z.int().min(0).default(6),
      firstDays: z.int().min(0).default(30),
      /** Questions in any 7 days for somebody experienced. */
      expertPerWeek: z.int().min(1).default(3),
      /** Daily sessions in a row that nobody opened, after which they come weekly. */
      ignoredUntilWeekly: z.int().min(1).default(3),
      /** Weekly ones in a row after that, until there is one question: "pause?". */
      ignoredUntilPause: z.int().min(1).default(3),
      /** Days after which a missed step or "unclear" brings no question of its own any more. */
      nudgeDays: z.int().min(1).default(7),
      /** Days without a task after which its next start offers its checklist, if told within these minutes. */
      checklistAfterDays: z.int().min(1).default(30),
      checklistWithinMinutes: z.number().min(1).default(60),
      /** Days after which what a work system reports is refused. */
      workEventDays: z.int().min(1).default(30),
      /** Minutes for which a session that was begun is left alone. */
      underWayMinutes: z.number().min(1).default(30),
      /** Reviews of a person, or of the company, from which on their own forgetting is measured. */
      fitReviews: z.int().min(50).default(400),
      /** The latest part of the reviews, on which what was measured is checked before it is used. */
      fitHeldBack: z.number().min(0.05).max(0.5).default(0.2),
      /** Somebody can do something once the lower end of what is likely reaches this. */
      canDo: z.number().min(0.5).max(0.99).default(0.65),
      /** Answers on a skill below which there is too little to tell. */
      evidenceAnswers: z.int().min(1).default(3),
      /** Days in which an answer loses half of its weight as evidence. */
      evidenceHalfLifeDays: z.number().min(1).default(60),
      /** What the answer to a variant seen before weighs; to one never seen, 1. */
      evidenceSeenVariant: z.number().min(0).max(1).default(0.5),
      /** Cases of a placement at most. */
      placementQuestions: z.int().min(1).default(6),
      /** Days in a role after which a placement is offered. */
      placementAfterDays: z.int().min(0).default(90),
      /** Days over which what somebody knew at a placement comes back for the first time. */
      placementSpreadDays: z.int().min(1).default(42),
      /** Cases never seen before that must be right in a row for a task to be passed. */
      readinessCases: z.int().min(1).default(5),
      /** What a task weighs by how often it comes … */
      frequency: z
        .object({
          daily: z.number().min(0).default(4),
          weekly: z.number().min(0).default(3),
          monthly: z.number().min(0).default(2),
          rarely: z.number().min(0).default(1),
        })
        .prefault({}),
      /** … times what a slip in it costs. */
      impact: z
        .object({
          low: z.number().min(0).default(1),
          medium: z.number().min(0).default(2),
          high: z.number().min(0).default(4),
        })
        .prefault({}),
    })
    .prefault({}),
  /** No individual escalation, no figures of single people, larger groups. */
  worksCouncil: z.boolean().default(false),
  signals: z
    .object({
      /** What a gap is compared with: this much is recalled … */
      gapRecall: z.number().min(0.1).max(0.8).default(0.4),
      /** … where this much is predicted. */
      gapPredicted: z.number().min(0.5).max(0.99).default(0.9),
      /** Predictions below and above count as these: nobody is held to have forgotten for sure, or to be unerring. */
      predictedAtLeast: z.number().min(0.05).max(0.5).default(0.2),
      predictedAtMost: z.number().min(0.9).max(0.99).default(0.95),
      /** Days in which evidence about a person loses half of its weight. */
      halfLifeDays: z.number().min(1).default(21),
      /** Days on which the evidence was given, at least. */
      gapDays: z.int().min(1).default(2),
      /** Logarithm of how much better a gap explains the tries than the prediction, for coaching to begin … */
      coachAt: z.number().min(1).default(4.5),
      /** … and for the gap to persist, in the test started anew. */
      persistsAt: z.number().min(1).default(5),
      /** Days worked after being told between which a gap may be found to persist. */
      persistsFromDays: z.int().min(1).default(7),
      persistsToDays: z.int().min(1).default(20),
      /** Lapses on one item within `lapseDays` that start coaching, too. */
      lapses: z.int().min(2).default(8),
      lapseDays: z.int().min(1).default(60),
      /** Items of the gap that somebody who is coached is asked on each practice day, due or not. */
      coachedPerDay: z.int().min(0).default(3),
      /** The same logarithm the other way round, for a gap to be over. */
      recallsAt: z.number().min(1).default(4),
      /** Days without evidence after which a gap about a person is closed. */
      quietDays: z.int().min(1).default(60),
      /** Days without a sign after which a section that was changed counts as fixed. */
      stoppedDays: z.int().min(1).default(14),
      /** Largest part of a section's words that may change without its meaning. */
      smallWording: z.number().min(0).max(0.5).default(0.1),
      /** Minutes in which signs of one person about one section count once. */
      episodeMinutes: z.number().min(0).default(30),
      /** What signs against a page weigh: missed, sought again, taken to a person … */
      behaviourWeight: z.number().min(0).max(1).default(1),
      /** … said by a button … */
      clickWeight: z.number().min(0).max(1).default(0.7),
      /** … asked again within weeks, which is also how people use a page they need. */
      againWeight: z.number().min(0).max(1).default(0.3),
      /** Days within which the same section sought once more was asked again. */
      askedAgainDays: z.int().min(1).default(30),
      /** Days of work by which is told how often a step is done right. */
      stepDays: z.int().min(1).default(30),
      /** Days looked back for a page problem, and the latest of them that are looked at on their own. */
      pageDays: z.int().min(1).default(90),
      pageRecentDays: z.int().min(1).default(30),
      pageLatestDays: z.int().min(1).default(10),
      /** People with a sign, at least. */
      pagePeople: z.int().min(2).default(3),
      /** Logarithm of how much better a gap explains somebody's tries, for their misses to be a sign … */
      missedSurprise: z.number().min(0.5).default(1.5),
      /** … and how much of it counts for the page at most, so that nobody makes it wrong alone. */
      personEvidence: z.number().min(0.5).default(2.5),
      /** How many times as likely trouble with answers is where the page is wrong. */
      troubleOdds: z.number().min(1.5).default(5),
      /** Logarithm of how much better a wrong page explains what they all did, to tell the owner … */
      pageEvidence: z.number().min(1).default(5),
      /** … and to wait with what is said about people there. */
      pageSuspected: z.number().min(0).default(3),
      /** Times a section must have been shown to be counted for what is usual, and what is usual at least. */
      usualShown: z.int().min(1).default(10),
      usualAtLeast: z.number().min(0).max(1).default(0.02),
      /** Unanswered questions, and the people who asked them, that make a content gap. */
      contentQuestions: z.int().min(2).default(3),
      contentPeople: z.int().min(2).default(2),
      /** People outside the owner's own team who asked, for their own words to be read. */
      wordsPeople: z.int().min(3).default(3),
      /** People of a group, and of them those there is something to count of, for a figure to be shown. */
      teamPeople: z.int().min(5).default(5),
      teamContributors: z.int().min(3).default(3),
      /** Contributors from which on counts are shown, not words. */
      countsFrom: z.int().min(5).default(5),
      /** People of a group where there is a works council. */
      teamPeopleWorksCouncil: z.int().min(10).default(10),
      /** Days after which signals lose the person they are about. */
      keptDays: z.int().min(1).default(120),
    })
    .prefault({}),
  escalation: z
    .object({
      /** Day of the week and local time of a manager's digest. */
      digestDay: z.enum(weekdays).default("mon"),
      digestTime: z.string().regex(clock).default("09:00"),
      /** Entries of a digest at most. */
      digestEntries: z.int().min(1).default(5),
      /** Working hours of a person between seeing their entry and its being told. */
      shownHours: z.number().min(1).default(8),
      /** Id of the person who decides on what is contested; "none": the administrator, else somebody of `peopleRole`. */
      contestPerson: z.string().default("none"),
      /** Role of those who look after people. */
      peopleRole: z.string().default("people-partner"),
      /** Working days in which they decide; without an answer the entry is dropped. */
      contestDays: z.int().min(1).default(5),
      /** More misses than when it was told, from which on an entry is told again. */
      worseMissed: z.int().min(1).default(3),
      /** Days after a gap closed in which the same one is said to be back. */
      backDays: z.int().min(1).default(120),
      /** Days before and after that are compared when a gap closes, and tries below which there are too few to tell. */
      compareDays: z.int().min(1).default(56),
      compareTries: z.int().min(1).default(5),
      /** Weeks in the small picture of a trend. */
      trendWeeks: z.int().min(2).default(8),
    })
    .prefault({}),
  queue: z
    .object({
      /** Day of the week and local time of an owner's queue. */
      day: z.enum(weekdays).default("tue"),
      time: z.string().regex(clock).default("09:00"),
      /** Pages in one queue at most. */
      entries: z.int().min(1).default(10),
      /** Days in which somebody is reminded of a page once at most. */
      reminderDays: z.int().min(1).default(30),
      /** Working days after which what nobody answered goes to who stands in, and then on. */
      answerDays: z.int().min(1).default(14),
      /** Days away after which whoever is next is asked instead. */
      awayDays: z.int().min(1).default(14),
      /** Days of answers by which is told how much a page is used. */
      useDays: z.int().min(1).default(90),
      /** What a page that nobody asked for counts as used … */
      unusedWeight: z.number().min(0).default(0.5),
      /** … and days for which its review waits. */
      unusedWaitDays: z.int().min(0).default(180),
      /** What a page weighs by its risk … */
      risk: z
        .object({
          normal: z.number().min(0).default(1),
          high: z.number().min(0).default(2),
          critical: z.number().min(0).default(4),
        })
        .prefault({}),
      /** … and by what speaks against it. */
      evidence: z
        .object({
          reviewDue: z.number().min(0).default(1),
          pageProblem: z.number().min(0).default(5),
          pageBlamed: z.number().min(0).default(3),
          reported: z.number().min(0).default(4),
          contentGap: z.number().min(0).default(2),
          linkGone: z.number().min(0).default(2),
          citedChanged: z.number().min(0).default(3),
          contradiction: z.number().min(0).default(4),
          duplicate: z.number().min(0).default(1),
          lessonOutdated: z.number().min(0).default(2),
          nobodys: z.number().min(0).default(1),
        })
        .prefault({}),
      /** Facts ticked one by one at most; of more, those of one section together. */
      ticks: z.int().min(3).max(12).default(6),
      /** Days for which a page can be put off. */
      snoozeShort: z.int().min(1).default(14),
      snoozeLong: z.int().min(1).default(60),
      /** Days in which whoever reported something is told that it was changed. */
      fixDays: z.int().min(1).default(90),
    })
    .prefault({}),
  doubts: z
    .object({
      /** Part of the words of two sentences, by rarity, that both or the other's heading have, to speak of the same … */
      sameSubject: z.number().min(0.3).max(1).default(0.7),
      /** … and that part times the words they share, each counting as much as it is rare, 1 at most. */
      sharedWords: z.number().min(0.1).default(1.2),
      /** The same where the one section cites the other. */
      citedSubject: z.number().min(0.1).max(1).default(0.4),
      citedWords: z.number().min(0.1).default(0.4),
      /** Part of the words of two sections that both have, from which on they are one text twice … */
      duplicate: z.number().min(0.5).max(1).default(0.85),
      /** … if they are this long. */
      duplicateWords: z.int().min(10).default(40),
      /** Sections that are compared with a few sentences at most. */
      compared: z.int().min(1).default(8),
    })
    .prefault({}),
  slack: z
    .object({
      /** Ids of channels shared with other companies in which Cairn may answer our own people all the same. */
      sharedChannels: z.array(z.string()).default([]),
    })
    .prefault({}),
});

export type Policy = z.infer<typeof policySchema>;
export const defaultPolicy: Policy = policySchema.parse({});
