import type { Tap } from "../../core/asker.ts";
import { sentences } from "../../core/card-text.ts";
import type { Fact } from "../../core/facts.ts";
import { decidedWords, handOverForm as words } from "../../core/messages/queue.ts";
import { mayRead, type Person } from "../../core/people.ts";
import type { PageListing } from "../../core/ports/page-store.ts";
import type { Notice, Result } from "../../core/result.ts";
import { type Decided, type Deciding, decide } from "./decide.ts";
import type { EntryTap } from "./entry-tap.ts";
import { findPerson } from "./find-person.ts";
import type { StewardDeps } from "./steward-deps.ts";

export interface HandOver extends EntryTap {
  readonly to: string;
  readonly what: "page" | "folder";
  readonly reason: string;
}

/** "Hand over": to a named person, one page or everything of the same owner in its folder. */
export function handOver(deps: StewardDeps, tap: Tap<HandOver>): Promise<Result> {
  return decide(deps, tap, async ({ subject, page, person, title }: Deciding): Promise<Decided | string> => {
    const to = findPerson(deps.people, tap.value.to);
    if (page === null) return decidedWords.gone;
    if (typeof to === "string") return to;
    const pages = tap.value.what === "page" ? [page] : await pagesInFolder(deps, page, tap.at);
    const reason = tap.value.reason.trim() === "" ? null : tap.value.reason.trim();
    const facts = handOverFacts(deps, { pages, by: person, to, reason, at: tap.at });
    if (typeof facts === "string") return facts;
    const flags = subject.flags.filter(
      ({ doubt }) => doubt.kind === "unowned" || doubt.kind === "owner-left",
    );
    return {
      facts,
      settles: { flags, verdict: "handed-over", reason },
      said:
        pages.length === 1
          ? decidedWords.handedOver(title, to.name)
          : decidedWords.folderHandedOver(pages.length, to.name),
      notices: to.id === person.id ? [] : [newsFor(deps, { pages, by: person, to, reason })],
    };
  });
}

/** Everything of the same owner in the folder of a page. */
async function pagesInFolder(
  { pages }: Pick<StewardDeps, "pages">,
  of: Pick<PageListing, "path" | "owner">,
  at: Date,
): Promise<readonly PageListing[]> {
  const folder = folderOf(of.path);
  return (await pages.currentPages(at)).filter(
    ({ path, owner }) => folderOf(path) === folder && owner === of.owner,
  );
}

export function folderOf(path: string): string {
  return path.split("/").slice(0, -1).join("/");
}

/** What has to be written; or why not, in words. */
export function handOverFacts(
  { readerOf }: Pick<StewardDeps, "readerOf">,
  handing: {
    readonly pages: readonly PageListing[];
    /** `null`: whoever runs Cairn, on the command line. */
    readonly by: Person | null;
    readonly to: Person;
    readonly reason: string | null;
    readonly at: Date;
  },
): readonly Fact[] | string {
  const { pages, by, to, reason, at } = handing;
  const moved = pages.filter(({ owner }) => owner !== to.id);
  if (moved.length === 0) return words.already(to.name);
  if (moved.some(({ audience }) => !mayRead(readerOf(to), audience))) return words.mayNotRead(to.name);
  return moved.flatMap(({ sop, version, owner }): readonly Fact[] => [
    { kind: "page-handed-over", sop, from: owner, to: to.id },
    {
      kind: "page-reviewed",
      review: {
        sop,
        version,
        by: by?.id ?? null,
        verdict: "handed-over",
        reason,
        ticked: [],
        until: null,
        to: to.id,
        at,
      },
    },
  ]);
}

function newsFor(
  { newId }: Pick<StewardDeps, "newId">,
  handing: {
    readonly pages: readonly PageListing[];
    readonly by: Person;
    readonly to: Person;
    readonly reason: string | null;
  },
): Notice {
  const { pages, by, to, reason } = handing;
  const [first] = pages;
  const what =
    pages.length === 1 ? (first?.title ?? "") : words.pages(pages.length, folderOf(first?.path ?? ""));
  const card = sentences(words.news(by.name, what), ...(reason === null ? [] : [words.note(reason)]));
  return { id: newId(), to: { kind: "person", person: to.id }, card, replaces: null };
}
