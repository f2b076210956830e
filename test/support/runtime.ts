import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publishFolder } from "../../src/commands/publishing.ts";
import { readConfig } from "../../src/config.ts";
import { replyOrApologise } from "../../src/conversation/edge.ts";
import type { Inbound, InboundBody } from "../../src/core/inbound.ts";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import { openChat } from "../../src/providers/model/open-chat.ts";
import { assemble, type Runtime } from "../../src/runtime.ts";
import { edgeDeps } from "../../src/wiring/conversation.ts";
import { openIndex } from "../../src/wiring/open-index.ts";
import { noChannels } from "../../src/wiring/reach.ts";
import { contentFolder } from "../stewardship/support/content-folder.ts";
import { openTestStore } from "./database.ts";

/** A whole installation on a database in memory, with a clock that the test moves. */
export interface TestCompany {
  readonly runtime: Runtime;
  /** Publishes files by their path below the content folder. The folder holds these files alone. */
  publish(files: Readonly<Record<string, string>>): Promise<void>;
  say(text: string, by?: Speaker): Promise<readonly OutgoingMessage[]>;
  tap(action: string, value: unknown, by?: Speaker): Promise<readonly OutgoingMessage[]>;
  deliver(inbound: Inbound): Promise<readonly OutgoingMessage[]>;
  /** The same as `say`, as the event a channel would deliver. */
  event(body: InboundBody, by?: Speaker): Inbound;
  /** Lets time pass. */
  pass(ms: number): void;
  close(): Promise<void>;
}

interface Speaker {
  readonly person?: string;
  readonly conversation?: string;
  readonly id?: string;
}

/** @param environment variables besides the data folder, such as those of a chat platform. */
export async function openTestCompany(
  startsAt = "2026-11-20T10:00:00Z",
  environment: Readonly<Record<string, string>> = {},
): Promise<TestCompany> {
  const folder = await mkdtemp(join(tmpdir(), "cairn-test-"));
  const content = await contentFolder();
  const store = await openTestStore();
  let now = new Date(startsAt).getTime();
  let ids = 0;
  const newId = () => `id${String(++ids).padStart(4, "0")}`;
  const config = readConfig({ CAIRN_DATA_DIR: folder, LOG_LEVEL: "silent", ...environment }, folder);
  const system = { now: () => new Date(now), newId, stopwatch: () => performance.now() };
  const wait = async (ms: number) => {
    now += ms;
  };
  const index = await openIndex({ config, database: store.database, system, wait });
  const runtime = assemble({
    config,
    chat: await openChat(config.secrets.models),
    database: store.database,
    index,
    system,
    close: async () => {
      await index.close();
      await store.close();
      await content.clear();
      // The engine of the index may still be tidying up its files.
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  });
  const event = (body: InboundBody, by: Speaker = {}): Inbound => ({
    id: `web:${by.id ?? newId()}`,
    channel: "web",
    conversation: by.conversation ?? "desk",
    thread: null,
    account: null,
    person: by.person ?? null,
    reach: "direct",
    addressed: true,
    message: null,
    replyUrl: null,
    at: new Date(now),
    body,
  });
  const deliver = (inbound: Inbound) => replyOrApologise(edgeDeps(runtime, noChannels), inbound);
  return {
    runtime,
    event,
    deliver,
    say: (text, by) => deliver(event({ kind: "message", text }, by)),
    tap: (action, value, by) => deliver(event({ kind: "action", action, value }, by)),
    publish: async (files) => {
      await content.clear();
      await content.write(files);
      await publishFolder(runtime, { folder: content.path, source: "folder", now: new Date(now), yes: true });
    },
    pass: (ms) => {
      now += ms;
    },
    close: runtime.close,
  };
}
