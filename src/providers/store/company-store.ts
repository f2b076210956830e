import type { Area, Calendar, Company, SkillMap } from "../../core/company.ts";
import { policySchema } from "../../core/policy.ts";
import type { CompanyDocumentName, CompanyStore } from "../../core/ports/people-store.ts";
import type { GlossaryEntry } from "../../core/terms.ts";
import type { Prisma } from "./generated/client.ts";
import { toJson } from "./json.ts";

export function companyStore(database: Prisma.TransactionClient): CompanyStore {
  return {
    async company() {
      const rows = await database.companyDocument.findMany({ select: { name: true, data: true } });
      return companyOf(new Map(rows.map((row) => [row.name, row.data])));
    },
    async installation({ id, at }) {
      // Of several processes that begin together, all get the id of the first.
      const row = { ordinal: 1, id, madeAt: at };
      await database.installation.createMany({ data: [row], skipDuplicates: true });
      return (await database.installation.findUniqueOrThrow({ where: { ordinal: 1 } })).id;
    },
    documentHash: (name) => documentHash(database, name),
    async replaceDocument(name, hash, data, at) {
      if ((await documentHash(database, name)) === hash) return false;
      const document = { hash, data: toJson(data), importedAt: at };
      await database.companyDocument.upsert({
        where: { name },
        create: { name, ...document },
        update: document,
      });
      return true;
    },
  };
}

async function documentHash(
  database: Prisma.TransactionClient,
  name: CompanyDocumentName,
): Promise<string | null> {
  const stored = await database.companyDocument.findUnique({ where: { name }, select: { hash: true } });
  return stored?.hash ?? null;
}

/** Documents were checked when they were imported; numbers that policy has gained since get their default. */
function companyOf(documents: ReadonlyMap<string, unknown>): Company {
  const read = <T>(name: CompanyDocumentName, absent: T) => (documents.get(name) ?? absent) as T;
  return {
    areas: read<readonly Area[]>("areas", []),
    skillMap: read<SkillMap>("skills", { roles: {}, skills: {} }),
    glossary: read<readonly GlossaryEntry[]>("glossary", []),
    calendars: read<Readonly<Record<string, Calendar>>>("calendars", {}),
    policy: policySchema.parse(documents.get("policy") ?? {}),
  };
}
