import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { oddities } from "../../core/messages/stewardship.ts";
import type { Oddity } from "../../core/refusals.ts";
import type { ReadPage } from "../reading/read-page.ts";
import { filesOf } from "./group-pages.ts";
import { type FolderReading, planPublication } from "./plan.ts";
import { type PublishRequest, readPages } from "./publish.ts";
import type { PublicationReport } from "./report.ts";

export type CheckRequest = Pick<PublishRequest, "folder" | "policy" | "now" | "onProgress">;

/**
 * What publishing a folder would report if nothing had been published before. All its pages are read, and
 * what they name is looked up where the folder says: people in people.yaml, skills and their sections in
 * skills.yaml, sections in Sops. Nothing is stored. Throws `InputError` like `publish`.
 */
export async function check(request: CheckRequest): Promise<PublicationReport> {
  return (await checkPages(request)).report;
}

/** A Sop of a folder, as other files name it: with the sections of its current text, by slug. */
export interface CheckedPage {
  readonly sop: string;
  readonly sections: ReadonlyMap<string, CheckedSection>;
}

interface CheckedSection {
  readonly hash: string;
  readonly lookup: boolean;
  readonly sensitive: boolean;
}

/** The same as `check`, with the folder's Sops by path and by id. */
export async function checkPages(
  request: CheckRequest,
): Promise<{ readonly report: PublicationReport; readonly pages: ReadonlyMap<string, CheckedPage> }> {
  const { policy, now } = request;
  const reading = await readPages(request, []);
  const setting = {
    source: "folder",
    now,
    timeZone: policy.timeZone,
    passageWords: policy.publishing.passageWords,
  };
  const { report } = planPublication(
    reading,
    { imported: [], heads: [], pages: [], versions: new Map() },
    setting,
  );
  const named = await namesIn(request.folder);
  const odd = [...report.odd, ...namesUnknown(reading, named), ...skillNotes(reading, named)];
  const sorted = odd.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  return { report: { ...report, odd: sorted }, pages: sopsOf(reading) };
}

/** What the company's documents offer pages to name; `null`: there is no such document. */
interface Names {
  readonly people: ReadonlySet<string> | null;
  /** Skills with the sections that teach them. */
  readonly skills: ReadonlyMap<string, readonly string[]> | null;
}

async function namesIn(folder: string): Promise<Names> {
  const people = peopleSchema.safeParse(await document(join(folder, "people.yaml")));
  const skills = skillsSchema.safeParse(await document(join(folder, "skills.yaml")));
  return {
    people: people.success
      ? new Set(("people" in people.data ? people.data.people : people.data).map((one) => one.id))
      : null,
    skills: skills.success
      ? new Map(Object.entries(skills.data.skills).map(([id, skill]) => [id, skill?.sections ?? []]))
      : null,
  };
}

/** The document's value; `undefined` when it is not there or cannot be read, which its own import tells. */
async function document(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch(() => null);
  try {
    return text === null ? undefined : parse(text);
  } catch {
    return undefined;
  }
}

function namesUnknown(reading: FolderReading, { people, skills }: Names): readonly Oddity[] {
  const targets = sectionTargets(reading);
  return reading.grouped.pages.flatMap(filesOf).flatMap(({ file, page }) => {
    if (page === null) return [];
    const strangers = (["owner", "deputy", "approver"] as const).filter(
      (key) => people !== null && page[key] !== null && !people.has(page[key]),
    );
    const notes = [
      ...strangers.map((key) => oddities.unknownPerson(key, page[key] ?? "")),
      ...page.skills.filter((skill) => skills?.has(skill) === false).map(oddities.unknownSkill),
      ...missingTargets(page, targets).map((target) => oddities.noSuchTarget("sections", target)),
    ];
    return notes.map((note) => ({ file, note }));
  });
}

function missingTargets(page: ReadPage, targets: ReadonlySet<string>): readonly string[] {
  return page.builtOn.filter((target) => !targets.has(target));
}

function skillNotes(reading: FolderReading, { skills }: Names): readonly Oddity[] {
  const targets = sectionTargets(reading);
  return [...(skills ?? [])].flatMap(([skill, sections]) =>
    sections
      .filter((target) => !targets.has(target))
      .map((target) => ({ file: "skills.yaml", note: oddities.noSuchTarget(skill, target) })),
  );
}

/** `sop#slug` of every section of a current text, by the Sop's id and by its path. */
function sectionTargets(reading: FolderReading): ReadonlySet<string> {
  return new Set(
    [...sopsOf(reading)].flatMap(([name, { sections }]) =>
      [...sections.keys()].map((slug) => `${name}#${slug}`),
    ),
  );
}

/** Sops with their current texts, by id and by path. */
function sopsOf(reading: FolderReading): ReadonlyMap<string, CheckedPage> {
  const sops = reading.grouped.pages.filter((page) => page.kind === "sop");
  return new Map(
    sops.flatMap(({ sop, path, main, dated }) => {
      const page = (main ?? dated.at(-1))?.page ?? null;
      const checked = { sop, sections: page === null ? new Map() : sectionsOf(page) };
      return [sop, path].map((name) => [name, checked] as const);
    }),
  );
}

function sectionsOf(page: ReadPage): ReadonlyMap<string, CheckedSection> {
  return new Map(
    page.sections.map(({ slug, hash }) => {
      const sensitive = page.sensitive || page.sensitiveParts.includes(slug);
      return [slug, { hash, lookup: page.lookup.includes(slug), sensitive }];
    }),
  );
}

const person = z.object({ id: z.string() });
const peopleSchema = z.union([z.array(person), z.object({ people: z.array(person) })]);
const skillsSchema = z.object({
  skills: z.record(z.string(), z.object({ sections: z.array(z.string()).nullish() }).nullable()),
});
