/**
 * Twenty random kill -9 of a server while people ask it: no question unanswered in the end, none answered
 * twice, and no answer that somebody received lost or changed.
 *
 *     npm run soak:kill-answering -- [rounds] [askers]
 */
import { answerRounds } from "./answer-rounds.ts";

const [rounds = "20", askers = "4"] = process.argv.slice(2);
await answerRounds({
  rounds: Number(rounds),
  askers: Number(askers),
  longestMs: 4_000,
  random: Math.random,
  say: (line) => process.stdout.write(`${line}\n`),
});
