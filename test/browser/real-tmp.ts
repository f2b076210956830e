import { once } from "node:events";
import { askActions } from "../../src/ask/actions.ts";
import { startersFor } from "../../src/ask/starters.ts";
import { trustOf } from "../../src/ask/trust.ts";
import { webChat } from "../../src/channels/web/app.ts";
import { publishFolder } from "../../src/commands/publishing.ts";
import { replyOrApologise } from "../../src/conversation/edge.ts";
import { createApp } from "../../src/http/app.ts";
import { createMetrics, measuredReply } from "../../src/http/metrics.ts";
import { pageRoutes } from "../../src/http/page-routes.ts";
import { askDeps, edgeDeps, whoIs, withTemporaryRuntime } from "../../src/runtime.ts";

await withTemporaryRuntime(async (runtime) => {
  const { store, system, log } = runtime;
  console.log(
    await publishFolder(runtime, { folder: "content", source: "sample", now: system.now(), yes: true }).then(
      (r) => [r.published.length, r.refused, r.odd.length],
    ),
  );
  const metrics = createMetrics({ process: true });
  const reply = measuredReply(metrics, system, (inbound) => replyOrApologise(edgeDeps(runtime), inbound));
  const publicUrl = "http://localhost:3917";
  const app = createApp({
    log,
    system,
    metrics,
    publicUrl,
    onlyLocal: true,
    readiness: async () => ({ database: true, index: true }),
    routers: [
      webChat({
        reply,
        system,
        publicUrl,
        pollMs: 1000,
        people: async () => (await runtime.directory()).people,
        knowsAction: (action) => askActions[action] !== undefined,
        messagesAfter: store.conversation.messagesAfter,
        roleTitles: async () =>
          Object.fromEntries(
            Object.entries((await runtime.directory()).company.skillMap.roles).map(([id, role]) => [
              id,
              role.title,
            ]),
          ),
        starters: async (person) =>
          startersFor(
            await askDeps(runtime),
            { ...(await whoIs(runtime, person?.id ?? null)), at: system.now() },
            6,
          ),
      }),
      pageRoutes({
        system,
        pages: store.pages,
        choosesPerson: true,
        readerOf: async (id) => (await whoIs(runtime, id)).reader,
        person: store.people.person,
        timeZone: async () => (await runtime.directory()).company.policy.timeZone,
        areaTitles: async () =>
          Object.fromEntries((await runtime.directory()).company.areas.map(({ id, title }) => [id, title])),
        trustOf: async (page, at) => {
          const [reports = null] = await store.ask.reports([{ sop: page.sop, version: page.version }]);
          return trustOf({ page, reports }, at, (await runtime.directory()).company.policy);
        },
      }),
    ],
  });
  const server = app.listen(3917, "127.0.0.1");
  await once(server, "listening");
  console.log("ready", performance.now());
  await new Promise(() => {});
});
