import type { QuizItem } from "../../core/items.ts";
import type { VariantProposal } from "../../core/model-drafts.ts";
import type { Person } from "../../core/people.ts";
import type { CurrentSection } from "../../core/ports/page-store.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { itemDeciders } from "./item-deciders.ts";

/** A scenario for which a language model proposes further values. It is asked as it is until somebody decides. */
export interface WaitingVariants {
  readonly item: QuizItem;
  readonly section: CurrentSection;
  readonly state: "variants";
  readonly values: VariantProposal["values"];
  readonly deciders: readonly Person[];
}

type VariantDeps = Pick<PracticeDeps, "pool" | "pages" | "people" | "administrator" | "modelDrafts">;

/** Proposals for items that are asked as they were then; what was proposed for another text waits for nobody. */
export async function waitingVariants(deps: VariantDeps, at: Date): Promise<readonly WaitingVariants[]> {
  const proposals = await deps.modelDrafts.variantProposals();
  if (proposals.length === 0) return [];
  const askable = (await deps.pool(at)).filter(({ state }) => state === "askable");
  const items = new Map(askable.map(({ item }) => [item.id, item]));
  const open = proposals.flatMap(({ item: id, version, sectionHash, values }) => {
    const item = items.get(id);
    const isSame = item?.version === version && item.approvedFor === sectionHash;
    return item !== undefined && isSame ? [{ item, values }] : [];
  });
  const sections = await deps.pages.currentSections(
    open.map(({ item }) => item),
    at,
  );
  return open.flatMap(({ item, values }): readonly WaitingVariants[] => {
    const section = sections.find(({ sop, asked }) => sop === item.sop && asked === item.section);
    if (section === undefined) return [];
    const { people, administrator } = deps;
    const deciders = itemDeciders({ page: section, people, administrator });
    return [{ item, section, state: "variants", values, deciders }];
  });
}
