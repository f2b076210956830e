import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
} from "yaml";
import { yamlWords } from "../messages/yaml.ts";
import type { Refusal } from "../refusals.ts";

/** Somewhere in a file, from the top: keys and positions. */
export type Path = readonly (string | number)[];

export interface YamlFile {
  /** Below the folder. */
  readonly file: string;
  readonly value: unknown;
  /** Line, from 1, of what stands at a path, or of the nearest thing around it. */
  readonly lineOf: (path: Path) => number;
}

/** Reads YAML, and with it JSON. */
export function parseYaml(file: string, text: string): YamlFile | Refusal {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) return refusal(file, lines.linePos(error.pos[0]).line, error.message);
  try {
    // Aliases that unfold without end are refused here, by the parser's own limit.
    const value: unknown = document.toJS();
    return { file, value, lineOf: (path) => lines.linePos(positionOf(document, path)).line };
  } catch (problem) {
    return refusal(file, 1, problem instanceof Error ? problem.message : String(problem));
  }
}

function refusal(file: string, line: number, problem: string): Refusal {
  return { file, line, reason: yamlWords.notYaml(problem.replace(/\.$/, "")) };
}

function positionOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let position = 0;
  for (const [depth, key] of path.entries()) {
    if (!isCollection(node)) break;
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      : undefined;
    const at = pair ? pair.key : node.get(key, true);
    if (isNode(at) && at.range) position = at.range[0];
    node = isPair(pair) ? pair.value : document.getIn(path.slice(0, depth + 1), true);
  }
  return position;
}
