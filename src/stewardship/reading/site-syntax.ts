/**
 * Handbooks are written for site generators, each with marks of its own around Markdown. This turns the
 * usual ones (Liquid and Hugo tags, kramdown attributes, MkDocs and Docusaurus notes) into plain Markdown,
 * line for line, so that a line keeps its number.
 */
export function toPlainMarkdown(text: string): string {
  const lines = text.split("\n");
  const lastNoteEnd = lines.findLastIndex((line) => noteEnd.test(line));
  const lastTagEnd = lines.findLastIndex((line) => line.includes("%}"));
  const state: State = { fence: null, hidden: null, note: null, mayOpen: true, mayHide: true };
  const plain = lines.map((line, number) => {
    state.mayOpen = number < lastNoteEnd;
    state.mayHide = number < lastTagEnd;
    return plainLine(line, state);
  });
  return plain.join("\n");
}

interface State {
  /** The mark that opened the code block we are in. */
  fence: string | null;
  /** What ends the comment or the tag over several lines that we are in. */
  hidden: RegExp | null;
  /** A note we are in: closed by a mark of its own, or by the first line that is not indented. */
  note: { readonly kind: "marked" | "indented"; readonly indent: string } | null;
  /** Whether a note begun here finds its end. */
  mayOpen: boolean;
  /** The same for a tag over several lines. */
  mayHide: boolean;
}

function plainLine(line: string, state: State): string {
  const fence = /^\s*(?:>\s*)*(`{3,}|~{3,})/.exec(line)?.[1];
  if (fence !== undefined) toggleFence(line, fence, state);
  if (state.fence !== null || fence !== undefined) return inNote(line, state);
  if (state.hidden !== null) return endOfHidden(line, state);
  const opened = openNote(line, state);
  if (opened !== null) return opened;
  if (state.note?.kind === "marked" && noteEnd.test(line)) {
    state.note = null;
    return "";
  }
  return inNote(startOfHidden(withoutTags(line), state), state);
}

function toggleFence(line: string, fence: string, state: State): void {
  if (state.fence === null) state.fence = fence;
  else if (fence.startsWith(state.fence) && line.trim().endsWith(fence)) state.fence = null;
}

/** Cuts off a comment or a tag that ends on a later line. */
function startOfHidden(line: string, state: State): string {
  const start = /\uE000|\{%-?\s*\w[^}]*$/.exec(line);
  if (start === null) return line;
  if (state.mayHide) state.hidden = start[0] === commentMark ? endOfComment : endOfTag;
  return line.slice(0, start.index);
}

function endOfHidden(line: string, state: State): string {
  const end = state.hidden?.exec(line);
  if (end === null || end === undefined) return "";
  state.hidden = null;
  return line.slice(end.index + end[0].length);
}

/** The first line of a note as the first line of a block quote. */
function openNote(line: string, state: State): string | null {
  const indented = /^(\s*)(?:!!!|\?\?\?\+?)\s*([\w-]+)[^"]*(?:"(.*)")?\s*$/.exec(line);
  if (indented !== null) {
    state.note = { kind: "indented", indent: indented[1] ?? "" };
    return noteTitle(indented[1] ?? "", indented[2] ?? "", indented[3] ?? "");
  }
  const marked = state.note === null && state.mayOpen ? noteStart.exec(line) : null;
  if (marked === null) return null;
  state.note = { kind: "marked", indent: marked.groups?.indent ?? "" };
  const { kind: name = "", rest = "", word = "", words: title = "" } = marked.groups ?? {};
  const quoted = /"([^"]*)"/.exec(rest)?.[1];
  const kinds = [name, word, ...[...rest.matchAll(/[a-z]+/g)].map(([word]) => word)];
  return noteTitle(state.note.indent, kinds.find((kind) => warnings.has(kind)) ?? "", quoted ?? title);
}

function noteTitle(indent: string, kind: string, title: string): string {
  if (title.trim() !== "") return `${indent}> **${title.trim()}**  `;
  return warnings.has(kind) ? `${indent}> **Warning:**  ` : `${indent}>`;
}

function inNote(line: string, state: State): string {
  if (state.note === null) return line;
  const { kind, indent } = state.note;
  if (kind === "marked") return `${indent}> ${line.startsWith(indent) ? line.slice(indent.length) : line}`;
  if (line.trim() === "") return `${indent}>`;
  const body = new RegExp(`^${indent}(?: {4}|\\t)(.*)$`).exec(line)?.[1];
  if (body !== undefined) return `${indent}> ${body}`;
  state.note = null;
  return line;
}

/** A line without tags of a site generator; words that a tag would have shown stay. */
function withoutTags(line: string): string {
  if (!/\{[%{:]/.test(line)) return line;
  const plain = line
    .replace(/\{%-?\s*comment\b.*?%\}.*?\{%-?\s*endcomment\s*-?%\}/g, "")
    .replace(/\{%-?\s*comment\b.*?%\}.*$/, commentMark)
    .replace(/\{%-?\s*(\w+)(.*?)-?%\}/g, (_, name: string, rest: string) => tagWords(name, rest))
    .replace(/\{\{[<%].*?[>%]\}\}/g, "")
    .replace(/\{\{(.*?)\}\}/g, (_, inside: string) => /^\s*"([^"]*)"/.exec(inside)?.[1] ?? "");
  if (/^\s*\{:.*\}\s*$/.test(plain)) return "";
  return /^\s{0,3}#/.test(plain) ? plain : plain.replace(/(?<=\S)\s*\{:[^{}]*\}/g, "");
}

function tagWords(name: string, rest: string): string {
  if (silent.test(name)) return "";
  const quoted = [...rest.matchAll(/"([^"]*)"|'([^']*)'/g)].map((match) => match[1] ?? match[2] ?? "");
  if (/^(?:link|page|url|post_url|ref|relref)$/.test(name)) return quoted[0] ?? rest.trim();
  return quoted.at(-1) ?? "";
}

const noteNames = "alert|note|notice|tip|info|important|warning|caution|danger|callout|admonition|aside|hint";
const noteStart = new RegExp(
  `^(?<indent>\\s*)(?:\\{%-?\\s*(?<kind>${noteNames})\\b(?<rest>.*?)-?%\\}|\\{\\{[<%]\\s*(?:${noteNames})\\b.*?[>%]\\}\\}|:::+\\s*(?<word>${noteNames})\\b(?<words>.*))\\s*$`,
);
const noteEnd = new RegExp(
  `^\\s*(?:\\{%-?\\s*end(?:${noteNames})\\b.*%\\}|\\{\\{[<%]\\s*/\\s*(?:${noteNames})\\b.*[>%]\\}\\}|:::+)\\s*$`,
);
const warnings: ReadonlySet<string> = new Set(["warning", "caution", "danger", "error", "important"]);

/** Stands for the start of a comment while a line is read; a sign that Unicode leaves to private use. */
const commentMark = "\uE000";
const endOfComment = /\{%-?\s*endcomment\s*-?%\}/;
/** A tag that nobody closed ends with its paragraph. */
const endOfTag = /%\}|^\s*$/;

/** Tags that steer the generator and show no words of their own. */
const silent =
  /^(?:include\w*|render|import|extends|layout|block|if|elsif|elif|else|unless|case|when|for|assign|capture|set|raw|toc|highlight|cycle|increment|decrement|break|continue|liquid|macro|call|filter|image|figure|\w*icon\w*|end\w*)$/;
