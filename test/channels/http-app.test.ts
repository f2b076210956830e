import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp, type Readiness } from "../../src/http/app.ts";
import { createMetrics, observeReply } from "../../src/http/metrics.ts";
import { startSampleServer } from "./sample-server.ts";

let server: Awaited<ReturnType<typeof startSampleServer>>;

beforeAll(async () => {
  server = await startSampleServer();
});
afterAll(() => server.close());

function get(path: string, headers: Record<string, string> = {}) {
  return fetch(server.url + path, { headers: { Accept: "text/html", ...headers }, redirect: "manual" });
}

test("the process says that it is alive", async () => {
  expect((await get("/healthz")).status).toBe(200);
});

test.each<[string, () => Promise<Readiness>, number]>([
  ["everything works", async () => ({ database: true, index: true }), 200],
  ["the index is behind", async () => ({ database: true, index: false }), 503],
  ["the database cannot be asked", () => Promise.reject(new Error("gone")), 503],
])("readiness when %s", async (_why, readiness, status) => {
  const app = createApp({
    log: pino({ level: "silent" }),
    system: { now: () => new Date(0), newId: () => "id", stopwatch: () => 0 },
    metrics: createMetrics(),
    onlyLocal: false,
    publicUrl: "http://cairn.example",
    readiness,
    routers: [],
  });
  const listening = app.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const { port } = listening.address() as AddressInfo;
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(status);
  listening.closeAllConnections();
  listening.close();
});

test("metrics count requests by route, and answers by channel and outcome", async () => {
  await get("/healthz");
  expect(await (await get("/metrics")).text()).toContain('route="/healthz",status="200"');
  const metrics = createMetrics();
  observeReply(metrics, { channel: "web", outcome: "answered", elapsedMs: 12 });
  expect(await metrics.registry.metrics()).toContain(
    'cairn_answers_total{channel="web",outcome="answered"} 1',
  );
});

test("every page forbids scripts and styles from elsewhere and inside the page", async () => {
  for (const path of ["/", "/pages", "/nowhere"]) {
    const policy = (await get(path)).headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
  }
  const page = await (await get("/")).text();
  expect(page).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle=|\son\w+=/);
});

test("an unknown address is a page for people and a line for programs", async () => {
  const page = await get("/nowhere");
  expect(page.status).toBe(404);
  expect(await page.text()).toContain("There is nothing at this address.");
  const line = await get("/api/nowhere");
  expect(line.status).toBe(404);
  expect(await line.json()).toEqual({ error: "There is nothing at this address." });
});

test("a broken address is refused with a line", async () => {
  expect((await get("/pages/%E0%A4%A")).status).toBe(400);
});

test("where the web chat is off its routes do not exist, and the root leads to the pages", async () => {
  const app = createApp({
    log: pino({ level: "silent" }),
    system: { now: () => new Date(0), newId: () => "id", stopwatch: () => 0 },
    metrics: createMetrics(),
    onlyLocal: false,
    publicUrl: "http://cairn.example",
    readiness: async () => ({ database: true, index: true }),
    routers: [express.Router()],
  });
  const listening = app.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  expect((await fetch(`${url}/api/people`)).status).toBe(404);
  expect((await fetch(`${url}/api/chat`, { method: "POST" })).status).toBe(404);
  expect((await fetch(url, { redirect: "manual" })).headers.get("location")).toBe("/pages");
  listening.closeAllConnections();
  listening.close();
});
