import { slackLoad } from "../load/slack-load.ts";

/**
 * `npm run soak:slack-kill [kills] [events]`: a server is killed with -9 while Slack's events come in. Ends
 * with 1 when a question stays unanswered or is answered twice.
 */
const kills = Number(process.argv[2] ?? 10);
const events = Number(process.argv[3] ?? 4000);

const report = await slackLoad({
  events,
  perSecond: 40,
  deliveries: 1,
  databaseUrl: null,
  kills,
  random: Math.random,
  say: (line) => process.stdout.write(`${line}\n`),
});
process.stdout.write(
  `${report.events} events, ${kills} kills, ${report.refused} deliveries made again: unanswered ${report.unanswered}, twice ${report.doubled}, apologies ${report.apologies}\n`,
);
if (report.unanswered > 0 || report.doubled > 0) process.exitCode = 1;
