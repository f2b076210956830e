import { z } from "zod";

/** Signs of confusion, and what they make together. */
export const signalsPolicy = z
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
  .prefault({});
