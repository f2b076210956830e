import type { List, PhrasingContent } from "mdast";

/** One point or numbered line, and how far in it stands. */
export interface FlatItem {
  readonly ordered: boolean;
  /** Of an ordered one. */
  readonly number: number;
  readonly indent: number;
  readonly children: PhrasingContent[];
}

/**
 * Lines as lists within lists; where numbers follow on points, another list begins.
 *
 * @param step indents that differ by more are levels.
 */
export function nestItems(items: readonly FlatItem[], step: number): readonly List[] {
  const lists: List[] = [];
  for (let at = 0; at < items.length; ) {
    const item = items[at];
    if (item === undefined) break;
    let end = at + 1;
    while ((items[end]?.indent ?? Number.NEGATIVE_INFINITY) > item.indent + step) end += 1;
    let list = lists.at(-1);
    if (list === undefined || list.ordered !== item.ordered) {
      list = {
        type: "list",
        ordered: item.ordered,
        start: item.ordered ? item.number : null,
        spread: false,
        children: [],
      };
      lists.push(list);
    }
    const inner = nestItems(items.slice(at + 1, end), step);
    const words = { type: "paragraph", children: item.children } as const;
    list.children.push({ type: "listItem", spread: false, children: [words, ...inner] });
    at = end;
  }
  return lists;
}
