import type { Policy } from "./policy.ts";
import type { Risk } from "./terms.ts";

/** Different people who must report a page before the next reader is warned, and its owner asked. */
export function reportsForDoubt(risk: Risk, policy: Pick<Policy, "trust">): number {
  return risk === "normal" ? policy.trust.doubtReports : policy.trust.doubtReportsHighRisk;
}
