import { expect, test } from "vitest";
import { answerRounds } from "./answer-rounds.ts";
import { killRounds } from "./kill-rounds.ts";

test("a publishing process killed in the middle leaves whole pages, and a re-run heals", async () => {
  const lines: string[] = [];
  const moments = [0.2, 0.9];
  await killRounds({
    rounds: 2,
    pages: 6,
    longestMs: 500,
    random: () => moments.shift() ?? 0.5,
    say: (line) => lines.push(line),
  });
  expect(lines).toHaveLength(2);
}, 90_000);

test("a server killed while people ask loses no answer and answers nothing twice", async () => {
  const lines: string[] = [];
  await answerRounds({
    rounds: 1,
    askers: 3,
    longestMs: 2_000,
    random: () => 1,
    say: (line) => lines.push(line),
  });
  expect(lines.at(-1)).toMatch(/each answered once/);
}, 120_000);
