import { seededRandom, shuffled } from "../src/core/seeded-random.ts";
import { checkGrounding } from "../src/grounding/check.ts";
import type { Grounding } from "../src/grounding/claims.ts";
import { type MutationKind, mutations } from "./grounding-mutations.ts";
import { reworded } from "./grounding-rewording.ts";
import { type CitableSection, type GivenAnswer, givenSources } from "./grounding-sections.ts";

/** An answer that is true or was made wrong, and what the check said of it. */
export interface JudgedAnswer {
  readonly half: 1 | 2;
  readonly kind: MutationKind | "verbatim" | "reworded" | "by hand";
  readonly answer: GivenAnswer;
  readonly grounding: Grounding;
}

export interface GroundingSample {
  readonly seed: number;
  /** Made wrong, of each kind, at most; half of them from each half of the sections. */
  readonly perKind: number;
}

/** Two true answers of each section, in its own words and slightly reworded. */
export function trueAnswers(sections: readonly CitableSection[], seed: number): readonly JudgedAnswer[] {
  const random = seededRandom(`true ${seed}`);
  return sections.flatMap((section) => {
    const verbatim = answerFrom(section, sections, random);
    const claims = verbatim.claims.map(({ text, cites }) => ({ text: reworded(text, random), cites }));
    return [
      judged(verbatim, "verbatim"),
      judged({ ...verbatim, claims: joined(claims, random) }, "reworded"),
    ];
  });
}

/** Answers of every kind of wrongness, each made from a true one. */
export function wrongAnswers(
  sections: readonly CitableSection[],
  { seed, perKind }: GroundingSample,
): readonly JudgedAnswer[] {
  return (Object.keys(mutations) as MutationKind[]).flatMap((kind) =>
    ([1, 2] as const).flatMap((half) => wrongOfKind(sections, kind, half, { seed, perKind })),
  );
}

function wrongOfKind(
  sections: readonly CitableSection[],
  kind: MutationKind,
  half: 1 | 2,
  { seed, perKind }: GroundingSample,
): readonly JudgedAnswer[] {
  const random = seededRandom(`${kind} ${half} ${seed}`);
  const found: JudgedAnswer[] = [];
  const own = sections.filter((section) => section.half === half);
  for (const section of [...shuffled(own, random), ...shuffled(own, random), ...shuffled(own, random)]) {
    if (found.length >= perKind / 2) break;
    const answer = answerFrom(section, sections, random);
    const told =
      random() < 0.5
        ? answer
        : {
            ...answer,
            claims: answer.claims.map(({ text, cites }) => ({ text: reworded(text, random), cites })),
          };
    const foreign = sections.filter(
      ({ page, source }) => page !== section.page && !answer.sources.some(({ text }) => text === source.text),
    );
    const wrong = mutations[kind](told, { random, foreign });
    if (wrong !== null) found.push(judged(wrong, kind));
  }
  return found;
}

/** Its first sentences, or some from the middle, each with its citation. */
function answerFrom(
  section: CitableSection,
  sections: readonly CitableSection[],
  random: () => number,
): GivenAnswer {
  const { sources, own } = givenSources(section, sections, random);
  const count = 1 + Math.floor(random() * 3);
  const from = Math.floor(random() * Math.max(1, section.sentences.length - count + 1));
  const claims = section.sentences.slice(from, from + count).map((text) => ({ text, cites: [own] }));
  return { section, sources, claims };
}

/** Now and then two sentences become one claim. */
function joined(claims: GivenAnswer["claims"], random: () => number): GivenAnswer["claims"] {
  const [first, second, ...others] = claims;
  if (first === undefined || second === undefined || random() < 0.6) return claims;
  const end = first.text.replace(/[.:]$/, "");
  const next = /^(?:[A-Z]\w*[A-Z0-9]|I\b)/.test(second.text)
    ? second.text
    : second.text.slice(0, 1).toLowerCase() + second.text.slice(1);
  return [{ text: `${end}, and ${next}`, cites: [...new Set([...first.cites, ...second.cites])] }, ...others];
}

export function judged(
  answer: GivenAnswer,
  kind: JudgedAnswer["kind"],
  question: string | null = null,
): JudgedAnswer {
  const { claims, sources } = answer;
  return {
    half: answer.section.half,
    kind,
    answer,
    grounding: checkGrounding({ claims, sources, question }),
  };
}
