import rehypeParse from "rehype-parse";
import { unified } from "unified";

/** HTML as the tree that `rehype` works on. Whoever tidies it changes it in place. */
export type HtmlRoot = ReturnType<typeof parser.parse>;
export type HtmlElement = Extract<HtmlRoot["children"][number], { type: "element" }>;
export type HtmlNode = HtmlElement["children"][number];

const parser = unified().use(rehypeParse);

export function parseHtml(html: string): HtmlRoot {
  return parser.parse(html);
}

/** Every element in the order of the page, without recursion: pages may be nested without end. */
export function* elementsOf(root: HtmlRoot | HtmlElement): Generator<HtmlElement> {
  const waiting: (HtmlRoot["children"][number] | HtmlNode)[] = [...root.children].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type !== "element") continue;
    yield node;
    for (const child of node.children.toReversed()) waiting.push(child);
  }
}

export function textIn(node: HtmlRoot | HtmlElement | HtmlNode): string {
  let text = "";
  const waiting: (HtmlRoot["children"][number] | HtmlNode | HtmlRoot)[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.type === "text") text += next.value;
    else if ("children" in next) for (const child of next.children.toReversed()) waiting.push(child);
  }
  return text.replace(/\s+/g, " ").trim();
}

/** An attribute as text; `null`: there is none. */
export function attribute(element: HtmlElement, name: string): string | null {
  const value = element.properties[name];
  if (value === undefined || value === null || value === false) return null;
  return Array.isArray(value) ? value.join(" ") : String(value);
}

export function hasClass(element: HtmlElement, name: string): boolean {
  return (attribute(element, "className") ?? "").split(" ").includes(name);
}

/** The first element that fits. */
export function findElement(
  root: HtmlRoot | HtmlElement,
  fits: (element: HtmlElement) => boolean,
): HtmlElement | null {
  for (const element of elementsOf(root)) if (fits(element)) return element;
  return null;
}

export function isNamed(...names: readonly string[]): (element: HtmlElement) => boolean {
  const wanted = new Set(names);
  return ({ tagName }) => wanted.has(tagName);
}

/** Puts others in the place of children; `null` leaves a child as it is. */
export function replaceChildren(
  root: HtmlRoot | HtmlElement,
  replacement: (element: HtmlElement) => readonly HtmlNode[] | null,
): void {
  const parents: (HtmlRoot | HtmlElement)[] = [root, ...elementsOf(root)];
  for (const parent of parents.toReversed()) {
    const children = parent.children as HtmlNode[];
    parent.children = children.flatMap((child) =>
      child.type === "element" ? (replacement(child) ?? [child]) : [child],
    );
  }
}

export function element(
  tagName: string,
  children: readonly HtmlNode[],
  properties: HtmlElement["properties"] = {},
): HtmlElement {
  return { type: "element", tagName, properties, children: [...children] };
}

export function text(value: string): HtmlNode {
  return { type: "text", value };
}
