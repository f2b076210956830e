import { createHmac } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { z } from "zod";
import { createApp } from "../../../src/http/app.ts";
import { createMetrics } from "../../../src/http/metrics.ts";
import { workEventRoutes } from "../../../src/http/work-events.ts";
import { noChannels } from "../../../src/wiring/reach.ts";
import { takeEvents } from "../../../src/wiring/work-events.ts";
import type { TestCompany } from "../../support/runtime.ts";

const secret = "a secret that both sides share";

/** A company whose work system reports refunds, with the page, the lesson and the items of that task. */
export const workFiles = {
  "people.yaml": `people:
  - { id: mara-lindqvist, name: Mara Lindqvist, email: mara.lindqvist@pellworth.example, roles: [agent], timeZone: UTC }
  - { id: otto, name: Otto Example, email: otto@pellworth.example, timeZone: UTC }
`,
  "skills.yaml": `roles:
  agent:
    title: Agent
    tasks:
      - { id: give-refund, title: Refund a subscriber, frequency: daily, impact: high, skills: [issue-refund] }
      - { id: call-back, title: Call back, frequency: weekly, impact: low, skills: [calling] }
skills:
  issue-refund: { title: Issue a refund, sections: [refunds/issue#before-you-start, refunds/issue#send] }
  calling: { title: Calling, sections: [refunds/issue#call] }
`,
  "sops/refunds/issue.md": `---
title: Issue a refund
owner: otto
---
## Before you start {#before-you-start}

Check that the payment has arrived.

## Send it {#send}

Send it with a reason code.

## Call {#call}

Call the subscriber within two days.
`,
  "sops/people/health.md": `---
title: Health
sensitive: true
---
## Sick notes {#sick-notes}

Send the note to your lead.
`,
  "lessons/refunds/before-you-refund.md": `---
title: Five checks before you press Refund
kind: checklist
sections: [refunds/issue#before-you-start]
---
1. Is the payment there?
2. Is it the right person?
`,
  "items/refunds/issue.yaml": `- id: check-first
  section: refunds/issue#before-you-start
  kind: choice
  stem: What do you check first?
  key: That the payment has arrived
  distractors: [That it is Monday]
- id: reason-code
  section: refunds/issue#send
  kind: choice
  stem: What goes with it?
  key: A reason code
  distractors: [A smile]
- id: when-to-call
  section: refunds/issue#call
  kind: choice
  stem: When do you call?
  key: Within two days
  distractors: [Never]
`,
} as const;

/** The address to which a company's work systems post, with its clock. */
export async function openWorkServer(company: TestCompany, shared: string | null = secret) {
  const { system } = company.runtime;
  const app = createApp({
    log: pino({ level: "silent" }),
    system,
    metrics: createMetrics(),
    onlyLocal: false,
    publicUrl: "http://cairn.example",
    readiness: async () => ({ database: true, index: true }),
    routers: [
      workEventRoutes({
        secret: shared,
        system,
        take: (events) => takeEvents(company.runtime, noChannels, events),
      }),
    ],
  });
  const listening = app.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
  const timestamp = () => String(Math.floor(system.now().getTime() / 1000));
  return {
    url,
    timestamp,
    /** Posts any text, signed as told; left out: rightly. */
    async post(body: string, headers: Record<string, string> = {}) {
      const response = await fetch(`${url}/api/work-events`, {
        method: "POST",
        body,
        headers: {
          "Content-Type": "application/json",
          "X-Cairn-Timestamp": timestamp(),
          "X-Cairn-Signature": signature(timestamp(), body),
          ...headers,
        },
      });
      return { status: response.status, body: answerSchema.parse(await response.json()) };
    },
    close() {
      listening.closeAllConnections();
      listening.close();
    },
  };
}

/** What became of the events, or of the request as a whole. */
const answerSchema = z.object({
  taken: z.number().default(0),
  known: z.number().default(0),
  refused: z.array(z.object({ index: z.number(), reason: z.string() })).default([]),
  error: z.string().optional(),
});

export function signature(timestamp: string, body: string, by: string = secret): string {
  return `sha256=${createHmac("sha256", by).update(`${timestamp}.${body}`).digest("hex")}`;
}
