import { type ASTNode, Environment } from "@marcbachmann/cel-js";
import { itemWords } from "../../core/messages/items.ts";
import type { DrawnValue } from "./variants.ts";

/** What a rule found: option names or texts, an answer in words, or a number. */
export type RuleResult = string | number | readonly string[];

export interface Rule {
  /** Never throws: a rule that cannot be worked out for these values says why. */
  evaluate(values: Readonly<Record<string, DrawnValue>>): RuleResult | RuleProblem;
  /** Numbers that stand in the rule: where its result may change. */
  readonly numbers: readonly number[];
  /** Names that it uses. */
  readonly uses: ReadonlySet<string>;
}

/** Why a rule cannot be used, in words for its author. */
export interface RuleProblem {
  readonly problem: string;
}

/**
 * Reads a rule in CEL, https://cel.dev, over values of which some are numbers and the others texts. To its
 * author a number is a number: 30 / 100 is 0.3, and 500 equals 500.0.
 */
export function compileRule(
  expression: string,
  names: Readonly<Record<string, "number" | "text">>,
): Rule | RuleProblem {
  if (expression.length > longestRule) return { problem: itemWords.ruleTooLong(longestRule) };
  const environment = base.clone();
  try {
    for (const [name, type] of Object.entries(names))
      environment.registerVariable(name, type === "number" ? "double" : "string");
    const { ast } = environment.parse(expression);
    const nodes = nodesOf(ast);
    const forbidden = nodes.map(calledName).find((name) => name !== null && !functions.has(name));
    if (forbidden) return { problem: itemWords.ruleCalls(forbidden, [...functions]) };
    const parsed = environment.parse(withDecimals(expression, ast));
    const { valid, error } = parsed.check();
    if (!valid) return { problem: itemWords.ruleWrong(summaryOf(error)) };
    return {
      evaluate: (values) => evaluate(parsed, values, names),
      numbers: nodes.flatMap((node) => (isNumber(node) ? [Number(node.args)] : [])),
      uses: new Set(nodes.flatMap((node) => (node.op === "id" ? [node.args] : []))),
    };
  } catch (error) {
    return { problem: itemWords.ruleWrong(summaryOf(error)) };
  }
}

/** Far above what anybody writes by hand, far below what keeps a processor busy. */
const longestRule = 2_000;
const limits = {
  maxAstNodes: 400,
  maxDepth: 24,
  maxListElements: 60,
  maxMapEntries: 60,
  maxCallArguments: 8,
};

/** CEL's own, without those that repeat something or match patterns: every rule ends at once. */
const functions = new Set(["string", "int", "double", "size", "contains", "startsWith", "endsWith"]);

const base = withMixedArithmetic(new Environment({ limits }));

/** What CEL leaves undefined between whole numbers (which `size` and `int` give) and decimals. */
function withMixedArithmetic(environment: Environment): Environment {
  const calculate: Readonly<Record<string, (a: number, b: number) => number>> = {
    "+": (a, b) => a + b,
    "-": (a, b) => a - b,
    "*": (a, b) => a * b,
    "/": (a, b) => a / b,
    "%": (a, b) => a % b,
  };
  for (const [sign, work] of Object.entries(calculate)) {
    const handler = (a: unknown, b: unknown) => work(Number(a), Number(b));
    environment.registerOperator(`int ${sign} double: double`, handler);
    environment.registerOperator(`double ${sign} int: double`, handler);
  }
  environment.registerOperator("double % double: double", (a: number, b: number) => a % b);
  return environment;
}

/** Whole numbers become decimals, except as a place in a list: else 30 / 100 would be 0. */
function withDecimals(expression: string, root: ASTNode): string {
  const places = new Set(nodesOf(root).flatMap((node) => (node.op === "[]" ? nodesOf(node.args[1]) : [])));
  const whole = nodesOf(root).filter((node) => typeof node.args === "bigint" && !places.has(node));
  return whole
    .sort((one, other) => other.start - one.start)
    .reduce((text, { start, end, args }) => `${text.slice(0, start)}${args}.0${text.slice(end)}`, expression);
}

function evaluate(
  parsed: (context: Record<string, unknown>) => unknown,
  values: Readonly<Record<string, DrawnValue>>,
  names: Readonly<Record<string, "number" | "text">>,
): RuleResult | RuleProblem {
  const typed = Object.entries(names).map(([name, type]) => {
    const value = values[name] ?? "";
    return [name, type === "number" ? Number(value) : String(value)] as const;
  });
  try {
    return toResult(parsed(Object.fromEntries(typed)));
  } catch (error) {
    return { problem: summaryOf(error) };
  }
}

function toResult(value: unknown): RuleResult | RuleProblem {
  if (typeof value === "string") return value;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "boolean") return String(value);
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value;
  return { problem: itemWords.ruleGivesNothing() };
}

function isNumber(node: ASTNode): boolean {
  return typeof node.args === "bigint" || typeof node.args === "number";
}

function calledName(node: ASTNode): string | null {
  return node.op === "call" || node.op === "rcall" ? node.args[0] : null;
}

/** A node and everything below it. */
function nodesOf(node: ASTNode): readonly ASTNode[] {
  return [node, ...childrenOf(node.args).flatMap(nodesOf)];
}

function childrenOf(args: unknown): readonly ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(childrenOf);
  return isNode(args) ? [args] : [];
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === "object" && value !== null && "op" in value && "args" in value;
}

/** The first line of what the library says: below it draws the expression. */
function summaryOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split("\n")[0] ?? text).replace(/[.\s]+$/, "");
}
