import { EmbeddingsUnavailableError } from "../../core/errors.ts";
import { toPassageText } from "../../core/passage-text.ts";
import type { Embedder } from "../../core/ports/embedder.ts";
import type { RowVectors } from "../../core/ports/row-vectors.ts";
import type { IndexRow } from "../../core/terms.ts";

export interface FillDeps {
  readonly vectors: RowVectors;
  readonly embedder: Embedder;
  /** Ids of rows whose text the model does not take; grows. They are found by their words. */
  readonly refused: Set<string>;
  readonly isOver: () => boolean;
}

/**
 * Gives a vector to every row that lacks one of this model and, when none does any more, lets the index
 * search by them. Until then it searches by those of the model before. What was done stays done: beginning
 * again goes on where it ended. Returns whether it came to the end.
 *
 * @throws EmbeddingsUnavailableError
 */
export async function fillVectors(deps: FillDeps): Promise<boolean> {
  const { vectors, embedder, refused, isOver } = deps;
  while (!isOver()) {
    const rows = await vectors.lacking(embedder.name, { limit: ROWS_AT_ONCE, leftOut: refused });
    if (rows.length === 0) {
      await vectors.serve(embedder.name);
      return true;
    }
    await vectors.put(embedder.name, await embedRows(deps, rows));
  }
  return false;
}

type Vectors = ReadonlyMap<string, readonly number[]>;

async function embedRows({ embedder, refused }: FillDeps, rows: readonly IndexRow[]): Promise<Vectors> {
  try {
    const vectors = await embedder.embed(rows.map(toPassageText));
    return new Map(rows.map(({ id }, i) => [id, vectors[i] ?? []]));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return embedOneByOne(embedder, rows, refused);
  }
}

/** One text that the model does not take must not keep the others from their vectors. */
async function embedOneByOne(
  embedder: Embedder,
  rows: readonly IndexRow[],
  refused: Set<string>,
): Promise<Vectors> {
  const found = new Map<string, readonly number[]>();
  let refusedInRow = 0;
  for (const row of rows) {
    try {
      const [vector = []] = await embedder.embed([toPassageText(row)]);
      found.set(row.id, vector);
      refusedInRow = 0;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refused.add(row.id);
      refusedInRow += 1;
      if (refusedInRow > STRANGE_TEXTS_IN_A_ROW) throw new EmbeddingsUnavailableError("down", error.message);
    }
  }
  return found;
}

function isRefusal(error: unknown): error is EmbeddingsUnavailableError {
  return error instanceof EmbeddingsUnavailableError && error.reason === "refused";
}

const ROWS_AT_ONCE = 192;
/** Then it is not the texts that are strange. */
const STRANGE_TEXTS_IN_A_ROW = 5;
