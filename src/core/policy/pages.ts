import { z } from "zod";

/** Pages of a folder. */
export const publishingPolicy = z
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
  .prefault({});

/** Documents made into drafts. */
export const importingPolicy = z
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
  .prefault({});

/** Proposed tags. */
export const tagsPolicy = z
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
  .prefault({});

/** Pages that disagree. */
export const doubtsPolicy = z
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
  .prefault({});
