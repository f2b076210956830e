import type { Asker } from "../../core/asker.ts";
import { answerWords } from "../../core/messages/ask.ts";
import { pathWords } from "../../core/messages/path.ts";
import { inSentences, type Result, shown } from "../../core/result.ts";
import { learnerOf } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { isAskable } from "../session/ask-next.ts";
import type { PathLoaded } from "./load-path.ts";
import { loadProgress } from "./load-progress.ts";
import { isPlacementOffered } from "./placement.ts";
import { progressCard } from "./progress-card.ts";

/** "My progress": what somebody can do, for them alone. */
export async function showProgress(deps: PracticeDeps, asker: Asker): Promise<Result> {
  const { person, reader, at } = asker;
  if (person === null) return inSentences(pathWords.path.nobody);
  const [progress, { zone, settings }] = await Promise.all([
    loadProgress(deps, { person, reader, at }),
    learnerOf(deps, person),
  ]);
  const { practiceMode } = settings;
  const offer = {
    rolesSince: person.rolesSince,
    practiceMode,
    now: at,
    policy: deps.company.policy.practice,
  };
  const { worksCouncil } = deps.company.policy;
  const view = { ...progress, sureAndWrong: sureAndWrong(progress.loaded), worksCouncil, zone, now: at };
  return shown([progressCard({ ...view, isPlacementOffered: isPlacementOffered(offer) })]);
}

/** "Refund approvals · Over 500" of each question that was sure and wrong when it was last asked. */
function sureAndWrong({ pool, memory, reader }: PathLoaded): readonly string[] {
  const missed = pool.filter(
    (pooled) => isAskable(pooled, reader) && memory.get(pooled.item.id)?.last === "sure-and-wrong",
  );
  return [
    ...new Set(
      missed.flatMap(({ section }) => {
        if (section === null) return [];
        const isWhole = section.heading.trim().toLowerCase() === section.title.trim().toLowerCase();
        return [answerWords.citation(section.title, isWhole ? null : section.heading)];
      }),
    ),
  ];
}
