import type { Person } from "../../core/people.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { isPlacementOffered } from "./placement.ts";

/** Whether somebody is offered to place themselves, as they chose and as long as they are in their job. */
export async function mayBePlaced(
  { settings, company }: Pick<PracticeDeps, "settings" | "company">,
  { id, rolesSince }: Person,
  now: Date,
): Promise<boolean> {
  const { practiceMode } = await settings.settings(id);
  return isPlacementOffered({ rolesSince, practiceMode, now, policy: company.policy.practice });
}
