import { jobDeps } from "../../src/wiring/jobs.ts";
import { append, openGap, persist, sign } from "../signals/support/gap-company.ts";
import { wholeTurn } from "../support/whole-turn.ts";
import type { openSampleCompany } from "./sample-company.ts";

export type Sample = Awaited<ReturnType<typeof openSampleCompany>>;

const day = 86_400_000;
const over500 = { sop: "refund-approvals", section: "over-500" } as const;

/** Runs one of the jobs now, and waits until what it says has been sent. */
export async function runJob(
  { company, traffic }: Sample,
  job: "carry-gaps" | "look-for-doubts" | "send-queues",
): Promise<void> {
  const { runtime } = company;
  await jobDeps(runtime, traffic).handlers[job]({}, runtime.system.now(), wholeTurn);
  await traffic.delivery.drain();
}

/** Mara was coached on a Friday; a fortnight later it goes on, and she is shown what her manager would see. */
export async function gapOfMara(sample: Sample): Promise<void> {
  const { company } = sample;
  await openGap(company, { person: "mara-lindqvist", subject: { kind: "section", ...over500 } });
  await runJob(sample, "carry-gaps");
  company.pass(14 * day);
  const missed = sign(company, "mara-lindqvist", "missed");
  if (missed.kind !== "signal-noted") throw new Error("A sign is noted");
  await append(company, [{ ...missed, signal: { ...missed.signal, ...over500 } }]);
  await persist(company);
  await runJob(sample, "carry-gaps");
}

/** The Monday after: the digest goes to Nuala, her manager. */
export async function digestOfNuala(sample: Sample): Promise<void> {
  sample.company.pass(3 * day);
  await runJob(sample, "carry-gaps");
}
