import type { Draft } from "../../core/drafts.ts";
import type { Policy } from "../../core/policy.ts";
import type { StoredPage, StoredVersion } from "../../core/ports/page-writer.ts";
import { currentVersion, upcomingVersion } from "../../core/versions.ts";
import type { PagePlan } from "../publishing/plan-page.ts";
import { retirement } from "../publishing/to-batch.ts";
import { versionHash } from "../publishing/version-text.ts";
import { effectiveInstant } from "../reading/effective.ts";
import { type SectionSource, sectionSources } from "../reading/section-sources.ts";
import { readDraftText, type TextProblem } from "./draft-text.ts";
import { mergeTexts } from "./merge-texts.ts";
import { planNewPage } from "./plan-new-page.ts";
import { planVersion } from "./plan-version.ts";

/** The page that a draft is for, as it is now. */
export interface DraftedPage {
  readonly page: StoredPage;
  /** All of them, oldest first. */
  readonly versions: readonly StoredVersion[];
}

export interface DraftSetting {
  readonly now: Date;
  readonly policy: Pick<Policy, "timeZone" | "publishing">;
}

export type DraftPlan =
  /** `version`: the new one, or (`retirement`) the last. */
  | { readonly kind: "publish"; readonly plan: PagePlan; readonly version: number }
  /** `sections`: slugs that the page changed under it; `problem`: why the joined text cannot be read. */
  | { readonly kind: "return"; readonly sections: readonly string[]; readonly problem: TextProblem | null }
  /** The page is gone, or says the same by now. */
  | { readonly kind: "lapse"; readonly why: "retired" | "said" };

/** What becomes of a draft that was approved, on the page as it is now. */
export function planDraft(draft: Draft, drafted: DraftedPage, setting: DraftSetting): DraftPlan {
  const isForLivePage = draft.kind !== "rollback" && draft.kind !== "new";
  if (drafted.page.retiredAt !== null && isForLivePage) return { kind: "lapse", why: "retired" };
  switch (draft.kind) {
    case "new":
      return planNewPage(draft, { ...drafted, source: drafted.page.source }, setting);
    case "edit":
      return planEdit(draft, drafted, setting);
    case "rollback":
      return planRollback(draft, drafted, setting);
    case "retirement":
      return planRetirement(draft, drafted, setting);
  }
}

/** The version that a text taking effect on a day replaces: what it is written on. */
export function versionBefore(
  { page, versions }: DraftedPage,
  effectiveOn: string | null,
  { now, policy }: DraftSetting,
): StoredVersion | null {
  const start = startOf(effectiveOn, now, policy.timeZone);
  const { retiredAt } = page;
  return currentVersion(versions, retiredAt, start) ?? upcomingVersion(versions, retiredAt, start);
}

/** The text of a draft joined with what else became of the page since it was written; the version it changes. */
export function textNow(draft: Draft, drafted: DraftedPage, setting: DraftSetting): TextNow {
  const before = versionBefore(drafted, draft.effectiveOn, setting);
  if (before === null) return { kind: "conflict", sections: [] };
  if (before.version === draft.base) return { kind: "merged", body: draft.body, before };
  const base = drafted.versions.find(({ version }) => version === draft.base);
  const [of, mine, theirs] = [base?.body, draft.body, before.body].map((body) =>
    sourcesOf(drafted, before, body ?? "", setting),
  );
  if (of == null || mine == null || theirs == null) return { kind: "conflict", sections: [] };
  const merge = mergeTexts(of, mine, theirs);
  return merge.kind === "conflict" ? merge : { ...merge, before };
}

export type TextNow =
  | { readonly kind: "merged"; readonly body: string; readonly before: StoredVersion }
  | { readonly kind: "conflict"; readonly sections: readonly string[] };

/** `null`: the text cannot be read. */
function sourcesOf(
  { page }: DraftedPage,
  version: StoredVersion,
  body: string,
  { policy }: DraftSetting,
): readonly SectionSource[] | null {
  // What a version protects by name counts for its own text, not for an older one.
  const read = readDraftText(
    {
      page: { ...page, sensitiveParts: [] },
      version: { ...version, approval: [] },
      timeZone: policy.timeZone,
    },
    body,
  );
  return "problem" in read ? null : sectionSources(read);
}

function planEdit(draft: Draft, drafted: DraftedPage, setting: DraftSetting): DraftPlan {
  const text = textNow(draft, drafted, setting);
  if (text.kind === "conflict") return { kind: "return", sections: text.sections, problem: null };
  const { page } = drafted;
  const { now, policy } = setting;
  const { before, body } = text;
  if (body.trim() === before.body.trim()) return { kind: "lapse", why: "said" };
  const read = readDraftText({ page, version: before, timeZone: policy.timeZone }, body);
  if ("problem" in read) return { kind: "return", sections: [], problem: read };
  const { title, sections } = read;
  const start = startOf(draft.effectiveOn, now, policy.timeZone);
  const effective = new Date(Math.max(start.getTime(), before.effective.getTime()));
  const { audience, risk, approval, approver } = before;
  const content = { ...read, audience, risk, approval, approver, language: page.language };
  const hash = versionHash(content, draft.effectiveOn === null ? null : effective);
  return planVersion(draft, drafted, setting, {
    ...before,
    title,
    body,
    hash,
    sections,
    effective,
    rollbackOf: null,
  });
}

/** A page that people retired comes back with it. */
function planRollback(draft: Draft, drafted: DraftedPage, setting: DraftSetting): DraftPlan {
  const older = drafted.versions.find(({ version }) => version === draft.rollbackOf);
  const current = currentVersion(drafted.versions, drafted.page.retiredAt, setting.now);
  if (older === undefined || current?.hash === older.hash) return { kind: "lapse", why: "said" };
  const page = { ...drafted.page, retiredAt: null, retirement: null };
  const text = { ...older, effective: setting.now, rollbackOf: older.version };
  return planVersion(draft, { ...drafted, page }, setting, text, drafted.page);
}

function planRetirement(draft: Draft, { page, versions }: DraftedPage, { now }: DraftSetting): DraftPlan {
  const plan = retirement(page, versions, now);
  const version = currentVersion(versions, null, now) ?? versions.at(-1);
  return {
    kind: "publish",
    plan: { ...plan, page: { ...plan.page, retirement: draft.id } },
    version: version?.version ?? draft.base,
  };
}

/** When a text takes effect: on its day, which may be over by now. */
function startOf(effectiveOn: string | null, now: Date, timeZone: string): Date {
  const start = effectiveOn === null ? null : effectiveInstant(effectiveOn, timeZone);
  return start === null || start < now ? now : start;
}
