import type { Subject } from "../src/core/gaps.ts";
import { defaultPolicy, type Policy } from "../src/core/policy.ts";
import { type Material, materialOf } from "./gaps-learner.ts";
import type { Watching } from "./gaps-watch.ts";

/** What is learned in the simulation of gaps, and by which numbers it is watched. */
export interface GapSetting {
  readonly signals: Policy["signals"];
  /** Items of each section; four sections are a skill. */
  readonly itemsOfSection: number;
}

export const ourSetting: GapSetting = { signals: defaultPolicy.signals, itemsOfSection: 3 };

/** A section or a skill, by its place among those of its kind. */
export interface PlacedSubject {
  readonly of: Subject["kind"];
  readonly place: number;
}

export const itemCount = 120;
const sectionsOfSkill = 4;

export function materialFor({ itemsOfSection }: GapSetting): Material {
  const known = materials.get(itemsOfSection);
  if (known !== undefined) return known;
  const sections = Array.from({ length: Math.ceil(itemCount / itemsOfSection) }, (_, i) => ({
    section: String(i),
    skill: String(Math.floor(i / sectionsOfSkill)),
  }));
  const made = materialOf(sections, itemsOfSection);
  materials.set(itemsOfSection, made);
  return made;
}

const materials = new Map<number, Material>();

export function sizeOf(of: PlacedSubject["of"], { itemsOfSection }: GapSetting): number {
  return itemsOfSection * (of === "skill" ? sectionsOfSkill : 1);
}

export function hasItem({ of, place }: PlacedSubject, setting: GapSetting): (item: number) => boolean {
  const size = sizeOf(of, setting);
  return (item) => Math.floor(item / size) === place;
}

/** What is watched for a gap in it: a section, or a skill and each of its sections. */
export function troubleOf(subject: PlacedSubject): readonly PlacedSubject[] {
  const { of, place } = subject;
  if (of === "section") return [subject];
  const sections = Array.from({ length: sectionsOfSkill }, (_, i) => place * sectionsOfSkill + i);
  return [subject, ...sections.map((section) => ({ of: "section" as const, place: section }))];
}

export function watching(
  person: string,
  { of, place }: PlacedSubject,
  { signals: policy, itemsOfSection }: GapSetting,
): Watching {
  const subject: Subject =
    of === "skill"
      ? { kind: "skill", skill: String(place) }
      : { kind: "section", sop: "page", section: String(place) };
  return { person, subject, policy, sectionOf: (item) => String(Math.floor(item / itemsOfSection)) };
}
