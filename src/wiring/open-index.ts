import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Config } from "../config.ts";
import { InputError } from "../core/errors.ts";
import type { PassageIndex } from "../core/ports/retrieval.ts";
import type { System } from "../core/ports/system.ts";
import { openLanceIndex } from "../providers/index/lance.ts";
import { openPineconeIndex } from "../providers/index/pinecone.ts";
import type { Database } from "../providers/store/database.ts";
import { createStore } from "../providers/store/store.ts";
import { analyser } from "../retrieval/analyse.ts";

interface Parts {
  readonly config: Config;
  readonly database: Database;
  readonly system: System;
  /** How it waits for what is elsewhere; left out: by the clock on the wall. */
  readonly wait?: (ms: number) => Promise<void>;
}

/** A damaged index is built anew by itself; what is left is a folder that cannot be written. */
export async function openIndex(parts: Parts): Promise<PassageIndex> {
  const folder = join(parts.config.dataDir, "index");
  try {
    return await openConfigured(parts, folder);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(
      `The index in ${folder} cannot be used (${why.split("\n")[0]}); remove it, and Cairn builds it again from the database.`,
    );
  }
}

async function openConfigured(parts: Parts, folder: string): Promise<PassageIndex> {
  const { config, database, system, wait = pauseFor } = parts;
  const settings = config.secrets.pinecone;
  if (settings === null) return openLanceIndex({ folder, analyser });
  const { company } = createStore(database.prisma, { secretKey: null });
  const installation = await company.installation({ id: system.newId(), at: system.now() });
  const { hostedIndex } = (await company.company()).policy;
  const { answerWithinMs, pauseSeconds, readableWithinSeconds, staleMinutes } = hostedIndex;
  const limits = {
    answerWithinMs,
    pauseMs: pauseSeconds * 1_000,
    readableWithinMs: readableWithinSeconds * 1_000,
    staleMs: staleMinutes * 60_000,
  };
  return openPineconeIndex({ folder, analyser, settings, installation, limits, now: system.now, wait });
}

async function pauseFor(ms: number): Promise<void> {
  await pause(ms);
}
