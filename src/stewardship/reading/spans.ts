import type { PhrasingContent, Root } from "mdast";
import type { Span } from "../../core/blocks.ts";
import { readTag, wordless } from "./html.ts";

/** What a page's parts refer to across the page. */
export interface References {
  /** Targets of reference links, by their label in lower case. */
  readonly targets: ReadonlyMap<string, string>;
}

/** How words look where they stand; HTML changes it as its tags open and close. */
interface Look {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly code: boolean;
  readonly href: string | null;
}

/** Inline Markdown as spans. HTML in between keeps its words and the looks that spans know. */
export function toSpans(nodes: readonly PhrasingContent[], references: References): readonly Span[] {
  return joined(spansOf(nodes, plain, references));
}

/** Targets of the reference links of a page. */
export function referencesOf(root: Root): References {
  const targets = new Map<string, string>();
  const visit = (node: unknown): void => {
    if (!hasType(node)) return;
    if (node.type === "definition" && typeof node.identifier === "string" && typeof node.url === "string") {
      targets.set(node.identifier.toLowerCase(), node.url);
    }
    if (Array.isArray(node.children)) node.children.forEach(visit);
  };
  visit(root);
  return { targets };
}

/** Words with a look. */
export function span(text: string, look: Partial<Look>): Span {
  return {
    text,
    ...(look.bold ? { bold: true } : {}),
    ...(look.italic ? { italic: true } : {}),
    ...(look.code ? { code: true } : {}),
    ...(look.href ? { href: look.href } : {}),
  };
}

/** Spans of one look as one, without blank ends. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const whole: Span[] = [];
  for (const next of spans) {
    const last = whole.at(-1);
    if (next.text === "") continue;
    if (last !== undefined && sameLook(last, next))
      whole[whole.length - 1] = { ...last, text: last.text + next.text };
    else whole.push(next);
  }
  return trimmed(whole);
}

/** An image as a link with its alternative text, else its file's name. */
export function imageSpan(alt: string | null | undefined, url: string, look: Partial<Look>): Span {
  const words = alt?.trim() || (url.split(/[?#]/)[0]?.split("/").at(-1) ?? "").replace(/\.\w+$/, "");
  return span(words, { ...look, href: look.href ?? url });
}

/** Elements without an end. */
const voids: ReadonlySet<string> = new Set(
  "area col embed hr input link meta param source track wbr".split(" "),
);

const plain: Look = { bold: false, italic: false, code: false, href: null };

function spansOf(nodes: readonly PhrasingContent[], start: Look, references: References): readonly Span[] {
  const spans: Span[] = [];
  /** Looks before each HTML tag that is open, with the tag's name. */
  const open: { readonly name: string; readonly before: Look }[] = [];
  let look = start;
  for (const node of nodes) {
    if (node.type !== "html") {
      if (!open.some((tag) => wordless.has(tag.name))) spans.push(...spansOfNode(node, look, references));
      continue;
    }
    const tag = readTag(node.value);
    if (tag === null) continue;
    if (tag.kind === "text") spans.push(span(tag.text, look));
    else if (tag.kind === "close") {
      const at = open.findLastIndex((each) => each.name === tag.name);
      look = open[at]?.before ?? look;
      if (at >= 0) open.length = at;
    } else if (tag.name === "br") spans.push(span("\n", look));
    else if (tag.name === "img") spans.push(imageSpan(tag.attributes.alt, tag.attributes.src ?? "", look));
    else if (!voids.has(tag.name)) {
      open.push({ name: tag.name, before: look });
      look = lookInside(tag.name, tag.attributes, look);
    }
  }
  return spans;
}

/** The look inside an HTML element. */
export function lookInside(name: string, attributes: Readonly<Record<string, string>>, look: Look): Look {
  if (name === "b" || name === "strong") return { ...look, bold: true };
  if (name === "i" || name === "em") return { ...look, italic: true };
  if (name === "code" || name === "kbd" || name === "samp") return { ...look, code: true };
  if (name === "a" && attributes.href) return { ...look, href: attributes.href };
  return look;
}

function spansOfNode(node: PhrasingContent, look: Look, references: References): readonly Span[] {
  switch (node.type) {
    case "text":
      return [span(node.value, look)];
    case "inlineCode":
      return [span(node.value, { ...look, code: true })];
    case "break":
      return [span("\n", look)];
    case "strong":
      return spansOf(node.children, { ...look, bold: true }, references);
    case "emphasis":
      return spansOf(node.children, { ...look, italic: true }, references);
    case "delete":
      return spansOf(node.children, look, references);
    case "link":
      return spansOf(node.children, { ...look, href: node.url }, references);
    case "linkReference":
      return spansOf(node.children, { ...look, href: target(node.identifier, references) }, references);
    case "image":
      return [imageSpan(node.alt, node.url, look)];
    case "imageReference":
      return [imageSpan(node.alt, target(node.identifier, references) ?? "", look)];
    case "footnoteReference":
      return [span(`[${node.label ?? node.identifier}]`, look)];
    case "html":
      return [];
  }
}

function target(identifier: string, references: References): string | null {
  return references.targets.get(identifier.toLowerCase()) ?? null;
}

function trimmed(spans: readonly Span[]): readonly Span[] {
  const first = spans.findIndex((each) => each.text.trim() !== "");
  const last = spans.findLastIndex((each) => each.text.trim() !== "");
  return spans.slice(Math.max(first, 0), last + 1).map((each, i, all) => {
    const start = i === 0 ? each.text.trimStart() : each.text;
    return { ...each, text: i === all.length - 1 ? start.trimEnd() : start };
  });
}

function sameLook(one: Span, other: Span): boolean {
  return (
    one.bold === other.bold &&
    one.italic === other.italic &&
    one.code === other.code &&
    one.href === other.href
  );
}

function hasType(
  node: unknown,
): node is { type: string; identifier?: unknown; url?: unknown; children?: unknown } {
  return typeof node === "object" && node !== null && "type" in node;
}
