/**
 * Twenty random kill -9 of a publishing process: no acknowledged publication lost, no old or half-published
 * text to be cited, and a re-run heals.
 *
 *     npm run soak:kill -- [rounds] [pages]
 */
import { killRounds } from "./kill-rounds.ts";

const [rounds = "20", pages = "150"] = process.argv.slice(2);
await killRounds({
  rounds: Number(rounds),
  pages: Number(pages),
  longestMs: 6_000,
  random: Math.random,
  say: (line) => process.stdout.write(`${line}\n`),
});
process.stdout.write("All rounds healed.\n");
