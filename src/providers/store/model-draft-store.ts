import { z } from "zod";
import type { ModelDrafting } from "../../core/model-drafts.ts";
import type { ModelDraftReader } from "../../core/ports/model-draft-store.ts";
import type { PromptName } from "../../core/prompts.ts";
import type { Prisma } from "./generated/client.ts";
import type { ModelDraftingModel } from "./generated/models.ts";

/** Reads what a language model drafted. */
export function modelDraftStore(database: Prisma.TransactionClient): ModelDraftReader {
  return {
    async draftings({ kind, since }) {
      const rows = await database.modelDrafting.findMany({
        where: { kind, ...(since === undefined ? {} : { at: { gte: since } }) },
        orderBy: [{ at: "asc" }, { subject: "asc" }],
      });
      return rows.map(toDrafting);
    },
    async anticipated(sops) {
      const rows = await database.anticipatedQuestion.findMany({
        where: { removedAt: null, ...(sops === undefined ? {} : { sopId: { in: [...sops] } }) },
        orderBy: [{ sopId: "asc" }, { section: "asc" }, { question: "asc" }],
      });
      return rows.map(({ sopId: sop, section, sectionHash, question }) => {
        return { sop, section, sectionHash, question };
      });
    },
    async variantProposals() {
      const rows = await database.variantProposal.findMany({
        where: { verdict: null },
        orderBy: [{ itemId: "asc" }, { version: "asc" }, { sectionHash: "asc" }],
      });
      return rows.map(({ itemId: item, version, sectionHash, values }) => {
        return { item, version, sectionHash, values: furtherValues.parse(values) };
      });
    },
    async changeSummary({ sop, version, before }) {
      const row = await database.changeSummary.findUnique({
        where: { sopId_version_before: { sopId: sop, version, before } },
      });
      return row?.sentences ?? null;
    },
  };
}

const furtherValues = z.record(z.string(), z.array(z.string()));

function toDrafting(row: ModelDraftingModel): ModelDrafting {
  const { kind, subject, textHash, kept, model, promptVersion: version, promptHash: hash, at } = row;
  return {
    kind: kind as ModelDrafting["kind"],
    subject,
    textHash,
    kept,
    use: { model, prompt: { name: promptOf[kind as ModelDrafting["kind"]], version, hash } },
    at,
  };
}

/** By what was drafted with it. */
const promptOf = {
  items: "draft-items",
  variants: "scenario-variants",
  rewrite: "rewrite-page",
  lesson: "draft-lesson",
  questions: "anticipated-questions",
  summary: "summary-of-change",
} as const satisfies Record<ModelDrafting["kind"], PromptName>;
