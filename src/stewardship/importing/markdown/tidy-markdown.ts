import type { List, PhrasingContent, Root, RootContent } from "mdast";
import { nodesOf, replaceNodes, wordsOf } from "./markdown-nodes.ts";

type Marked = Extract<RootContent, { type: "strong" | "emphasis" | "delete" }>;

/** Gives a tree the form in which people write Markdown, whatever it was made of. */
export function tidyMarkdown(tree: Root): void {
  for (const node of nodesOf(tree)) if (node.type === "list") tighten(node);
  replaceNodes(tree, (node) => (isMarked(node) ? withSpacesOutside(node) : null));
  for (const parent of [tree, ...nodesOf(tree)]) {
    if ("children" in parent) parent.children = merged(parent.children as RootContent[]) as never;
  }
  replaceNodes(tree, (node) => (isNothing(node) ? [] : null));
}

/** Items of one paragraph each stand without empty lines between them. */
function tighten(list: List): void {
  const isTight = list.children.every(
    ({ children }) => children.filter(({ type }) => type !== "list").length <= 1,
  );
  list.spread = !isTight;
  for (const item of list.children) item.spread = !isTight && item.children.length > 1;
}

function isMarked(node: RootContent): node is Marked {
  return node.type === "strong" || node.type === "emphasis" || node.type === "delete";
}

/** Markdown cannot begin or end an emphasis with a space. */
function withSpacesOutside(node: Marked): readonly RootContent[] {
  const [first, last] = [node.children[0], node.children.at(-1)];
  const before = first?.type === "text" ? (/^\s+/.exec(first.value)?.[0] ?? "") : "";
  if (first?.type === "text") first.value = first.value.trimStart();
  const after = last?.type === "text" ? (/\s+$/.exec(last.value)?.[0] ?? "") : "";
  if (last?.type === "text") last.value = last.value.trimEnd();
  const space = (value: string): readonly PhrasingContent[] =>
    value === "" ? [] : [{ type: "text", value: " " }];
  const inside = wordsOf(node) === "" ? node.children.filter(({ type }) => type !== "text") : [node];
  return [...space(before), ...inside, ...space(after)];
}

/** Word processors cut one emphasis into many. */
function merged(nodes: readonly RootContent[]): readonly RootContent[] {
  const all: RootContent[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    if (last !== undefined && isMarked(last) && last.type === node.type && isMarked(node))
      last.children = [...last.children, ...node.children];
    else if (last?.type === "text" && node.type === "text") last.value += node.value;
    else all.push(node);
  }
  return all;
}

/** Remarks of the source that no reader sees, apart from the times of a transcript, and empty paragraphs. */
function isNothing(node: RootContent): boolean {
  if (node.type === "html") return !/^<!-- \d+:\d\d:\d\d -->$/.test(node.value);
  if (node.type !== "paragraph") return false;
  return node.children.every(
    (child) => child.type === "break" || (child.type === "text" && child.value.trim() === ""),
  );
}
