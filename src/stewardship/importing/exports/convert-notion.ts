import type { List, Paragraph, RootContent } from "mdast";
import type { Converted } from "../draft-tree.ts";
import { wordsOf } from "../markdown/markdown-nodes.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";

/** A page as Notion writes it in Markdown. */
export function convertNotion(text: string): Converted {
  const tree = parseMarkdown(withQuotes(text));
  const [first, second] = tree.children;
  const isTitled = first?.type === "heading" && first.depth === 1;
  const title = isTitled ? wordsOf(first) : null;
  if (isTitled) tree.children.shift();
  const properties = second?.type === "paragraph" ? propertiesOf(second) : null;
  if (isTitled && properties !== null) tree.children.splice(0, 1, properties);
  const equations = text.match(/\$\$[^$]+\$\$/g)?.length ?? 0;
  return { tree, title, language: null, losses: [{ what: "equation", count: equations }] };
}

/** Callouts come as `<aside>`. */
function withQuotes(text: string): string {
  return text.replace(/^<aside>\n?([\s\S]*?)\n?<\/aside>$/gm, (_, words: string) =>
    words
      .trim()
      .split("\n")
      .map((line) => `> ${line}`)
      .join("\n"),
  );
}

/** The properties of a row of a database stand below its title, a line each; `null`: it is an ordinary paragraph. */
function propertiesOf(paragraph: Paragraph): List | null {
  const lines: RootContent[][] = [[]];
  for (const node of paragraph.children) {
    if (node.type !== "text") lines.at(-1)?.push(node);
    else {
      for (const [place, value] of node.value.split("\n").entries()) {
        if (place > 0) lines.push([]);
        if (value !== "") lines.at(-1)?.push({ type: "text", value });
      }
    }
  }
  const isProperty = (line: readonly RootContent[]) => {
    const [first] = line;
    return first?.type === "text" && /^[^:.]{1,40}: /.test(`${first.value} `);
  };
  if (!lines.every(isProperty)) return null;
  const children = lines.map((line) => ({
    type: "listItem" as const,
    spread: false,
    children: [{ type: "paragraph" as const, children: line as Paragraph["children"] }],
  }));
  return { type: "list", ordered: false, spread: false, children };
}
