import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { startersFor } from "./ask/starters.ts";
import { trustOf } from "./ask/trust.ts";
import { webChat } from "./channels/web/app.ts";
import { replyOrApologise } from "./conversation/edge.ts";
import { knowsAction } from "./conversation/forms.ts";
import { InputError } from "./core/errors.ts";
import { type AppDeps, createApp } from "./http/app.ts";
import { consoleRoutes, whoSeesFigures } from "./http/console/console-routes.ts";
import { contentWebhook } from "./http/content-webhook.ts";
import { watchOutbox, watchProcess } from "./http/metrics.ts";
import { watchMeaning } from "./http/metrics-meaning.ts";
import { watchModel } from "./http/metrics-model.ts";
import { pageRoutes } from "./http/page-routes.ts";
import { workEventRoutes } from "./http/work-events.ts";
import type { Runtime } from "./runtime.ts";
import { lookAtMetadata } from "./stewardship/metadata/look-at-metadata.ts";
import type { Traffic } from "./traffic.ts";
import { askDeps } from "./wiring/ask.ts";
import { contentPublisher } from "./wiring/content.ts";
import { edgeDeps, signals } from "./wiring/conversation.ts";
import { whoIs } from "./wiring/people.ts";
import { metadataDeps } from "./wiring/tags.ts";
import { takeEvents } from "./wiring/work-events.ts";

/** Questions offered in an empty chat. */
const startersOffered = 4;
/** How often an open event stream looks for what Cairn said by itself. */
const streamPollMs = 500;

/**
 * Serves the pages, health and metrics, and the web chat where the configuration allows it.
 *
 * @returns the server and the port it listens on.
 * @throws InputError when the address or the port cannot be had.
 */
export async function serve(
  runtime: Runtime,
  traffic: Traffic,
): Promise<{ readonly server: Server; readonly port: number }> {
  const { host, port } = runtime.config.server;
  const server = createApp(appDeps(runtime, traffic)).listen(port, host);
  // Express hands a failed start to no one by itself.
  const listening = once(server, "listening");
  try {
    await listening;
  } catch (error) {
    throw new InputError(cannotListen(error, host, port));
  }
  return { server, port: (server.address() as AddressInfo).port };
}

function appDeps(runtime: Runtime, traffic: Traffic): AppDeps {
  const { config, log, system, metrics, store } = runtime;
  watchProcess(metrics);
  watchMeaning(metrics, runtime.meaning);
  if (runtime.model !== null) watchModel(metrics, runtime.modelState);
  watchOutbox(metrics, () => store.outbox.state(system.now()));
  return {
    log,
    system,
    metrics,
    onlyLocal: config.webChat && config.server.isLocal,
    publicUrl: config.server.publicUrl,
    readiness: () => readiness(runtime),
    routers: [
      ...traffic.routers,
      ...(config.webChat ? [chatRouter(runtime, traffic)] : []),
      pageRouter(runtime),
      consoleRouter(runtime, traffic),
      contentWebhook({ secret: config.secrets.contentWebhook, publish: contentPublisher(runtime) }),
      workEventRoutes({
        secret: config.secrets.workEvents,
        system,
        take: (events) => takeEvents(runtime, traffic.channels, events),
      }),
    ],
  };
}

async function readiness({ store, index }: Runtime) {
  const last = await store.pages.lastPublication();
  return { database: true, index: (await index.lastPublication()) >= last };
}

function chatRouter(runtime: Runtime, traffic: Traffic) {
  const { config, store, system, directory } = runtime;
  const edge = edgeDeps(runtime, traffic.channels);
  return webChat({
    people: async () => (await directory()).people,
    knowsAction,
    system,
    reply: (inbound) => replyOrApologise(edge, inbound),
    messagesAfter: (place) => store.conversation.messagesAfter(place),
    listen: traffic.web.listen,
    roleTitles: async () => {
      const { roles } = (await directory()).company.skillMap;
      return Object.fromEntries(Object.entries(roles).map(([id, role]) => [id, role.title]));
    },
    seesFigures: async () => whoSeesFigures(await signals(runtime, traffic.channels), system.now()),
    starters: async (person) => {
      const asker = { ...(await whoIs(runtime, person?.id ?? null)), at: system.now() };
      return startersFor(await askDeps(runtime), asker, startersOffered);
    },
    publicUrl: config.server.publicUrl,
    pollMs: streamPollMs,
  });
}

function pageRouter(runtime: Runtime) {
  const { config, store, system, directory } = runtime;
  return pageRoutes({
    pages: store.pages,
    system,
    readerOf: async (person) => (await whoIs(runtime, person)).reader,
    person: async (id) => (await directory()).people.find((one) => one.id === id) ?? null,
    handover: store.handover,
    choosesPerson: config.webChat,
    trustOf: async (page, at) => {
      const [reports = null] = await store.ask.reports([page]);
      return trustOf({ page, reports }, at, (await directory()).company.policy);
    },
    timeZone: async () => (await directory()).company.policy.timeZone,
    areaTitles: async () =>
      Object.fromEntries((await directory()).company.areas.map(({ id, title }) => [id, title])),
  });
}

function consoleRouter(runtime: Runtime, traffic: Traffic) {
  const { config, store, system, directory } = runtime;
  return consoleRoutes({
    system,
    metadata: async (now) => lookAtMetadata(await metadataDeps(runtime), now),
    signals: () => signals(runtime, traffic.channels),
    noteLooks: (looks) =>
      store.transaction((ports) =>
        ports.conversation.append(looks.map((look) => ({ kind: "look-noted", look }))),
      ),
    readerOf: async (person) => (await whoIs(runtime, person)).reader,
    person: async (id) => (await directory()).people.find((one) => one.id === id) ?? null,
    choosesPerson: config.webChat,
  });
}

function cannotListen(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EADDRINUSE") {
    return `PORT: ${port} is in use on ${host}; stop what uses it, or set PORT to another number (PORT=0: any free one).`;
  }
  if (code === "EACCES") return `PORT: this user may not open ${port}; set PORT to a number above 1023.`;
  return `HOST: ${host} cannot be listened on (${String(code ?? error)}); use 127.0.0.1 or 0.0.0.0.`;
}
