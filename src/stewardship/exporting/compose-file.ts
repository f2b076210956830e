import { isDeepStrictEqual } from "node:util";
import { refusals } from "../../core/messages/stewardship.ts";
import type { StoredPage, StoredVersion } from "../../core/ports/page-writer.ts";
import { setYamlKeys } from "../../core/yaml/set-keys.ts";
import { saysTheSame } from "../publishing/conflicts.ts";
import type { ReadPage } from "../reading/read-page.ts";
import { tryReadPage } from "../reading/read-texts.ts";

/** A page's text as it is to stand in a file. */
export interface FileContent {
  readonly page: StoredPage;
  readonly version: StoredVersion;
  /** The file as it is, or one of the same page whose front matter it takes over; empty: there is none. */
  readonly text: string;
  /** The file's name says from which day it holds. */
  readonly isDated: boolean;
  /** The text stays as the file has it: only what the page is apart from it has changed. */
  readonly keepsBody: boolean;
  readonly timeZone: string;
}

/**
 * A file with a version's text in the place of its own: its front matter stays as it is written, unknown keys and
 * comments among it, except where it says something else by now. A text: why that cannot be done.
 */
export function composeFile(content: FileContent): { readonly text: string } | string {
  const { text, version, keepsBody, timeZone, page } = content;
  const plain = text.replace(/\r\n?/g, "\n");
  const old = read(page, plain, timeZone);
  const ownBody = old?.body ?? "";
  const head = plain.slice(0, plain.length - ownBody.length);
  const body = keepsBody ? ownBody : version.body;
  const front = frontMatterOf(head);
  if (front === null) return refusals.cannotWriteBack();
  const first = withFront(front, body);
  const wrong = differences(content, read(page, first, timeZone), old);
  const composed = withFront(setYamlKeys(front, [], wrong), body);
  const again = read(page, composed, timeZone);
  if (again === null || !isRight(content, again)) return refusals.cannotWriteBack();
  return { text: /\r\n/.test(text) ? composed.replaceAll("\n", "\r\n") : composed };
}

function read({ kind, path }: StoredPage, text: string, timeZone: string): ReadPage | null {
  const found = tryReadPage({ file: path, kind, path, text }, timeZone);
  return "reason" in found && "file" in found ? null : found;
}

/** What stands between the two lines of dashes; `null`: another kind of front matter. */
function frontMatterOf(head: string): string | null {
  if (head.trim() === "") return "";
  return /^---[ \t]*\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*\n?$/m.exec(head)?.[1] ?? null;
}

function withFront(front: string, body: string): string {
  return front.trim() === "" ? body : `---\n${front}${front.endsWith("\n") ? "" : "\n"}---\n${body}`;
}

/** Keys whose value must be another one; `undefined`: none at all. `now` null: as it is, it cannot be read. */
function differences(
  content: FileContent,
  now: ReadPage | null,
  old: ReadPage | null,
): Readonly<Record<string, unknown>> {
  const { version, isDated, keepsBody } = content;
  const wanted = keepsBody
    ? detailKeys(content, now)
    : [...detailKeys(content, now), ...textKeys(content, now)];
  const changed = wanted.filter(({ want, have }) => now === null || !isDeepStrictEqual(want, have));
  const values = changed.map(({ key, want, none }) => [
    key,
    isDeepStrictEqual(want, none) ? undefined : want,
  ]);
  const dated = isDated ? { effective: undefined } : effectiveOf(version, old);
  return { ...(keepsBody ? {} : dated), ...Object.fromEntries(values) };
}

interface WantedKey {
  readonly key: string;
  readonly want: unknown;
  /** What the file says. */
  readonly have: unknown;
  /** What it means to leave the key out. */
  readonly none: unknown;
}

/** What the page is apart from its text. */
function detailKeys({ page }: FileContent, now: ReadPage | null): readonly WantedKey[] {
  const id = defaultId(page);
  return [
    { key: "id", want: page.sop, have: now?.id ?? id, none: id },
    { key: "owner", want: page.owner, have: now?.owner, none: null },
    { key: "deputy", want: page.deputy, have: now?.deputy, none: null },
    { key: "review_every_days", want: page.reviewEveryDays, have: now?.reviewEveryDays, none: null },
    { key: "skills", want: page.skills, have: now?.skills, none: [] },
    { key: "topics", want: page.topics, have: now?.topics, none: [] },
    { key: "compliance", want: page.compliance, have: now?.compliance, none: [] },
    { key: "topics", want: page.topics, have: now?.topics, none: [] },
    { key: "compliance", want: page.compliance, have: now?.compliance, none: [] },
  ];
}

function textKeys({ page, version }: FileContent, now: ReadPage | null): readonly WantedKey[] {
  return [
    { key: "title", want: version.title, have: now?.title, none: null },
    { key: "audience", want: version.audience, have: now?.audience, none: [] },
    { key: "risk", want: version.risk, have: now?.risk, none: "normal" },
    { key: "approver", want: version.approver, have: now?.approver, none: null },
    { key: "approval", want: version.approval, have: now?.approval, none: [] },
    { key: "lookup", want: page.lookup, have: now?.lookup, none: [] },
    { key: "language", want: page.language, have: now?.language, none: "en" },
    { key: "kind", want: page.lessonKind, have: now?.lessonKind, none: null },
    { key: "sections", want: page.builtOn, have: now?.builtOn, none: [] },
    { key: "sensitive", want: sensitiveIn(page), have: sensitiveIn(now ?? page), none: false },
    { key: "reason", want: version.reason, have: now?.reason, none: null },
  ];
}

function sensitiveIn(page: Pick<StoredPage, "sensitive" | "sensitiveParts">): boolean | readonly string[] {
  return page.sensitiveParts.length > 0 ? page.sensitiveParts : page.sensitive;
}

/** A file that names its day names the new one; a file that names none holds at once. */
function effectiveOf(
  { effectiveOn }: StoredVersion,
  old: ReadPage | null,
): Readonly<Record<string, unknown>> {
  return old?.effective == null || old.effective.text.startsWith(effectiveOn)
    ? {}
    : { effective: effectiveOn };
}

/** The id of a page that names none. */
function defaultId({ kind, path }: StoredPage): string {
  return kind === "sop" ? path : `lessons/${path}`;
}

/** The file says what was decided: nothing is published from it. */
function isRight({ page, version, keepsBody }: FileContent, now: ReadPage): boolean {
  const details = [now.owner, now.deputy, now.reviewEveryDays, now.skills];
  const same = isDeepStrictEqual(details, [page.owner, page.deputy, page.reviewEveryDays, page.skills]);
  return same && (keepsBody || saysTheSame(now, version));
}
