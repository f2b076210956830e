import { expect } from "vitest";
import type { Policy } from "../../../src/core/policy.ts";
import type { UnansweredQuestion } from "../../../src/core/signals.ts";
import { figureGroups } from "../../../src/signals/digest/team-figures.ts";
import { askerWords } from "../../../src/signals/missing/asker-words.ts";
import { lookForMissingPages } from "../../../src/signals/missing/content-gap.ts";
import { eraseOldSignals } from "../../../src/signals/signs/erase-signals.ts";
import { personNamed } from "../../support/person-named.ts";
import type { Behaviour } from "../../support/policy-behaviour.ts";
import { days, now } from "../../support/signal-facts.ts";

const people = ["ada", "bo", "cy"].map((id) => personNamed(id));

function asked(...askers: readonly string[]): readonly UnansweredQuestion[] {
  return askers.map((person, at) => {
    const answer = `q${at}`;
    return { answer, person, words: "Where are gift cards ordered?", mayBeRead: false, at: days(-1) };
  });
}

/** Whether these questions make a page missing. */
async function isMissing(policy: Policy, questions: readonly UnansweredQuestion[]): Promise<boolean> {
  const moves = await lookForMissingPages(
    {
      store: { gaps: async () => [], unanswered: async () => questions },
      answers: { answer: async () => null, sectionsOfPassages: async () => [] },
      pages: { addresses: async () => [] },
      company: { policy, glossary: [] },
      people,
      corpus: { passages: 0, frequencies: new Map() },
      model: null,
      isAnswered: async () => false,
      newId: () => "g",
    },
    now,
  );
  return moves.length > 0;
}

function wordsRead(policy: Policy, ...askers: readonly string[]): readonly string[] {
  return askerWords(asked(...askers), { owner: "olga", people, policy });
}

/** How a team of so many people is told of, when so many have a part; `none`: not at all. */
function told(policy: Policy, members: number, contributing: number): string {
  const ids = Array.from({ length: members }, (_, at) => `p${at}`);
  const teams = [{ manager: "mona", above: null, members: ids }];
  const contributors = new Set(ids.slice(0, contributing));
  return figureGroups({ teams, contributors, policy })[0]?.told ?? "none";
}

/** How many of two signals go, one older and one younger than so many days. */
async function erased(policy: Policy, daysOld: number): Promise<number> {
  const stored = [days(-daysOld - 0.1), days(-daysOld + 0.1)];
  const ports = {
    company: { company: async () => ({ policy }) },
    signals: { eraseSignals: async (before: Date) => stored.filter((at) => at < before).length },
  };
  return eraseOldSignals(ports as unknown as Parameters<typeof eraseOldSignals>[0], now);
}

type OfGroups =
  | "contentQuestions"
  | "contentPeople"
  | "wordsPeople"
  | "teamPeople"
  | "teamContributors"
  | "countsFrom"
  | "teamPeopleWorksCouncil"
  | "keptDays";

export const ofGroups: Readonly<Record<OfGroups, Behaviour>> = {
  contentQuestions: async (policy) => {
    expect(await isMissing(policy, asked("ada", "bo"))).toBe(false);
    expect(await isMissing(policy, asked("ada", "bo", "ada"))).toBe(true);
  },
  contentPeople: async (policy) => {
    expect(await isMissing(policy, asked("ada", "ada", "ada"))).toBe(false);
    expect(await isMissing(policy, asked("ada", "bo", "ada"))).toBe(true);
  },
  wordsPeople: (policy) => {
    expect(wordsRead(policy, "ada", "bo")).toEqual([]);
    expect(wordsRead(policy, "ada", "bo", "cy")).toEqual(["Where are gift cards ordered?"]);
  },
  teamPeople: (policy) => {
    expect(told(policy, 4, 4)).toBe("none");
    expect(told(policy, 5, 4)).toBe("words");
  },
  teamContributors: (policy) => {
    expect(told(policy, 9, 2)).toBe("none");
    expect(told(policy, 9, 3)).toBe("words");
  },
  countsFrom: (policy) => {
    expect(told(policy, 9, 4)).toBe("words");
    expect(told(policy, 9, 5)).toBe("counts");
  },
  teamPeopleWorksCouncil: (policy) => {
    expect(told({ ...policy, worksCouncil: true }, 9, 9)).toBe("none");
    expect(told({ ...policy, worksCouncil: true }, 10, 9)).toBe("counts");
  },
  keptDays: async (policy) => expect(await erased(policy, 120)).toBe(1),
};
