import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { defaultPolicy, type Policy } from "../../../src/core/policy.ts";
import type { PassageIndex } from "../../../src/core/ports/retrieval.ts";
import type { Store } from "../../../src/core/ports/store.ts";
import { publish } from "../../../src/stewardship/publishing/publish.ts";
import type { PublicationReport } from "../../../src/stewardship/publishing/report.ts";

export interface ContentFolder {
  readonly path: string;
  write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
  remove(...files: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}

export async function contentFolder(files: Readonly<Record<string, string>> = {}): Promise<ContentFolder> {
  const path = await mkdtemp(join(tmpdir(), "cairn-content-"));
  const folder: ContentFolder = {
    path,
    async write(some) {
      for (const [name, text] of Object.entries(some)) {
        await mkdir(dirname(join(path, name)), { recursive: true });
        await writeFile(join(path, name), text);
      }
    },
    async remove(...names) {
      for (const name of names) await rm(join(path, name), { recursive: true });
    },
    clear: () => rm(path, { recursive: true, force: true }),
  };
  await folder.write(files);
  return folder;
}

export interface PublishSetting {
  readonly now?: string;
  readonly yes?: boolean;
  readonly source?: "folder" | "sample";
  readonly policy?: Policy;
}

export function publishFolder(
  store: Pick<Store, "pages" | "transaction">,
  index: PassageIndex,
  folder: ContentFolder,
  {
    now = "2026-11-02T09:00:00Z",
    yes = false,
    source = "folder",
    policy = defaultPolicy,
  }: PublishSetting = {},
): Promise<PublicationReport> {
  return publish({ store, index }, { folder: folder.path, source, policy, now: new Date(now), yes });
}
