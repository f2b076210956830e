import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkStringify from "remark-stringify";
import { unified } from "unified";
import { stringify } from "yaml";
import { importing } from "../../core/messages/importing.ts";
import { PageProblem } from "../reading/page-problem.ts";
import { readPage } from "../reading/read-page.ts";
import type { Converted } from "./draft-tree.ts";
import { takeTitle } from "./markdown/headings.ts";
import { nodesOf, replaceNodes, wordsOf } from "./markdown/markdown-nodes.ts";
import { tidyMarkdown } from "./markdown/tidy-markdown.ts";
import { type Loss, lossesOf } from "./report.ts";
import { SourceProblem } from "./source-problem.ts";

export interface DraftRequest {
  readonly converted: Converted;
  /** As the reader of the draft is told. */
  readonly source: string;
  /** Used where the text has no title of its own. */
  readonly fileTitle: string;
  /** Where a link of the source leads in the drafts. */
  readonly linkTo: (address: string) => LinkEnd;
  /** A page may have so many bytes. */
  readonly fileBytes: number;
}

/** `attachment`: a file that came with the pages and is none. `nowhere`: nothing that was imported. */
export type LinkEnd =
  | { readonly kind: "draft"; readonly address: string }
  | { readonly kind: "attachment" | "nowhere" };

export interface Draft {
  readonly title: string;
  readonly text: string;
  readonly losses: readonly Loss[];
}

/** A source as a page's file. Throws `SourceProblem` for what has no words or could not be published. */
export function toDraft({ converted, source, fileTitle, linkTo, fileBytes }: DraftRequest): Draft {
  const { tree, language } = converted;
  const losses = [...withoutPictures(tree), ...withLinks(tree, linkTo)];
  tidyMarkdown(tree);
  const title = takeTitle(tree, converted.title) ?? fileTitle;
  if (![...nodesOf(tree)].some((node) => wordsOf(node) !== ""))
    throw new SourceProblem(importing.refused.noText());
  const front = { title, reason: importing.reason(source), ...(isTag(language) ? { language } : {}) };
  const text = `---\n${stringify(front)}---\n\n${toText.stringify(tree)}`;
  checkDraft(text, fileBytes);
  return { title, text, losses: lossesOf(converted.losses, losses) };
}

/** The same look that `content check` takes at a page. */
function checkDraft(text: string, fileBytes: number): void {
  if (Buffer.byteLength(text) > fileBytes)
    throw new SourceProblem(importing.refused.draftTooLarge(fileBytes));
  try {
    readPage({ kind: "sop", path: "draft", text, timeZone: "UTC" });
  } catch (error) {
    if (!(error instanceof PageProblem)) throw error;
    throw new SourceProblem(importing.refused.notPublishable(error.message));
  }
}

/** Pictures of the web stay; of all others the words that stand for them do. */
function withoutPictures(tree: Root): readonly Loss[] {
  let count = 0;
  replaceNodes(tree, (node) => {
    if (node.type !== "image" || /^https?:/i.test(node.url)) return null;
    count += 1;
    return [{ type: "text", value: importing.picture((node.alt ?? "").trim()) }];
  });
  return [{ what: "image", count }];
}

function withLinks(tree: Root, linkTo: DraftRequest["linkTo"]): readonly Loss[] {
  const losses: Loss[] = [];
  replaceNodes(tree, (node) => {
    if (node.type !== "link") return null;
    if (wordsOf(node) === "") return [];
    const end = linkTo(node.url);
    if (end.kind === "draft") return [{ ...node, url: end.address, title: null }];
    if (/^(?:https?:|mailto:|tel:|#)/i.test(node.url)) return null;
    losses.push({ what: end.kind === "attachment" ? "attachment" : "missing-link", count: 1 });
    return node.children;
  });
  return losses;
}

function isTag(language: string | null): language is string {
  return language !== null && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language);
}

const toText = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: "-", rule: "-", listItemIndent: "one", fences: true });
