import { InputError } from "../../core/errors.ts";
import { oddities, publishing } from "../../core/messages/stewardship.ts";
import type { Policy } from "../../core/policy.ts";
import type { PageHead, StoredVersion } from "../../core/ports/page-writer.ts";
import type { PassageIndex } from "../../core/ports/retrieval.ts";
import type { Store } from "../../core/ports/store.ts";
import { type PlannedEffect, plannedEffects } from "../effect/planned-effects.ts";
import type { EffectDeps } from "../effect/read-effect.ts";
import { type FolderContents, readFolder } from "../reading/read-folder.ts";
import { readTexts } from "../reading/read-texts.ts";
import { commit } from "./commit.ts";
import { filesOf, groupPages } from "./group-pages.ts";
import { bringIndexUpToDate } from "./index-pages.ts";
import {
  type FolderReading,
  objection,
  type PublicationPlan,
  pagesToLookAt,
  pagesToRetire,
  planPublication,
  sampleSource,
  vanishedFiles,
} from "./plan.ts";
import type { OnProgress, PublicationReport } from "./report.ts";
import { retirement, toBatch } from "./to-batch.ts";

export interface PublishDeps {
  readonly store: Pick<Store, "pages" | "transaction">;
  readonly index: PassageIndex;
}

export interface PublishRequest {
  readonly folder: string;
  /**
   * `folder` for a company's own pages, wherever their checkout stands; `sample` for the bundled ones, which
   * give way to them and never the other way round.
   */
  readonly source: "folder" | "sample";
  readonly policy: Policy;
  readonly now: Date;
  /** Retire pages even when more than the policy's share of them vanished. */
  readonly yes: boolean;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Brings the published pages in line with a folder: a full sync. Files that are as they were when they were
 * last imported are left alone. Running it again after a crash completes it. Throws `InputError` for a
 * folder that cannot be published as a whole, and when too many pages vanished.
 */
export async function publish(deps: PublishDeps, request: PublishRequest): Promise<PublicationReport> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    await bringIndexUpToDate({ pages: deps.store.pages, index: deps.index }, request);
    const seen = await deps.store.pages.lastPublication();
    const prepared = await prepare(deps, request);
    const against = request.yes ? null : objection(prepared.plan, request.policy.publishing.vanishingShare);
    if (against !== null) throw new InputError(against);
    if (await act(deps, request, prepared, seen)) return prepared.plan.report;
  }
  throw new InputError(publishing.busy());
}

/** What `publish` would do now, without doing it, and what that would touch. */
export async function previewPublication(
  { store }: { readonly store: PublishDeps["store"] & EffectDeps },
  request: PublishRequest,
): Promise<PublicationPreview> {
  const { plan } = await prepare({ store }, request);
  return { ...plan.report, effects: await plannedEffects(store, plan, request.now) };
}

export interface PublicationPreview extends PublicationReport {
  readonly effects: readonly PlannedEffect[];
}

/** Reads a folder and puts its files together to pages; `imported`: what need not be read again. */
export async function readPages(
  request: ReadingRequest,
  imported: Parameters<typeof readTexts>[1],
): Promise<FolderReading> {
  return toPages(await readFiles(request), imported, request);
}

type ReadingRequest = Pick<PublishRequest, "folder" | "policy" | "onProgress">;

function readFiles({ folder, policy, onProgress }: ReadingRequest): Promise<FolderContents> {
  const progress = onProgress === undefined ? {} : { onProgress };
  return readFolder(folder, { fileBytes: policy.publishing.fileBytes, ...progress });
}

async function toPages(
  contents: FolderContents,
  imported: Parameters<typeof readTexts>[1],
  { policy, onProgress }: ReadingRequest,
): Promise<FolderReading> {
  const progress = onProgress === undefined ? {} : { onProgress };
  const texts = await readTexts(contents, imported, { timeZone: policy.timeZone, ...progress });
  const reading = { contents, texts, grouped: groupPages(texts.texts, imported) };
  return { ...reading, vanished: vanishedFiles(reading, imported) };
}

/** How often a publication starts over because another one came in between. */
const attempts = 4;
/** Pages written in one transaction: large enough to be quick, small enough to keep nobody waiting. */
const pagesAtOnce = 100;

interface Prepared {
  readonly plan: PublicationPlan;
  readonly versions: ReadonlyMap<string, readonly StoredVersion[]>;
}

async function prepare({ store }: Pick<PublishDeps, "store">, request: PublishRequest): Promise<Prepared> {
  const { source, policy, now } = request;
  // The database answers while the disk is read.
  const [contents, imported, sources, own] = await Promise.all([
    readFiles(request),
    store.pages.importedFiles(source),
    store.pages.liveSources(),
    store.pages.pageHeads(source, []),
  ]);
  const reading = await toPages(contents, imported, request);
  const setting = { source, now, timeZone: policy.timeZone, passageWords: policy.publishing.passageWords };
  if (source === sampleSource && sources.some((each) => each !== sampleSource))
    return leftOut(reading, source);
  const heads = [...own, ...(await otherHeads(store, reading, own))];
  const ids = [
    ...pagesToLookAt(reading, heads).map((page) => page.sop),
    ...pagesToRetire(reading, { imported, heads }, source).map((page) => page.sop),
  ];
  const pages = await store.pages.storedPages("", [...new Set(ids)]);
  const versions = Map.groupBy(await store.pages.storedVersions([...new Set(ids)]), (version) => version.sop);
  return { plan: planPublication(reading, { imported, heads, pages, versions }, setting), versions };
}

/** Pages of the sample that gives way to the source, and those of others that stand under the folder's ids. */
async function otherHeads(
  store: PublishDeps["store"],
  reading: FolderReading,
  own: readonly PageHead[],
): Promise<readonly PageHead[]> {
  const known = new Set(own.map((page) => page.sop));
  const others = reading.grouped.pages.map((page) => page.sop).filter((sop) => !known.has(sop));
  return (await store.pages.pageHeads(sampleSource, others)).filter((page) => !known.has(page.sop));
}

/** The company's own pages are there: the sample stays out. */
function leftOut(reading: FolderReading, source: string): Prepared {
  const first = reading.grouped.pages.flatMap(filesOf)[0]?.file ?? "";
  const report: PublicationReport = {
    published: [],
    changed: [],
    retired: [],
    moved: [],
    unchanged: 0,
    refused: [],
    odd: [{ file: first, note: oddities.sampleLeftOut() }],
  };
  return {
    plan: { source, pages: [], retired: [], forgottenFiles: [], live: 0, report },
    versions: new Map(),
  };
}

/** `false`: another publication came in between, and the plan no longer fits. */
async function act(
  deps: PublishDeps,
  request: PublishRequest,
  prepared: Prepared,
  seen: number,
): Promise<boolean> {
  const { plan, versions } = prepared;
  const { now, policy } = request;
  const retired = plan.retired.map((page) => retirement(page, versions.get(page.sop) ?? [], now));
  const plans = [...plan.pages, ...retired];
  const forgottenFiles = plan.forgottenFiles.map((file) => file.path);
  if (plans.length === 0 && forgottenFiles.length === 0) return true;
  let last = seen;
  for (let done = 0; done === 0 || done < plans.length; done += pagesAtOnce) {
    const batch = toBatch(plans.slice(done, done + pagesAtOnce), policy.publishing.passageWords);
    const isLast = done + pagesAtOnce >= plans.length;
    const publication = await commit(
      deps,
      { ...batch, source: request.source, at: now, forgottenFiles: isLast ? forgottenFiles : [] },
      last,
    );
    if (publication === null) return false;
    last = publication;
    request.onProgress?.({
      stage: "publishing",
      done: Math.min(done + pagesAtOnce, plans.length),
      total: plans.length,
    });
  }
  await deps.index.optimize();
  return true;
}
