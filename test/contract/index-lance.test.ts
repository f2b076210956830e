import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openLanceIndex } from "../../src/providers/index/lance.ts";
import { analyser } from "../../src/retrieval/analyse.ts";
import { describeIndexContract, passage } from "./index-contract.ts";
import { describeVectorsContract } from "./vectors-contract.ts";

const inFolder = async () => {
  const folder = await newFolder();
  return { open: () => open(folder), discard: () => rm(folder, { recursive: true }) };
};

describeIndexContract("LanceDB", inFolder);
describeVectorsContract("LanceDB", inFolder);

describe("a passage index in a folder", () => {
  it("starts empty when its files are damaged, and leaves files of others alone", async () => {
    await withFolder(async (folder) => {
      await fill(folder);
      await writeFile(join(folder, "notes.txt"), "mine");
      const data = join(folder, "passages.lance", "data");
      const files = await readdir(data);
      await Promise.all(files.map((file) => truncate(join(data, file), 10)));
      const index = await open(folder);
      expect(await index.lastPublication()).toBe(0);
      await index.upsert([passage("a", { text: "refund" })]);
      expect((await index.size()).rows).toBe(1);
      await index.close();
      expect(await readdir(folder)).toContain("notes.txt");
    });
  });

  it("counts its words anew when the file that keeps them is lost or cut", async () => {
    await withFolder(async (folder) => {
      await fill(folder);
      await writeFile(join(folder, "vocabulary.json"), '{"version":');
      const index = await open(folder);
      expect((await index.vocabulary()).frequencies.get("refund")).toBe(1);
      await index.close();
    });
  });

  it("is searched by words with a vector that is not as long as its own", async () => {
    await withFolder(async (folder) => {
      const index = await open(folder);
      await index.upsert([passage("cat", { text: "cat" })]);
      await index.vectors.put("letters", new Map([["cat", [1, 0]]]));
      await index.vectors.serve("letters");
      const vector = { model: "letters", values: [1, 2, 3] };
      const asked = { text: "cat", vector, groups: [], at: new Date(1), language: null, limit: 5 };
      expect((await index.search(asked)).map(({ row }) => row.id)).toEqual(["cat"]);
      await index.close();
    });
  });

  it("does not grow with every write once it is folded", async () => {
    await withFolder(async (folder) => {
      const index = await open(folder);
      for (let n = 0; n < 12; n += 1) await index.upsert([passage("a", { text: `refund rule ${n}` })]);
      const before = (await index.size()).bytes;
      await index.optimize();
      expect((await index.size()).bytes).toBeLessThan(before);
      await index.close();
    });
  });

  it("has every acknowledged row after the process was killed", async () => {
    await withFolder(async (folder) => {
      const writer = spawn(process.execPath, [join(import.meta.dirname, "index-writer.ts"), folder]);
      let acknowledged = 0;
      for await (const line of writer.stdout) {
        acknowledged = Number(String(line).trim().split("\n").at(-1));
        if (acknowledged >= 5) break;
      }
      writer.kill("SIGKILL");
      if (writer.exitCode === null && writer.signalCode === null) await once(writer, "exit");
      const index = await open(folder);
      const { passages } = await index.vocabulary();
      expect(passages).toBeGreaterThanOrEqual(acknowledged);
      expect((await index.size()).rows).toBe(passages);
      await index.close();
    });
  });
});

function open(folder: string) {
  return openLanceIndex({ folder, analyser });
}

async function fill(folder: string): Promise<void> {
  const index = await open(folder);
  await index.upsert([passage("a", { text: "refund" })]);
  await index.setLastPublication(3);
  await index.close();
}

async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await newFolder();
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "cairn-index-"));
}
