import { Command } from "commander";
import { beforeEach, expect, test } from "vitest";
import type { CommandContext } from "../../src/commands/context.ts";
import { addOutboxCommands } from "../../src/commands/outbox.ts";
import type { Runtime } from "../../src/runtime.ts";
import { startsAt } from "./support/clock.ts";
import { type MemoryOutbox, memoryOutbox } from "./support/memory-outbox.ts";
import { outgoing } from "./support/messages.ts";

const halfPastTen = ["--now", new Date(startsAt + 1_800_000).toISOString()];
let outbox: MemoryOutbox;

beforeEach(() => {
  outbox = memoryOutbox();
});

test("says that nothing is the matter", async () => {
  expect((await cairn("outbox", "list")).lines).toEqual([
    "Nothing is waiting.",
    "0 given up within the last day.",
  ]);
});

test("lists what waits, what may stand twice, and what was given up with its reason", async () => {
  await giveUp("m1");
  outbox.queue(["m2", "m3"].map((id) => outgoing(id)));
  outbox.row("m3").mayBeDoubled = true;
  expect((await cairn("outbox", "list")).lines).toEqual([
    "2 waiting, the oldest for 30 min.",
    "1 may have arrived twice.",
    "1 given up within the last day.",
    "given up  m1  2026-11-20T10:00:00.000Z  slack T1/C1",
    "          is_archived",
    "When the cause is gone: cairn outbox retry <id …>, or --all for every one of them.",
  ]);
  const { lines } = await cairn("outbox", "list", "--json");
  expect(JSON.parse(lines.join(""))).toMatchObject({
    waiting: 2,
    oldestMs: 1_800_000,
    givenUp: 1,
    mayBeDoubled: 1,
    givenUpMessages: [{ id: "m1", problem: "is_archived" }],
  });
});

test("puts back one, or all, and says when an id names nothing", async () => {
  for (const id of ["m1", "m2", "m3"]) await giveUp(id);
  expect(await cairn("outbox", "retry", "m1", "nope")).toEqual({
    exit: 1,
    lines: ["1 will be sent again.", "1 of the ids name no message that was given up."],
  });
  expect(await cairn("outbox", "retry", "--all")).toEqual({ exit: 0, lines: ["2 will be sent again."] });
  expect(await cairn("outbox", "retry", "--all")).toEqual({ exit: 0, lines: ["Nothing to send again."] });
  expect(outbox.rows.map((row) => row.state)).toEqual(["waiting", "waiting", "waiting"]);
});

test("asks which ones", async () => {
  await expect(cairn("outbox", "retry")).rejects.toThrow("Name the messages to send again, or give --all.");
  await expect(cairn("outbox", "retry", "m1", "--all")).rejects.toThrow("Give either ids or --all");
});

async function giveUp(id: string): Promise<void> {
  outbox.queue([outgoing(id)]);
  await outbox.settle(id, { kind: "given-up", problem: "is_archived" }, new Date(startsAt));
}

async function cairn(...words: readonly string[]) {
  const written: string[] = [];
  let exit = 0;
  const context = {
    write: (text: string) => written.push(text),
    runtime: async () => ({ store: { outbox } }) as unknown as Runtime,
  } as unknown as CommandContext;
  const program = new Command().option("--json").option("--now <time>", "", (text) => new Date(text));
  addOutboxCommands(program, {
    context,
    end: (code) => {
      exit = code;
    },
  });
  await program.parseAsync([...words, ...halfPastTen], { from: "user" });
  return { exit, lines: written.join("").split("\n").slice(0, -1) };
}
