import type { OutgoingMessage } from "../../../src/core/ports/conversation-store.ts";
import type { JobName } from "../../../src/jobs/jobs.ts";
import { jobDeps } from "../../../src/wiring/jobs.ts";
import { noChannels } from "../../../src/wiring/reach.ts";
import { buttonOf, hasButton, inboxOf } from "../../practice/support/practice-company.ts";
import type { TestCompany } from "../../support/runtime.ts";
import { wholeTurn } from "../../support/whole-turn.ts";

const section = (slug: string, heading: string, text: string) => `## ${heading} {#${slug}}\n\n${text}\n`;
const items = (slug: string, right: string, wrong: string, stems: readonly string[]) =>
  stems
    .map(
      (stem, i) =>
        `- { id: ${slug}-${i}, section: "sales/vouchers#${slug}", kind: choice, stem: ${JSON.stringify(stem)}, key: ${right}, distractors: [${wrong}, Ask a colleague], skills: [${slug}] }\n`,
    )
    .join("");
const agent = (id: string, role: string) =>
  `  - { id: ${id}, name: ${id.charAt(0).toUpperCase()}${id.slice(1)} Example, email: ${id}@example.com, roles: [${role}], team: shop, manager: mona, timeZone: UTC }\n`;
const role = (skill: string, title: string) =>
  `  ${skill}: { title: ${title}, tasks: [{ id: ${skill}-task, title: ${title}, frequency: daily, impact: high, skills: [${skill}] }] }\n`;

/** A shop of three jobs, each with four questions on one section: Ada's, Ben's, and that of three at the counter. */
export const weeksFiles = {
  "people.yaml": `people:
${agent("ada", "large")}${agent("ben", "lost")}${["cleo", "dan", "eve"].map((id) => agent(id, "returned")).join("")}  - { id: mona, name: Mona Example, email: mona@example.com, roles: [lead], team: shop, timeZone: UTC }
  - { id: otto, name: Otto Example, email: otto@example.com, roles: [lead], team: billing, timeZone: UTC }
  - { id: pia, name: Pia Example, email: pia@example.com, roles: [people-partner], team: people, timeZone: UTC }
`,
  "skills.yaml": `roles:
${role("large", "Large vouchers")}${role("lost", "Lost vouchers")}${role("returned", "Returned vouchers")}skills:
${["large", "lost", "returned"].map((id) => `  ${id}: { title: ${id}, sections: ["sales/vouchers#${id}"] }\n`).join("")}`,
  "sops/sales/vouchers.md": `---
title: Gift vouchers
owner: otto
---
${section("large", "Vouchers over 500 euros", "A voucher of more than 500 euros is issued only when the billing lead says yes.")}
${section("lost", "Lost vouchers", "Block the old voucher in Tillkeeper before a new one is issued.")}
${section("returned", "Returned vouchers", "A returned voucher is sent to billing on the day it comes back.")}`,
  "items/sales/vouchers.yaml": [
    items("large", "Ask the billing lead first", "Issue it at once", [
      "A customer wants a voucher of 800 euros. What do you do?",
      "A company orders a voucher of 2000 euros by mail. What comes first?",
      "A regular customer wants 501 euros on one voucher. What do you do?",
      "The shop lead asks you for a voucher of 700 euros. What do you do?",
    ]),
    items("lost", "Block the old voucher first", "Issue a new one first", [
      "A voucher is lost, and its number is known. What comes first?",
      "A customer calls about a voucher lost in the post. What comes first?",
      "A voucher was left on a train. What comes first?",
      "Somebody's bag with a voucher was stolen. What comes first?",
    ]),
    items("returned", "Send it to billing today", "Keep it at the counter", [
      "A voucher comes back unopened. What do you do with it?",
      "A customer gives a voucher back unused. What do you do with it?",
      "The post returns a voucher. What do you do with it?",
      "A voucher with a printing error comes back. What do you do with it?",
    ]),
  ].join(""),
} as const;

const hourMs = 3_600_000;

/** What somebody taps, whatever they are asked. */
export type Answers = Readonly<Record<string, string>>;

/** One working day from midnight to midnight: the night's jobs, the morning's, practice at ten. */
export async function liveWorkday(
  company: TestCompany,
  answers: Answers,
  look: { readonly beforePractice: () => Promise<void>; readonly whenAsked: () => Promise<void> },
): Promise<void> {
  company.pass(3 * hourMs);
  await runJobs(company, "detect-gaps", "look-for-doubts");
  company.pass(6 * hourMs);
  await runJobs(company, "carry-gaps", "send-queues");
  company.pass(hourMs);
  await look.beforePractice();
  await runJobs(company, "plan-practice");
  await look.whenAsked();
  for (const [person, label] of Object.entries(answers)) await answerAll(company, person, label);
  company.pass(14 * hourMs);
}

async function runJobs({ runtime }: TestCompany, ...names: readonly JobName[]): Promise<void> {
  const { handlers } = jobDeps(runtime, { channels: noChannels, inbox: { takeUp: async () => {} } });
  for (const name of names) await handlers[name]({}, runtime.system.now(), wholeTurn);
}

/** Answers the day's questions, one after another. */
async function answerAll(company: TestCompany, person: string, label: string): Promise<void> {
  let asking: OutgoingMessage | undefined = (await inboxOf(company, person)).at(-1);
  while (asking !== undefined && hasButton(asking.card, label)) {
    const { action, value } = buttonOf(asking.card, label);
    const body = { kind: "action", action, value } as const;
    const inbound = company.event(body, { person, conversation: asking.conversation });
    const answered = await company.deliver({ ...inbound, message: asking.id });
    asking = answered.find(({ card }) => hasButton(card, label));
  }
}
