import type { AnticipatedQuestion, ModelDraftFact, ModelDrafting } from "../../core/model-drafts.ts";
import { expectAll } from "./expect-all.ts";
import type { Prisma } from "./generated/client.ts";
import { writeItems } from "./item-batch.ts";
import { toJson, toText } from "./json.ts";

type Database = Prisma.TransactionClient;

const kinds: readonly string[] = [
  "model-drafted",
  "items-drafted",
  "variants-proposed",
  "variants-settled",
  "questions-anticipated",
  "questions-removed",
  "change-summarised",
] satisfies ModelDraftFact["kind"][];

export function isModelDraftFact(fact: { readonly kind: string }): fact is ModelDraftFact {
  return kinds.includes(fact.kind);
}

export async function appendModelDraftFact(database: Database, fact: ModelDraftFact): Promise<void> {
  switch (fact.kind) {
    case "model-drafted":
      return addDrafting(database, fact.drafting);
    case "items-drafted":
      return writeItems(database, {
        source: "model",
        at: fact.at,
        items: fact.items,
        retired: fact.outdated,
        files: [],
        forgottenFiles: [],
      });
    case "variants-proposed":
      return proposeVariants(database, fact);
    case "variants-settled":
      return settleVariants(database, fact);
    case "questions-anticipated":
      return addQuestions(database, fact.questions, fact.at);
    case "questions-removed":
      return removeQuestions(database, fact.questions, fact.at);
    case "change-summarised": {
      const { sop, version, before, sentences } = fact.summary;
      const row = { sopId: sop, version, before, sentences: sentences.map(toText), at: fact.at };
      await database.changeSummary.createMany({ data: [row], skipDuplicates: true });
      return;
    }
  }
}

async function addDrafting(database: Database, drafting: ModelDrafting): Promise<void> {
  const { kind, subject, textHash, kept, use, at } = drafting;
  const { version: promptVersion, hash: promptHash } = use.prompt;
  const row = { kind, subject, textHash, kept, model: toText(use.model), promptVersion, promptHash, at };
  const { count } = await database.modelDrafting.createMany({ data: [row], skipDuplicates: true });
  expectAll(count, 1, `${kind} of ${subject} were drafted of this text already`);
}

async function proposeVariants(
  database: Database,
  { proposal: { item, values, ...text }, at }: Of<"variants-proposed">,
): Promise<void> {
  await database.variantProposal.create({ data: { ...text, itemId: item, values: toJson(values), at } });
}

async function settleVariants(
  database: Database,
  { proposal: { item, version, sectionHash }, verdict, by, at }: Of<"variants-settled">,
): Promise<void> {
  const { count } = await database.variantProposal.updateMany({
    where: { itemId: item, version, sectionHash, verdict: null },
    data: { verdict, personId: by, settledAt: at },
  });
  expectAll(count, 1, `Somebody decided on the further values of ${item} already`);
}

type Of<Kind extends ModelDraftFact["kind"]> = Extract<ModelDraftFact, { readonly kind: Kind }>;

/** One that was taken out for this text stays out. */
async function addQuestions(
  database: Database,
  questions: readonly AnticipatedQuestion[],
  at: Date,
): Promise<void> {
  await database.anticipatedQuestion.createMany({
    data: questions.map(({ sop, section, sectionHash, question }) => {
      return { sopId: sop, section, sectionHash, question: toText(question), at };
    }),
    skipDuplicates: true,
  });
}

async function removeQuestions(
  database: Database,
  questions: readonly AnticipatedQuestion[],
  at: Date,
): Promise<void> {
  for (const { sop, sectionHash, question } of questions) {
    await database.anticipatedQuestion.updateMany({
      where: { sopId: sop, sectionHash, question, removedAt: null },
      data: { removedAt: at },
    });
  }
}
