import type { Tap } from "../../core/asker.ts";
import type { Button, Card, Element, Form } from "../../core/card.ts";
import { act, buttons, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { dayInWords, isoDayInWords } from "../../core/messages/dates.ts";
import { draftWords } from "../../core/messages/drafts.ts";
import { pageWords } from "../../core/messages/web.ts";
import { changesUrl, currentPageUrl } from "../../core/page-url.ts";
import { mayRead } from "../../core/people.ts";
import type { StoredVersion } from "../../core/ports/page-writer.ts";
import { inSentences, type Result, shown } from "../../core/result.ts";
import { versionState } from "../../core/versions.ts";
import type { DraftDeps } from "./draft-deps.ts";
import { draftedPage, nameOf, titleOf } from "./draft-view.ts";
import { longestReason } from "./edit-card.ts";
import { handIn, type NewDraft } from "./hand-in.ts";
import type { DraftedPage } from "./plan-draft.ts";

const words = draftWords.history;

/** "History of …": the versions of a page, and what can be done about it. */
export function pageHistory(deps: DraftDeps, tap: Tap<{ readonly sop: string }>): Promise<Result> {
  return withPage(deps, tap, async (drafted) => shown([historyCard(deps, drafted, tap.at)]));
}

/** An older text as a new version; a page that people retired comes back with it. */
export function rollBack(
  deps: DraftDeps,
  tap: Tap<{ readonly sop: string; readonly version: number; readonly reason: string }>,
): Promise<Result> {
  const { version, reason } = tap.value;
  return withPage(deps, tap, async (drafted) => {
    const older = drafted.versions.find((one) => one.version === version);
    if (older === undefined) return inSentences(draftWords.refused.noPage);
    if (reason.trim() === "") return inSentences(draftWords.problems.noReason);
    const more = { kind: "rollback", title: older.title, body: older.body, rollbackOf: version } as const;
    return handIn(deps, tap, { ...madeFrom(drafted, tap), ...more, reason: reason.trim() });
  });
}

/** The page is no longer cited or shown. */
export function retirePage(
  deps: DraftDeps,
  tap: Tap<{ readonly sop: string; readonly reason: string }>,
): Promise<Result> {
  return withPage(deps, tap, async (drafted) => {
    const reason = tap.value.reason.trim();
    if (drafted.page.retiredAt !== null)
      return inSentences(draftWords.refused.retired(titleOf(drafted, tap.at)));
    if (reason === "") return inSentences(draftWords.problems.noReason);
    return handIn(deps, tap, { ...madeFrom(drafted, tap), kind: "retirement", reason });
  });
}

/** Which text, and why; made of the button's data, which names the versions. */
export function rollbackForm(value: unknown): Form {
  const versions = isOffer(value) ? value.versions.split(",") : [];
  const options = versions.map((version) => ({ value: version, label: pageWords.version(Number(version)) }));
  const { restoreTitle: title, restoreIntro: intro, restoreVersion, restoreReason, submit } = words;
  const initial = options[0]?.value ?? null;
  const choice = { kind: "choice", name: "version", label: restoreVersion, options, initial } as const;
  return { title, submit, intro, fields: [{ ...choice, style: "menu" }, reasonField(restoreReason)] };
}

export function retireForm(): Form {
  const { retireTitle: title, retireIntro: intro, retireSubmit: submit, restoreReason } = words;
  return { title, submit, intro, fields: [reasonField(restoreReason)] };
}

function reasonField(label: string): Form["fields"][number] {
  const one = { kind: "text", name: "reason", label, lines: "one", required: true } as const;
  return { ...one, most: longestReason, initial: null };
}

function isOffer(value: unknown): value is { readonly versions: string } {
  return (
    typeof value === "object" && value !== null && "versions" in value && typeof value.versions === "string"
  );
}

function madeFrom({ page, versions }: DraftedPage, { person }: Tap<unknown>): NewDraft {
  const last = versions.at(-1);
  return {
    kind: "edit",
    sop: page.sop,
    base: last?.version ?? 1,
    section: null,
    title: last?.title ?? page.path,
    body: last?.body ?? "",
    effectiveOn: null,
    reason: null,
    author: person?.id ?? null,
    origin: "chat",
    note: null,
    rollbackOf: null,
    replaces: null,
  };
}

async function withPage(
  deps: DraftDeps,
  { person, reader, value }: Tap<{ readonly sop: string }>,
  work: (drafted: DraftedPage) => Promise<Result>,
): Promise<Result> {
  if (person === null) return inSentences(draftWords.refused.unknownPerson);
  const drafted = await draftedPage(deps, value.sop);
  const last = drafted?.versions.at(-1);
  if (drafted === null || last === undefined || !mayRead(reader, last.audience))
    return inSentences(draftWords.refused.noPage);
  return work(drafted);
}

function historyCard(deps: DraftDeps, drafted: DraftedPage, now: Date): Card {
  const { page, versions } = drafted;
  const { timeZone } = deps.company.policy;
  const shownVersions = versions.toReversed().slice(0, versionsShown);
  const older = versions.length - shownVersions.length;
  return cardOf([
    { kind: "heading", text: words.title(titleOf(drafted, now)) },
    ...(page.retiredAt === null ? [] : [line(words.retired(dayInWords(page.retiredAt, now, timeZone)))]),
    ...shownVersions.flatMap((version) => versionElements(deps, drafted, version, now)),
    ...(older === 0 ? [] : [quietLine(words.older(older))]),
    ...actionsOn(drafted, now),
  ]);
}

function versionElements(
  deps: DraftDeps,
  { page, versions }: DraftedPage,
  version: StoredVersion,
  now: Date,
): readonly Element[] {
  const { author, approvedBy, rollbackOf, reason } = version;
  const state = pageWords.stateOf[versionState(version, versions, page.retiredAt, now)];
  const day = isoDayInWords(version.effectiveOn, now, deps.company.policy.timeZone);
  const who = [
    rollbackOf === null ? null : words.rollbackOf(rollbackOf),
    author === null ? null : words.by(nameOf(deps, author)),
    approvedBy === null || approvedBy === author ? null : words.approvedBy(nameOf(deps, approvedBy)),
    reason,
  ].filter((part) => part !== null);
  const isFirst = version.version === versions[0]?.version;
  const changed = changesUrl({ ...page, version: version.version });
  return [
    {
      kind: "text",
      spans: [
        { text: pageWords.version(version.version), bold: true },
        { text: words.since(state, day) },
        ...(isFirst ? [] : [{ text: " · " }, { text: words.changed, href: changed }]),
      ],
    },
    ...(who.length === 0 ? [] : [quietLine(who.join(" · "))]),
  ];
}

function actionsOn({ page, versions }: DraftedPage, now: Date): readonly Element[] {
  const { sop } = page;
  const look: Button = { kind: "link", label: words.look, url: currentPageUrl(page) };
  const earlier = versions
    .filter((one) => ["superseded", "retired"].includes(versionState(one, versions, page.retiredAt, now)))
    .map(({ version }) => version)
    .reverse()
    .slice(0, versionsOffered);
  const restore = act(words.restore, "stewardship.rollback", { sop, versions: earlier.join(",") });
  const restores = earlier.length === 0 ? [] : [restore];
  if (page.retiredAt !== null) return restores.length === 0 ? [] : [buttons(...restores)];
  return [
    { kind: "buttons", buttons: [act(words.edit, "stewardship.edit", { sop }), look] },
    {
      kind: "buttons",
      quiet: true,
      buttons: [...restores, act(words.retire, "stewardship.retire", { sop })],
    },
  ];
}

/** Versions listed, and offered to be brought back. */
const versionsShown = 6;
const versionsOffered = 12;
