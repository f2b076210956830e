import { loadConfig } from "../../src/config.ts";
import { InputError } from "../../src/core/errors.ts";
import { openRuntime } from "../../src/runtime.ts";
import { jobDeps } from "../../src/wiring/jobs.ts";
import { noChannels } from "../../src/wiring/reach.ts";
import { wholeTurn } from "../support/whole-turn.ts";

/** The job that plans everybody's day, in a process of its own that may be killed: `node plan-process.ts <now>`. */
const now = new Date(process.argv[2] ?? "");
if (Number.isNaN(now.getTime())) throw new InputError("Say at which time to plan");
const opened = await openRuntime(loadConfig());
const runtime = { ...opened, system: { ...opened.system, now: () => now } };
const { handlers } = jobDeps(runtime, { channels: noChannels, inbox: { takeUp: async () => {} } });
const began = performance.now();
await handlers["plan-practice"]({}, now, wholeTurn);
const ms = Math.round(performance.now() - began);
await opened.close();
process.stdout.write(
  `${JSON.stringify({ ms, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`,
);
