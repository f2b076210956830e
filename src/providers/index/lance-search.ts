import type { Analyser, IndexHit, IndexQuery } from "../../core/ports/retrieval.ts";
import { fuse } from "./fuse.ts";
import { toFilter } from "./lance-filter.ts";
import type { Opened } from "./lance-opened.ts";
import { READ_COLUMNS, readHits, TERM_COLUMNS } from "./lance-rows.ts";
import { columnOf } from "./lance-vectors.ts";

/** By words, and by meaning where there is a vector; the two rankings joined by their ranks. */
export async function searchRows(opened: Opened, query: IndexQuery): Promise<readonly IndexHit[]> {
  const [byWords, byMeaning] = await Promise.all([searchWords(opened, query), searchVectors(opened, query)]);
  if (byMeaning === null) return byWords;
  const hits = new Map([...byMeaning, ...byWords].map((hit) => [hit.row.id, hit]));
  const similarity = new Map(byMeaning.map((hit) => [hit.row.id, hit.similarity]));
  const scores = fuse([
    { ids: byWords.map((hit) => hit.row.id), weight: 1 },
    { ids: byMeaning.map((hit) => hit.row.id), weight: 1 },
  ]);
  const ranked = [...scores].flatMap(([id, score]) => {
    const hit = hits.get(id);
    return hit ? [{ ...hit, score, similarity: similarity.get(id) ?? null }] : [];
  });
  return ranked.slice(0, query.limit);
}

async function searchWords(opened: Opened, query: IndexQuery): Promise<readonly IndexHit[]> {
  const terms = searchedTerms(query.text, opened.options.analyser);
  if (terms.length === 0) return [];
  const columns = await opened.table
    .query()
    .fullTextSearch(new opened.lance.MultiMatchQuery(terms.join(" "), TERM_COLUMNS))
    .where(toFilter(query))
    .select([...READ_COLUMNS, "_score"])
    .limit(query.limit)
    .toArrow();
  return readHits(columns, "_score").map(({ row, terms, figure }) => ({
    row,
    terms,
    score: figure,
    similarity: null,
  }));
}

async function searchVectors(opened: Opened, query: IndexQuery): Promise<readonly IndexHit[] | null> {
  const { vector } = query;
  if (vector === null || vector.model !== opened.serving.model) return null;
  const columns = await opened.table
    .query()
    .nearestTo([...vector.values])
    .column(columnOf(vector.model))
    .distanceType("cosine")
    .where(toFilter(query))
    .select([...READ_COLUMNS, "_distance"])
    .limit(query.limit)
    .toArrow();
  return readHits(columns, "_distance").map(({ row, terms, figure }) => ({
    row,
    terms,
    score: 1 - figure,
    similarity: 1 - figure,
  }));
}

function searchedTerms(text: string, analyser: Analyser): readonly string[] {
  const terms = new Set(analyser.words(text).map((word) => analyser.term(word)));
  return [...terms].filter((term) => term !== null);
}
