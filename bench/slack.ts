import { type LoadReport, slackLoad } from "../test/load/slack-load.ts";
import { startPostgres } from "../test/support/postgres.ts";

/**
 * `npm run bench:slack [seconds] [events a second]`: mentions as Slack sends them, on the embedded database
 * and on Postgres; before that, a thousand events each delivered three times at once. Ends with 1 when an
 * event was answered twice or not at all, or acknowledged after 3 s.
 */
const seconds = Number(process.argv[2] ?? 60);
const perSecond = Number(process.argv[3] ?? 100);

const load = {
  events: Math.round(seconds * perSecond),
  perSecond,
  deliveries: 1,
  kills: 0,
  random: Math.random,
  say: () => {},
};

const thrice = { ...load, events: 1000, deliveries: 3, databaseUrl: null };
tell("embedded, each delivered three times", await slackLoad(thrice));
tell("embedded", await slackLoad({ ...load, databaseUrl: null }));
const postgres = await startPostgres();
if (postgres === null) throw new Error("No Postgres can be started here");
try {
  tell("Postgres", await slackLoad({ ...load, databaseUrl: await postgres.createDatabase() }));
} finally {
  await postgres.stop();
}

function tell(database: string, report: LoadReport): void {
  const { events, ackMs, answerMs, unanswered, doubled, apologies } = report;
  process.stdout.write(
    `${database}: ${events} events at ${perSecond}/s: acknowledged p50 ${ackMs.p50} ms, p99 ${ackMs.p99} ms, most ${ackMs.most} ms; answered p50 ${answerMs.p50} ms, p99 ${answerMs.p99} ms; unanswered ${unanswered}, twice ${doubled}, apologies ${apologies}\n`,
  );
  if (unanswered > 0 || doubled > 0 || ackMs.most >= 3000) process.exitCode = 1;
}
