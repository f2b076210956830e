import type { ListItem, Paragraph, RootContent } from "mdast";
import { importing } from "../../../core/messages/importing.ts";
import type { Converted } from "../draft-tree.ts";
import { SourceProblem } from "../source-problem.ts";
import type { Utterance } from "./read-transcript.ts";
import { type Sentence, sentencesOf } from "./transcript-sentences.ts";
import { partOf } from "./transcript-steps.ts";

/** Sentences of one paragraph at most. */
const longestParagraph = 5;
/** Fewer things to do are no procedure. */
const leastSteps = 2;

/**
 * What somebody said as the draft of a procedure: what they do becomes steps, what they say in between stays
 * with the step before it, and the time of each stands beside it where readers do not see it.
 */
export function convertTranscript(utterances: readonly Utterance[]): Converted {
  const { sentences, fillers, speakers } = sentencesOf(utterances);
  if (sentences.length === 0) throw new SourceProblem(importing.refused.noText());
  return {
    tree: { type: "root", children: [...toNodes(sentences)] },
    title: null,
    language: null,
    losses: [
      { what: "filler", count: fillers },
      { what: "speaker", count: speakers },
    ],
  };
}

interface Part extends Sentence {
  readonly is: ReturnType<typeof partOf>;
}

function toNodes(sentences: readonly Sentence[]): readonly RootContent[] {
  const parts = sentences.map((sentence): Part => ({ ...sentence, is: partOf(sentence.text) }));
  const subjects: { heading: string | null; parts: Part[] }[] = [{ heading: null, parts: [] }];
  for (const part of parts) {
    if (part.is.kind === "subject") subjects.push({ heading: part.is.heading, parts: [] });
    else subjects.at(-1)?.parts.push(part);
  }
  return subjects
    .filter((subject) => subject.parts.length > 0)
    .flatMap(({ heading, parts: own }) => {
      const under = heading === null ? importing.transcript : heading;
      return [toHeading(under, 2), ...subjectNodes(own)];
    });
}

/** What is said before the first step leads in; from there on everything belongs to a step. */
function subjectNodes(parts: readonly Part[]): readonly RootContent[] {
  const steps = parts.filter(({ is }) => is.kind === "step").length;
  if (steps < leastSteps) return paragraphs(parts);
  const first = parts.findIndex(({ is }) => is.kind === "step");
  const items: Part[][] = [];
  for (const part of parts.slice(first)) {
    if (part.is.kind === "step") items.push([part]);
    else items.at(-1)?.push(part);
  }
  const list: RootContent = {
    type: "list",
    ordered: true,
    start: 1,
    spread: false,
    children: items.map(toItem),
  };
  return [...paragraphs(parts.slice(0, first)), toHeading(importing.steps, 3), list];
}

function toItem(parts: readonly Part[]): ListItem {
  return { type: "listItem", spread: false, children: [toParagraph(parts.map(asStep))] };
}

function asStep(part: Part): Sentence {
  return part.is.kind === "step" ? { ...part, text: part.is.text } : part;
}

function paragraphs(parts: readonly Part[]): readonly RootContent[] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const group = groups.at(-1);
    if (group === undefined || part.begins || group.length >= longestParagraph) groups.push([part]);
    else group.push(part);
  }
  return groups.map(toParagraph);
}

function toParagraph(parts: readonly Sentence[]): Paragraph {
  const words = parts.map(({ text }) => text).join(" ");
  const at = parts[0]?.at ?? null;
  const time = at === null ? [] : [{ type: "html" as const, value: `<!-- ${clock(at)} -->` }];
  return {
    type: "paragraph",
    children: [{ type: "text", value: words + (at === null ? "" : " ") }, ...time],
  };
}

function toHeading(words: string, depth: 2 | 3): RootContent {
  return { type: "heading", depth, children: [{ type: "text", value: words }] };
}

function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}
