import type { Fact } from "../../core/facts.ts";
import type { TagFact } from "../../core/tags.ts";
import { expectAll } from "./expect-all.ts";
import type { Prisma } from "./generated/client.ts";
import { toJson, toText } from "./json.ts";

export function isTagFact(fact: Fact): fact is TagFact {
  return fact.kind === "tags-proposed" || fact.kind === "tags-decided";
}

export async function appendTagFact(database: Prisma.TransactionClient, fact: TagFact): Promise<void> {
  switch (fact.kind) {
    case "tags-proposed": {
      const { subject, tagKind, text, tags, others, at } = fact.proposal;
      const row = {
        subjectKind: subject.kind,
        subjectId: subject.id,
        kind: tagKind,
        textHash: text,
        tags: toJson({ tags, others }),
        at,
      };
      await database.tagProposal.createMany({ data: [row], skipDuplicates: true });
      return;
    }
    case "tags-decided": {
      const { subject, tagKind, ordinal, text, proposed, tags, by, at } = fact.decision;
      const row = {
        subjectKind: subject.kind,
        subjectId: subject.id,
        kind: tagKind,
        ordinal,
        textHash: text,
        proposed: [...proposed],
        tags: tags.map(toText),
        personId: by,
        at,
      };
      const { count } = await database.tagDecision.createMany({ data: [row], skipDuplicates: true });
      expectAll(count, 1, `Somebody decided on the tags of ${subject.id} already`);
      return;
    }
  }
}
