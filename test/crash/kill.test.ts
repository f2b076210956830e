import { expect, test } from "vitest";
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
