import type { Element } from "../../core/card.ts";
import { act, line } from "../../core/card-parts.ts";
import type { SkillMap } from "../../core/company.ts";
import { pathWords } from "../../core/messages/path.ts";
import type { Why } from "../../core/practice.ts";
import type { Learner } from "../learner.ts";
import { placeButton } from "../path/path-card.ts";
import { isPlacementOffered } from "../path/placement.ts";
import type { PracticeDeps } from "../practice-deps.ts";

/**
 * What somebody's very first card says before its question: whoever has had the job for a while may place
 * themselves, whoever is new finds the first step of their path, of which the question is a part.
 */
export function firstTimeElements(
  { company, skillMap }: Pick<PracticeDeps, "company" | "skillMap">,
  { learner, why, now }: { readonly learner: Learner; readonly why: Why; readonly now: Date },
): readonly Element[] {
  const { person, settings } = learner;
  const offer = { rolesSince: person.rolesSince, practiceMode: settings.practiceMode, now };
  if (isPlacementOffered({ ...offer, policy: company.policy.practice })) {
    return [line(pathWords.placement.offer), { kind: "buttons", buttons: [placeButton()] }];
  }
  return firstStep(why, skillMap);
}

function firstStep(why: Why, skillMap: SkillMap): readonly Element[] {
  const skill = why.kind === "new" ? why.skill : null;
  const title = skill === null ? undefined : skillMap.skills[skill]?.title;
  if (skill === null || title === undefined) return [];
  return [
    line(pathWords.path.first(title)),
    { kind: "buttons", buttons: [act(pathWords.path.startFirst, "practice.learn", { skill })] },
  ];
}
