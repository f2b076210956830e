import { z } from "zod";
import { askPolicy, handoverPolicy, trustPolicy } from "./policy/answering.ts";
import { draftingPolicy } from "./policy/drafting.ts";
import { embeddingsPolicy } from "./policy/embeddings.ts";
import { escalationPolicy } from "./policy/escalation.ts";
import { hostedIndexPolicy } from "./policy/hosted-index.ts";
import { modelsPolicy } from "./policy/models.ts";
import { doubtsPolicy, importingPolicy, publishingPolicy, tagsPolicy } from "./policy/pages.ts";
import { practicePolicy } from "./policy/practice.ts";
import { queuePolicy } from "./policy/queue.ts";
import { signalsPolicy } from "./policy/signals.ts";
import { clock, weekdays } from "./policy/times.ts";

/**
 * Every number of the product, with its default. `docs/policy.md` states each in one sentence; a company
 * overrides them in `policy.yaml`.
 */
export const policySchema = z.object({
  company: z.string().default("the company"),
  /** IANA zone in which the company's dates begin. */
  timeZone: z.string().default("UTC"),
  ask: askPolicy,
  trust: trustPolicy,
  publishing: publishingPolicy,
  tags: tagsPolicy,
  importing: importingPolicy,
  models: modelsPolicy,
  embeddings: embeddingsPolicy,
  hostedIndex: hostedIndexPolicy,
  handover: handoverPolicy,
  workingTime: z
    .object({
      /** For people who do not say when they work, in their own time zone. */
      from: z.string().regex(clock).default("09:00"),
      to: z.string().regex(clock).default("17:00"),
      days: z.array(z.enum(weekdays)).default(["mon", "tue", "wed", "thu", "fri"]),
    })
    .prefault({}),
  practice: practicePolicy,
  /** No individual escalation, no figures of single people, larger groups. */
  worksCouncil: z.boolean().default(false),
  signals: signalsPolicy,
  escalation: escalationPolicy,
  queue: queuePolicy,
  doubts: doubtsPolicy,
  drafting: draftingPolicy,
  slack: z
    .object({
      /** Ids of channels shared with other companies in which Cairn may answer our own people all the same. */
      sharedChannels: z.array(z.string()).default([]),
    })
    .prefault({}),
});

export type Policy = z.infer<typeof policySchema>;
export const defaultPolicy: Policy = policySchema.parse({});
