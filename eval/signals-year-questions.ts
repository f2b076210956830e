import { defaultPolicy } from "../src/core/policy.ts";
import { seededRandom } from "../src/core/seeded-random.ts";
import { clusterQuestions } from "../src/signals/missing/cluster.ts";
import type { CompanySize } from "./signals-year-company.ts";

export interface ContentFigures {
  readonly planted: number;
  readonly found: number;
  /** Gaps opened, and those most of whose questions are about one planted topic. */
  readonly opened: number;
  readonly right: number;
  /** From the third question of a cluster until it was opened. */
  readonly days: readonly number[];
}

interface Question {
  readonly day: number;
  readonly person: number;
  readonly words: string;
  /** `null`: asked once, by somebody, of something. */
  readonly topic: number | null;
}

/**
 * A year of questions that no page answered: topics nobody wrote about, and twice as many about this and that. Every
 * week they are put together by the product's own clustering.
 */
export function findMissingPages({ people, contentGaps }: CompanySize, seed: string): ContentFigures {
  const random = seededRandom(`questions ${seed}`);
  const asked = questionsOf({ people, contentGaps }, random);
  const { pageDays, contentQuestions, contentPeople } = defaultPolicy.signals;
  const told = new Set<Question>();
  const found = new Map<number, number>();
  const days: number[] = [];
  let [opened, right] = [0, 0];
  for (let day = 6; day < 364; day += 7) {
    const recent = asked.filter((one) => one.day <= day && one.day > day - pageDays);
    const texts = recent.map(({ words }) => words);
    const corpus = { passages: 0, frequencies: new Map<string, number>() };
    for (const places of clusterQuestions(texts, { glossary: [], corpus })) {
      const cluster = places.flatMap((place) => recent[place] ?? []);
      const isTold = cluster.some((one) => told.has(one));
      const isGap =
        cluster.length >= contentQuestions &&
        new Set(cluster.map(({ person }) => person)).size >= contentPeople;
      if (isTold || !isGap) continue;
      for (const one of cluster) told.add(one);
      opened += 1;
      const topic = commonest(cluster);
      if (topic === null) continue;
      right += 1;
      if (found.has(topic)) continue;
      found.set(topic, day);
      days.push(day - (cluster.toSorted((a, b) => a.day - b.day)[contentQuestions - 1]?.day ?? day));
    }
  }
  const planted = [...Map.groupBy(asked, ({ topic }) => topic)].filter(
    ([topic, all]) => topic !== null && all.length >= contentQuestions,
  );
  return { planted: planted.length, found: found.size, opened, right, days };
}

function questionsOf(
  { people, contentGaps }: Pick<CompanySize, "people" | "contentGaps">,
  random: () => number,
): readonly Question[] {
  const below = (count: number) => Math.floor(random() * count);
  const words = Array.from({ length: 3_000 }, () => word(random));
  const say = (about: readonly string[]) =>
    (openings[below(openings.length)] ?? "").replace("…", about.join(" "));
  const some = () => words[below(words.length)] ?? "";
  const planted = Array.from({ length: contentGaps }, (_, topic) => {
    const key = [some(), some()];
    const from = below(240);
    const count = 4 + below(10);
    return Array.from({ length: count }, (): Question => {
      const about = random() < 0.5 ? key : [...key, some()];
      return { day: from + below(90), person: below(people), words: say(about), topic };
    });
  }).flat();
  const others = Array.from({ length: 2 * planted.length }, (): Question => {
    return { day: below(364), person: below(people), words: say([some(), some()]), topic: null };
  });
  return [...planted, ...others].toSorted((a, b) => a.day - b.day);
}

const openings = [
  "how do I get …",
  "who approves …",
  "what is the rule for …",
  "can I have … this month",
  "where do I report …",
  "is there a form for …",
];

function word(random: () => number): string {
  const syllables = ["ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "zo", "ki"];
  const some = () => syllables[Math.floor(random() * syllables.length)] ?? "";
  return `${some()}${some()}${some()}${some()}r`;
}

/** The topic of more than half of a cluster; `null`: none. */
function commonest(cluster: readonly Question[]): number | null {
  for (const [topic, all] of Map.groupBy(cluster, (one) => one.topic)) {
    if (topic !== null && all.length * 2 > cluster.length) return topic;
  }
  return null;
}
