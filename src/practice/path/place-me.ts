import type { Asker } from "../../core/asker.ts";
import { line } from "../../core/card-parts.ts";
import { sentences } from "../../core/card-text.ts";
import { pathWords } from "../../core/messages/path.ts";
import { inSentences, type Result } from "../../core/result.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { beginChosen } from "../session/begin-chosen.ts";
import { goOnWith } from "../session/go-on.ts";
import { placementCases } from "./placement.ts";

/** "I know this job": a few cases, one after another. Goes on with a placement that was begun. */
export async function placeMe(deps: PracticeDeps, asker: Asker): Promise<Result> {
  const { person, reader, at } = asker;
  if (person === null) return inSentences(pathWords.path.nobody);
  const [open, pool, memories] = await Promise.all([
    deps.store.openSessions([person.id]),
    deps.pool(at),
    deps.store.memoryOf(person.id),
  ]);
  const session = open.get(person.id);
  if (session?.kind === "placement" && session.question !== null) {
    return goOnWith(deps, { ...asker, value: null }, session);
  }
  const memory = new Map(memories.map((one) => [one.item, one]));
  const policy = deps.company.policy.practice;
  const cases = placementCases({
    skillMap: deps.skillMap,
    roles: person.roles,
    reader,
    pool,
    memory,
    policy,
  });
  const queue = cases.map((item) => ({ item, why: { kind: "placement" } as const }));
  return beginChosen(
    deps,
    {
      asker,
      person,
      kind: "placement",
      queue,
      pool: new Map(pool.map((one) => [one.item.id, one])),
      memory,
      before: [line(pathWords.placement.begin(cases.length))],
    },
    () => sentences(pathWords.placement.none),
  );
}
