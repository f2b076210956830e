import type { PGlite } from "@electric-sql/pglite";
import type { PrismaClient } from "./generated/client.ts";
import { openFolder, openInMemory } from "./open-embedded.ts";
import { openPostgres } from "./open-postgres.ts";

export type DatabasePlace =
  /**
   * Embedded: the folder `db` inside the data folder, which this process then owns. `patienceMs`: how long
   * another process may still have it.
   */
  | { readonly dataDir: string; readonly patienceMs?: number | undefined }
  /** Postgres. */
  | { readonly url: string }
  /** Embedded, in memory; `image` as `PGlite.dumpDataDir` gives it, `null` for an empty one. */
  | { readonly image: Blob | null };

export interface Database {
  readonly prisma: PrismaClient;
  /** What a queue on the same database needs: the embedded database itself, or the address of the server. */
  readonly engine: { readonly pglite: PGlite } | { readonly url: string };
  /** Names of the migrations that opening applied. */
  readonly migrated: readonly string[];
  close(): Promise<void>;
}

/**
 * Opens the database and applies missing migrations. Throws InputError when the folder is in use or
 * cannot be used, when no server answers at `url`, and when the database is not one of ours.
 */
export function openDatabase(place: DatabasePlace): Promise<Database> {
  if ("url" in place) return openPostgres(place.url);
  if ("image" in place) return openInMemory(place.image);
  return openFolder(place.dataDir, place.patienceMs);
}
