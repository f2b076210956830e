import { terms } from "../../retrieval/analyse.ts";
import type { PracticeDeps } from "../practice-deps.ts";

/** What a topic may be the name of: areas of the pages, and skills with the sections that teach them. */
export interface NamedTopic {
  /** Ids of areas: first folders of paths. */
  readonly areas: readonly string[];
  readonly skills: ReadonlySet<string>;
  readonly sections: ReadonlySet<string>;
  /** Whether something else is called so. */
  readonly isSaid: (name: string) => boolean;
}

/** Areas and skills that are called as somebody said; `null`: nothing was said. */
export function namedTopic(
  { skillMap, company }: Pick<PracticeDeps, "skillMap" | "company">,
  topic: string,
): NamedTopic | null {
  const said = plain(topic);
  if (said === "") return null;
  const isSaid = (name: string) => plain(name) === said;
  const skills = Object.entries(skillMap.skills).filter(([id, { title }]) => isSaid(id) || isSaid(title));
  return {
    areas: company.areas.filter(({ id, title }) => isSaid(id) || isSaid(title)).map(({ id }) => id),
    skills: new Set(skills.map(([id]) => id)),
    sections: new Set(skills.flatMap(([, skill]) => skill.sections)),
    isSaid,
  };
}

/** Content words alone, in their basic form: "Refunds" and "the refund" are the same topic. */
function plain(text: string): string {
  return terms(text).join(" ");
}
