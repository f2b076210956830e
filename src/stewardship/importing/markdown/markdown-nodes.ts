import type { Nodes, Parents, Root, RootContent } from "mdast";

/** Every node below one, in the order of the page, without recursion. */
export function* nodesOf(root: Nodes): Generator<RootContent> {
  const waiting: RootContent[] = "children" in root ? root.children.toReversed() : [];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    if ("children" in node) for (const child of node.children.toReversed()) waiting.push(child);
  }
}

/** Puts others in the place of nodes, the innermost first; `null` leaves a node as it is. */
export function replaceNodes(
  root: Root,
  replacement: (node: RootContent) => readonly RootContent[] | null,
): void {
  const parents: Parents[] = [root];
  for (const node of nodesOf(root)) if ("children" in node) parents.push(node);
  for (const parent of parents.toReversed()) {
    const children: readonly RootContent[] = parent.children;
    // What may stand where is the business of whoever replaces.
    parent.children = children.flatMap((child) => replacement(child) ?? [child]) as never;
  }
}

export function wordsOf(node: Nodes): string {
  let words = "value" in node ? node.value : "";
  for (const one of nodesOf(node)) {
    if (one.type === "text" || one.type === "inlineCode" || one.type === "code") words += one.value;
    else if (one.type === "break") words += " ";
  }
  return words.replace(/\s+/g, " ").trim();
}
