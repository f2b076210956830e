import type { Area } from "./company.ts";
import type { Person } from "./people.ts";
import type { PageFacts } from "./ports/page-store.ts";

export interface StewardSearch {
  /** Everybody who has not left. */
  readonly people: readonly Person[];
  /** Ids of everybody who has. */
  readonly former: { readonly has: (id: string) => boolean };
  readonly areas: readonly Area[];
  readonly administrator: string | null;
}

/**
 * Who looks after a page, the first who can be asked first: its owner, who stands in for them, the lead of its
 * area, the administrator. A page that nobody owns is the administrator's, and a name that nobody bears owns
 * nothing.
 */
export function pageStewards(
  { owner, deputy, path }: Pick<PageFacts, "owner" | "deputy" | "path">,
  search: StewardSearch,
): readonly Person[] {
  const { people, administrator } = search;
  const { lead } = areaOf(path, search);
  const standIn = people.find(({ id }) => id === owner)?.deputy;
  if (ownerState(owner, search) === "nobody") return known([deputy, administrator, lead], people);
  return known([owner, deputy, standIn, lead, administrator], people);
}

/** Who takes on a page that is missing in an area. */
export function areaStewards(area: string | null, search: StewardSearch): readonly Person[] {
  const { lead, experts } = areaOf(area ?? "", search);
  return known([lead, ...experts, search.administrator], search.people);
}

/** Whether a page's owner is here, has left, or never was anybody we know. */
export function ownerState(
  owner: string | null,
  { people, former }: StewardSearch,
): "here" | "left" | "nobody" {
  if (owner === null) return "nobody";
  if (people.some(({ id }) => id === owner)) return "here";
  return former.has(owner) ? "left" : "nobody";
}

function areaOf(path: string, { areas }: StewardSearch): Pick<Area, "lead" | "experts"> {
  return areas.find(({ id }) => id === path.split("/")[0]) ?? { lead: null, experts: [] };
}

function known(ids: readonly (string | null | undefined)[], people: readonly Person[]): readonly Person[] {
  return [...new Set(ids)].flatMap((id) => people.find((person) => person.id === id) ?? []);
}
