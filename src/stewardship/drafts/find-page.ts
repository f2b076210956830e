import type { Asker } from "../../core/asker.ts";
import { act } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { draftWords } from "../../core/messages/drafts.ts";
import { mayRead } from "../../core/people.ts";
import type { PageListing } from "../../core/ports/page-store.ts";
import { type Result, shown } from "../../core/result.ts";
import type { DraftDeps } from "./draft-deps.ts";
import { editPage } from "./edit-page.ts";
import { pageHistory } from "./page-history.ts";
import { longestTitle } from "./write-card.ts";
import { openNewPage } from "./write-page.ts";

/** What somebody wants to do with a page that they name. */
export type PageWish = "edit" | "history" | "write";

/**
 * "Edit refund approvals", "history of refund approvals", "write a page about lost parcels". `null`: no page is
 * called so, and the words were meant as a question.
 */
export async function openNamedPage(
  deps: DraftDeps,
  asker: Asker,
  { wish, named, question }: { readonly wish: PageWish; readonly named: string; readonly question: string },
): Promise<Result | null> {
  if (wish === "write") return openNewPage(deps, asker, titleOf(named, question));
  const pages = (await deps.store.pages.currentPages(asker.at)).filter(({ audience }) =>
    mayRead(asker.reader, audience),
  );
  const [name = "", section = ""] = named.split("#").map((part) => part.trim().toLowerCase());
  const found = pagesCalled(pages, name);
  const [first] = found;
  if (first === undefined) return null;
  if (found.length > 1) return shown([chooseCard(found, wish)]);
  return wish === "edit"
    ? editPage(deps, { ...asker, value: { sop: first.sop, section, draft: "", from: 0 } })
    : pageHistory(deps, { ...asker, value: { sop: first.sop } });
}

/** A title in the writer's own spelling, as far as it can be found. */
function titleOf(named: string, question: string): string {
  const from = question.toLowerCase().lastIndexOf(named);
  const written = from < 0 ? named : question.slice(from, from + named.length);
  return written.charAt(0).toUpperCase() + written.slice(1, longestTitle);
}

/** By title, path or id; else by the words of the title. */
function pagesCalled(pages: readonly PageListing[], name: string): readonly PageListing[] {
  const exact = pages.filter(({ title, path, sop }) =>
    [title, path, sop, path.split("/").at(-1) ?? ""].some((one) => one.toLowerCase() === name),
  );
  if (exact.length > 0) return exact;
  const words = name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && word !== "the" && word !== "page");
  if (words.length === 0) return [];
  return pages.filter(({ title }) => {
    const own = title.toLowerCase().split(/[^\p{L}\p{N}]+/u);
    return words.every((word) => own.some((one) => one === word || one === `${word}s` || `${one}s` === word));
  });
}

function chooseCard(pages: readonly PageListing[], wish: Exclude<PageWish, "write">) {
  return cardOf([
    { kind: "heading", text: draftWords.choose.page },
    {
      kind: "buttons",
      choices: true,
      buttons: pages
        .slice(0, offeredAtOnce)
        .map(({ sop, title }) => act(title, `stewardship.${wish}`, { sop })),
    },
  ]);
}

const offeredAtOnce = 6;
