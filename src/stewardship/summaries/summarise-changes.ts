import { askForDrafts } from "../../core/ask-for-drafts.ts";
import type { Company } from "../../core/company.ts";
import { languageName } from "../../core/language-name.ts";
import type { ModelDraftFact } from "../../core/model-drafts.ts";
import type { LanguageModel } from "../../core/ports/language-model.ts";
import type { ModelDraftReader } from "../../core/ports/model-draft-store.ts";
import type { PageReader, VersionNews } from "../../core/ports/page-store.ts";
import { isDifferent, type PageComparison } from "../changes/compare-pages.ts";
import { versionChange } from "../changes/version-change.ts";
import { type ChangedText, usableSummary } from "./usable-summary.ts";

export interface SummariseDeps {
  readonly model: LanguageModel;
  readonly pages: Pick<PageReader, "versionsBetween" | "pageAt">;
  readonly drafts: Pick<ModelDraftReader, "draftings">;
  readonly company: Pick<Company, "policy">;
}

/**
 * A sentence or two on what each version changes that took or takes effect around now, one version at a time. Near
 * sensitive matters there is none. Ends where the model has no time or money left.
 */
export async function* summariseChanges(
  deps: SummariseDeps,
  now: Date,
): AsyncGenerator<readonly ModelDraftFact[]> {
  const from = new Date(now.getTime() - newsDays * dayMs);
  const versions = await deps.pages.versionsBetween(from, new Date(now.getTime() + aheadDays * dayMs));
  const known = new Set((await deps.drafts.draftings({ kind: "summary" })).map(({ subject }) => subject));
  const news = versions.filter((version) => version.replaces && !version.sensitive);
  const { sectionsPerNight } = deps.company.policy.drafting;
  for (const version of news.filter((one) => !known.has(subjectOf(one))).slice(0, sectionsPerNight)) {
    const facts = await summaryOf(deps, version, now);
    if (facts === null) return;
    yield facts;
  }
}

/** As long as "What changed this week" tells of a version, and no longer ahead. */
const newsDays = 7;
const aheadDays = 90;
const dayMs = 86_400_000;

/** `null`: the model has no time or money left. */
async function summaryOf(
  { model, pages, company }: SummariseDeps,
  version: VersionNews,
  now: Date,
): Promise<readonly ModelDraftFact[] | null> {
  const change = await versionChange({ pages }, version, now);
  const changed = change === null ? null : changedText(version, change.comparison);
  if (change === null || changed === null) return [];
  const drafted = await askForDrafts({ model, company }, "summary-of-change", {
    before: [...changed.headings, ...changed.before].join("\n"),
    after: [...changed.headings, ...changed.after].join("\n"),
    language: languageName(version.language),
  });
  if (drafted === null) return null;
  const { output, use } = drafted;
  const sentences = output === null ? null : usableSummary(output.sentences, changed);
  const drafting = {
    kind: "summary" as const,
    subject: subjectOf(version),
    textHash: String(change.before),
    kept: sentences?.length ?? 0,
    use,
    at: now,
  };
  const noted = { kind: "model-drafted" as const, drafting };
  if (sentences === null) return [noted];
  const summary = { sop: version.sop, version: version.version, before: change.before, sentences };
  return [noted, { kind: "change-summarised", summary, at: now }];
}

function subjectOf({ sop, version }: VersionNews): string {
  return `${sop}@${version}`;
}

/** What was taken out and what came; `null`: too much for a sentence, or nothing that is told in words. */
function changedText({ title }: VersionNews, { sections }: PageComparison): ChangedText | null {
  const different = sections.filter(isDifferent);
  const headings = different.map(({ before, after }) => (after ?? before).heading);
  const before = different.flatMap(({ lines }) => lines.before);
  const after = different.flatMap(({ lines }) => lines.after);
  const isTellable = different.length <= mostSections && before.length + after.length > 0;
  return isTellable ? { headings: [title, ...headings], before, after } : null;
}

/** A page that is another altogether is not told in a sentence. */
const mostSections = 4;
