import { z } from "zod";
import type { Contest, Digest, DigestEntry, Escalation, EscalationStep } from "../../core/escalations.ts";
import type { Gap, GapReason, PageProblem, PageReason, PersonalGap, Subject } from "../../core/gaps.ts";
import type { Look, SignalKind, StoredSignal } from "../../core/signals.ts";
import type {
  ContestModel,
  DigestEntryModel,
  DigestModel,
  EscalationModel,
  EscalationStepModel,
  GapModel,
  LookModel,
  SignalModel,
} from "./generated/models.ts";

export function toSignal({ personId, sopId, itemId, kind, ...row }: SignalModel): StoredSignal {
  return {
    ...row,
    id: String(row.sequence),
    kind: kind as SignalKind,
    person: personId,
    sop: sopId,
    item: itemId,
  };
}

export function toGap(row: GapModel): Gap {
  const { id, openedAt, confirmedAt, closedAt } = row;
  const life = { id, openedAt, confirmedAt, closedAt, closing: row.closing as Gap["closing"] };
  switch (row.kind as Gap["kind"]) {
    case "personal":
      return {
        ...life,
        kind: "personal",
        person: row.personId ?? "",
        subject: toSubject(row),
        state: row.state as PersonalGap["state"],
        why: gapReasonSchema.parse(row.why),
        toldAt: row.toldAt,
      };
    case "page":
      return { ...life, kind: "page", ...toSectionText(row), why: pageReasonSchema.parse(row.why) };
    case "content": {
      const { title, questions, people, area } = row;
      return { ...life, kind: "content", title: title ?? "", questions, people: people ?? 0, area };
    }
  }
}

export function toSubject({ sopId, section, skill }: GapModel): Subject {
  if (skill !== null) return { kind: "skill", skill };
  return { kind: "section", sop: sopId ?? "", section: section ?? "" };
}

type SectionText = Pick<PageProblem, "sop" | "section" | "version" | "sectionHash">;

function toSectionText(row: Pick<GapModel, "sopId" | "section" | "version" | "sectionHash">): SectionText {
  const { sopId, section, version, sectionHash } = row;
  return {
    sop: sopId ?? "",
    section: section ?? "",
    version: version ?? 0,
    sectionHash: sectionHash ?? "",
  };
}

export function toEscalation(
  row: EscalationModel & { readonly steps: readonly EscalationStepModel[] },
): Escalation {
  return {
    id: row.id,
    gap: row.gapId,
    person: row.personId,
    manager: row.managerId,
    at: row.at,
    shownAt: row.shownAt,
    // As it was written, word for word: what was shown to the person.
    entry: row.entry as unknown as Escalation["entry"],
    steps: row.steps.map(({ kind, personId, words, at }) => {
      return { kind: kind as EscalationStep["kind"], by: personId, words, at };
    }),
  };
}

export function toContest(row: ContestModel): Contest {
  const { id, words, at, dueAt, settledBy, verdict, reason, settledAt } = row;
  return {
    id,
    gap: row.gapId,
    escalation: row.escalationId,
    person: row.personId,
    words,
    at,
    decider: row.deciderId,
    dueAt,
    settled:
      settledAt === null
        ? null
        : { by: settledBy, verdict: verdict as ContestVerdict, reason, at: settledAt },
  };
}

type ContestVerdict = NonNullable<Contest["settled"]>["verdict"];

export function toDigest(row: DigestModel & { readonly entries: readonly DigestEntryModel[] }): Digest {
  const { id, managerId, occasion, messageId, at, entries } = row;
  return { id, manager: managerId, occasion, message: messageId, at, entries: entries.map(toEntry) };
}

export function toEntry({ gapId, escalationId, said, figures }: DigestEntryModel): DigestEntry {
  return {
    gap: gapId,
    escalation: escalationId,
    said: said as DigestEntry["said"],
    figures: figuresSchema.parse(figures),
  };
}

export function toLook({ byId, aboutId, what, at }: LookModel): Look {
  return { by: byId, about: aboutId, what, at };
}

const figuresSchema = z.record(z.string(), z.number());

const gapReasonSchema: z.ZodType<GapReason> = z.object({
  rule: z.enum(["less-than-predicted", "lapses"]),
  tries: z.number(),
  missed: z.number(),
  days: z.number(),
  predicted: z.number(),
  statistic: z.number(),
  threshold: z.number(),
});

/** As it was worked out: kinds come from the rule itself. */
const pageReasonSchema: z.ZodType<PageReason> = z.object({
  people: z.number(),
  users: z.number(),
  lower: z.number(),
  expected: z.number(),
  kinds: figuresSchema,
});
