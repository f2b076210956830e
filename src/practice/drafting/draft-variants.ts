import { createHash } from "node:crypto";
import { askForDrafts } from "../../core/ask-for-drafts.ts";
import type { QuizItem } from "../../core/items.ts";
import { languageName } from "../../core/language-name.ts";
import { type ModelDraftFact, type ModelDrafting, sectionSubject } from "../../core/model-drafts.ts";
import type { CurrentSection } from "../../core/ports/page-store.ts";
import { sectionText } from "../../grounding/section-source.ts";
import type { DraftItemsDeps } from "./draft-items.ts";
import { deciderOf, nightOf } from "./drafting-night.ts";
import { furtherValues } from "./further-values.ts";
import { scenarioText } from "./scenario-text.ts";
import { type WordPlace, wordPlaces } from "./word-places.ts";

/**
 * Further values for the wordings that approved scenarios draw afresh, one scenario at a time, for whoever decides on
 * items of the page, within the same weekly share as draft questions. The scenario is asked as it is meanwhile. Ends
 * where the model has no time or money left.
 */
export async function* draftVariants(
  deps: DraftItemsDeps,
  now: Date,
): AsyncGenerator<readonly ModelDraftFact[]> {
  const { sectionsPerNight, valuesOfPlace } = deps.company.policy.drafting;
  const night = await nightOf(deps, await deps.items.items(), now);
  const ofPage = Map.groupBy(
    night.items.filter(({ kind, approvedFor }) => kind === "scenario" && approvedFor !== null),
    ({ sop }) => sop,
  );
  let done = 0;
  for (const page of night.pages) {
    const person = deciderOf(deps, page);
    for (const scenario of await askable(deps, ofPage.get(page.sop) ?? [], now)) {
      const places = wordPlaces(scenario.item, valuesOfPlace);
      const textHash = questionHash(scenario);
      const isAsked = night.asked.has(`${sectionSubject(scenario.item)} ${textHash}`);
      if (places.length === 0 || isAsked || night.share.left(person) === 0) continue;
      if (done === sectionsPerNight) return;
      done += 1;
      const facts = await variantsOf(deps, scenario, { places, textHash, now });
      if (facts === null) return;
      yield facts;
      night.share.take(person, facts.filter(({ kind }) => kind === "variants-proposed").length);
    }
  }
}

interface Scenario {
  readonly item: QuizItem;
  readonly section: CurrentSection;
}

/** Those that are asked as their section stands. */
async function askable(
  { pages }: Pick<DraftItemsDeps, "pages">,
  items: readonly QuizItem[],
  now: Date,
): Promise<readonly Scenario[]> {
  const sections = await pages.currentSections(items, now);
  return items.flatMap((item) => {
    const section = sections.find(({ sop, asked }) => sop === item.sop && asked === item.section);
    const isAsked = section !== undefined && section.hash === item.approvedFor;
    return isAsked && !section.lookup && !section.sensitive ? [{ item, section }] : [];
  });
}

/** The same question on the same text, whatever values it draws: what was added or refused is not proposed again. */
function questionHash({ item, section }: Scenario): string {
  const { id, stem, options, key, explain, rule, variants } = item;
  const text = JSON.stringify([id, stem, options, key, explain, rule, Object.keys(variants), section.hash]);
  return createHash("sha256").update(text).digest("hex");
}

/** `null`: the model has no time or money left. */
async function variantsOf(
  { model, company, people }: DraftItemsDeps,
  { item, section }: Scenario,
  {
    places,
    textHash,
    now,
  }: { readonly places: readonly WordPlace[]; readonly textHash: string; readonly now: Date },
): Promise<readonly ModelDraftFact[] | null> {
  const { valuesOfPlace, valuesAtOnce } = company.policy.drafting;
  const drafted = await askForDrafts({ model, company }, "scenario-variants", {
    section: sectionText(section),
    item: scenarioText(item, places),
    language: languageName(section.language),
  });
  if (drafted === null) return null;
  const { output, use } = drafted;
  const values = furtherValues(output?.variants ?? [], {
    item,
    section,
    places,
    names: people.map(({ name }) => name),
    mostOfPlace: valuesOfPlace,
    mostAtOnce: valuesAtOnce,
  });
  const isUsable = Object.keys(values).length > 0;
  const drafting: ModelDrafting = {
    kind: "variants",
    subject: sectionSubject(item),
    textHash,
    kept: isUsable ? 1 : 0,
    use,
    at: now,
  };
  const noted = { kind: "model-drafted", drafting } as const;
  if (!isUsable) return [noted];
  const proposal = { item: item.id, version: item.version, sectionHash: section.hash, values };
  return [noted, { kind: "variants-proposed", proposal, at: now }];
}
