import type { Analyser, IndexHit, IndexQuery } from "../../core/ports/retrieval.ts";
import { fuseHits } from "./fuse-hits.ts";
import { toFilter } from "./lance-filter.ts";
import type { Opened } from "./lance-opened.ts";
import { READ_COLUMNS, readHits, TERM_COLUMNS } from "./lance-rows.ts";
import { columnOf } from "./lance-vectors.ts";

/** By words, and by meaning where there is a vector; the two rankings joined by their ranks. */
export async function searchRows(opened: Opened, query: IndexQuery): Promise<readonly IndexHit[]> {
  const [byWords, byMeaning] = await Promise.all([searchWords(opened, query), searchVectors(opened, query)]);
  if (byMeaning === null) return byWords;
  return fuseHits({ byWords, byMeaning }, query.limit);
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
  if (vector.values.length !== opened.serving.length) return null;
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
