import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { WorkEvent } from "../../src/core/practice.ts";
import { workEventSchema } from "../../src/practice/at-work/work-event-shape.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";
import { openWorkServer, signature, workFiles } from "./support/work-company.ts";

let company: TestCompany;
let server: Awaited<ReturnType<typeof openWorkServer>>;
let ids = 0;

beforeAll(async () => {
  company = await openTestCompany("2026-11-23T10:00:00Z");
  await company.publish(workFiles);
  server = await openWorkServer(company);
});
beforeEach(() => {
  // The directory is looked at anew only after a while: each test has events of its own instead.
  ids += 1000;
});
afterAll(async () => {
  server.close();
  await company.close();
});

function event(more: object = {}): Record<string, unknown> {
  ids += 1;
  return {
    id: `e${ids}`,
    source: "ledgerline",
    person: "mara-lindqvist",
    task: "give-refund",
    kind: "missed",
    at: "2026-11-23T09:30:00Z",
    ...more,
  };
}

function post(events: unknown, headers?: Record<string, string>) {
  return server.post(JSON.stringify(events), headers);
}

async function kept(): Promise<readonly WorkEvent[]> {
  return company.runtime.store.practice.workEventsOf("mara-lindqvist", new Date(0));
}

test("one event or a list is taken in, and the same again is known", async () => {
  const [one, other] = [event({ step: "refunds/issue#before-you-start" }), event({ kind: "done-right" })];
  expect(await post(one)).toEqual({ status: 200, body: { taken: 1, known: 0, refused: [] } });
  expect(await post([one, other, other])).toEqual({ status: 200, body: { taken: 1, known: 2, refused: [] } });
  const mine = (await kept()).find(({ id }) => id === one.id);
  expect(mine?.step).toMatch(/^[^/]+.*#before-you-start$/);
  expect((await kept()).filter(({ id }) => id === one.id || id === other.id)).toHaveLength(2);
});

test("the same events at the same moment are kept once", async () => {
  const list = [event(), event({ kind: "done-right" }), event({ kind: "started" })];
  const answers = await Promise.all([post(list), post(list), post(list)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const named = new Set(list.map(({ id }) => id));
  expect((await kept()).filter(({ id }) => named.has(id))).toHaveLength(3);
});

test.each<[string, object, string]>([
  [
    "somebody unknown",
    { person: "nobody@example.com" },
    "nobody here has the id or e-mail address nobody@example.com",
  ],
  ["an unknown task", { task: "fly" }, "skills.yaml has no task fly"],
  ["an unknown step", { step: "refunds/issue#nowhere" }, "step refunds/issue#nowhere is neither a skill"],
  ["the future", { at: "2026-11-23T11:00:00Z" }, "at is in the future"],
  ["long ago", { at: "2026-10-01T09:00:00Z" }, "at is more than 30 days ago"],
  ["no time", { at: "yesterday" }, "at must be a time such as"],
  ["a missing field", { task: undefined }, "task is missing"],
  ["another kind", { kind: "skipped" }, "kind must be started, done-right or missed"],
  ["a field of another name", { stpe: "x" }, "there is no field stpe"],
  ["a sensitive section", { step: "people/health#sick-notes" }, "is sensitive: nothing is kept about it"],
])("names the place and the reason of %s, and keeps the good ones", async (_what, wrong, reason) => {
  const { body } = await post([event(), event(wrong), event()]);
  expect(body).toMatchObject({ taken: 2, known: 0, refused: [{ index: 1 }] });
  expect(body.refused[0]?.reason).toContain(reason);
});

test("people are known by e-mail address, whatever its case", async () => {
  expect((await post(event({ person: "Mara.Lindqvist@Pellworth.example" }))).body.taken).toBe(1);
});

test("what is not signed by the secret is refused, and says why", async () => {
  const body = JSON.stringify(event());
  const timestamp = server.timestamp();
  const answer = async (headers: Record<string, string>) => (await server.post(body, headers)).status;
  expect(await answer({ "X-Cairn-Signature": signature(timestamp, body, "another secret") })).toBe(401);
  expect(await answer({ "X-Cairn-Signature": signature(timestamp, `${body} `) })).toBe(401);
  expect(await answer({ "X-Cairn-Signature": "" })).toBe(401);
  expect(await answer({ "X-Cairn-Timestamp": "now" })).toBe(401);
  const late = String(Number(timestamp) - 301);
  const refusal = await server.post(body, {
    "X-Cairn-Timestamp": late,
    "X-Cairn-Signature": signature(late, body),
  });
  expect(refusal.status).toBe(401);
  expect(refusal.body.error).toContain("more than 5 minutes");
  const bare = await fetch(`${server.url}/api/work-events`, { method: "POST" });
  expect(bare.status).toBe(401);
});

test("what is no event at all is refused as a whole", async () => {
  expect((await server.post("{")).status).toBe(400);
  expect((await server.post("")).status).toBe(400);
  const many = await post(Array.from({ length: 1001 }, () => ({})));
  expect(many).toMatchObject({ status: 400, body: { error: expect.stringContaining("More than 1000") } });
  expect((await server.post(`[${'"'.padEnd(2_100_000, "x")}"]`)).status).toBe(413);
});

test("without a secret the address says that work events are off", async () => {
  const off = await openWorkServer(company, null);
  const answer = await off.post(JSON.stringify(event()));
  off.close();
  expect(answer).toMatchObject({
    status: 404,
    body: { error: expect.stringContaining("WORK_EVENTS_SECRET") },
  });
});

test("whatever is sent, every event is taken, known or refused with a reason", async () => {
  const anything = fc.oneof(
    fc.json().map((text) => JSON.parse(text)),
    fc.record(
      {
        id: fc.string({ unit: "binary" }),
        source: fc.string(),
        person: fc.constantFrom("mara-lindqvist", "__proto__", "", "constructor"),
        task: fc.constantFrom("give-refund", "toString", "constructor"),
        kind: fc.constantFrom("started", "missed", "done-right", "x"),
        step: fc.oneof(
          fc.constantFrom("issue-refund", "constructor", "#", "a#b#c", null),
          fc.string({ unit: "binary" }),
        ),
        at: fc.constantFrom("2026-11-23T09:30:00Z", "2026-11-23T10:30:00+01:00", "2026-02-30T09:30:00Z"),
      },
      { requiredKeys: [] },
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { maxLength: 8 }), async (events) => {
      const { status, body } = await post(events);
      expect(status).toBe(200);
      expect(body.taken + body.known + body.refused.length).toBe(events.length);
      for (const { index, reason } of body.refused) {
        expect(index).toBeLessThan(events.length);
        expect(reason).not.toBe("");
      }
    }),
    { numRuns: 60 },
  );
});

test("the schema in the docs is the one that is served", async () => {
  const file: unknown = JSON.parse(readFileSync("docs/work-events.schema.json", "utf8"));
  expect(file).toEqual(workEventSchema());
  const served = await fetch(`${server.url}/api/work-events/schema`);
  expect(await served.json()).toEqual(file);
});

const hasTools = spawnSync("bash", ["-c", "command -v curl && command -v openssl"]).status === 0;

test.skipIf(!hasTools)("the example in the docs works as it stands", async () => {
  const [, example = ""] = /```bash\n([\s\S]*?)```/.exec(readFileSync("docs/work-events.md", "utf8")) ?? [];
  const at = `date() { echo ${server.timestamp()}; }\n`;
  const { stdout } = await promisify(execFile)("bash", ["-c", at + example], {
    env: {
      PATH: process.env.PATH,
      WORK_EVENTS_SECRET: "a secret that both sides share",
      CAIRN_URL: server.url,
    },
  });
  expect(JSON.parse(stdout)).toEqual({ taken: 1, known: 0, refused: [] });
});
