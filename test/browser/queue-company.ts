import type { Fact } from "../../src/core/facts.ts";
import type { PageListing } from "../../src/core/ports/page-store.ts";
import { append, lookForDoubts, sendQueues } from "../stewardship/support/steward-company.ts";
import { openSampleCompany } from "./sample-company.ts";

/** Leads refunds, and has just taken over payments and retries. */
export const steward = "rohan-deshkar";

const hour = 3_600_000;
const taken = ["retries/", "refunds/approvals", "refunds/partial", "refunds/failed", "refunds/goodwill"];
/** The sample company on a Tuesday at nine, when a queue of ten entries of many kinds has come. */
export async function openQueueCompany(): ReturnType<typeof openSampleCompany> {
  const sample = await openSampleCompany("2027-03-08T09:00:00Z");
  const { company } = sample;
  const pages = await company.runtime.store.pages.currentPages(company.runtime.system.now());
  const own = pages.filter(
    ({ kind, path }) => kind === "sop" && taken.some((start) => path.startsWith(start)),
  );
  await append(company, own.filter(({ owner }) => owner !== steward).map(handedOver));
  company.runtime.forgetDirectory();
  for (const page of own) await append(company, await asked(sample, page));
  const doubted = new Map(own.map((page) => [page.path, page]));
  await append(company, [
    ...(await stuckOn(sample, doubted.get("retries/sca"), "link")),
    ...(await blamed(sample, doubted.get("retries/manual"))),
    missing(company.runtime.system.now()),
  ]);
  await lookForDoubts(company);
  await append(
    company,
    await otherwise(sample, doubted.get("retries/bank-debits"), doubted.get("refunds/failed")),
  );
  company.pass(24 * hour);
  company.runtime.forgetDirectory();
  await sendQueues(company);
  return sample;
}

type Sample = Awaited<ReturnType<typeof openSampleCompany>>;

function handedOver({ sop, owner }: PageListing): Fact {
  return { kind: "page-handed-over", sop, from: owner, to: steward };
}

/** Three people were answered from a page; what two of them read of decline codes they found outdated. */
async function asked(sample: Sample, page: PageListing): Promise<readonly Fact[]> {
  const { sop, section, version } = await sectionOf(sample, page, null);
  const at = sample.company.runtime.system.now();
  return ["mara-lindqvist", "conor-tavish", "aoife-brannock"].flatMap((person): readonly Fact[] => {
    const id = `${sop} ${person}`;
    const cited = { sop, version, section, passage: "p", quote: "q" };
    const question = {
      question: null,
      standalone: null,
      key: null,
      outcome: "answered",
      reason: "clear",
    } as const;
    const kept = { evidence: 1, retrieval: "words", sensitive: false, elapsedMs: 1 };
    const more = { ...kept, passages: [], conversation: id, event: id };
    const isReported = page.path === "retries/decline-codes" && person !== "mara-lindqvist";
    return [
      { kind: "answer-given", id, person, at, citations: [cited], ...question, ...more },
      ...(isReported
        ? [
            {
              kind: "feedback-given",
              id: `${id} outdated`,
              answer: id,
              person,
              verdict: "outdated",
              at,
            } as const,
          ]
        : []),
    ];
  });
}

/** A section of a page, with where it stands. */
async function sectionOf({ company }: Sample, page: PageListing | undefined, slug: string | null) {
  if (page === undefined) throw new Error("There is no such page.");
  const { kind, path, version } = page;
  const view = await company.runtime.store.pages.pageAt(
    { kind, path, version },
    company.runtime.system.now(),
  );
  const found = view?.sections.find((one) => slug === null || one.slug.includes(slug)) ?? view?.sections[1];
  if (found === undefined) throw new Error(`${path} has no section.`);
  return found;
}

async function stuckOn(
  sample: Sample,
  page: PageListing | undefined,
  slug: string,
): Promise<readonly Fact[]> {
  const { sop, section, version, hash: sectionHash } = await sectionOf(sample, page, slug);
  const at = sample.company.runtime.system.now();
  const why = {
    people: 6,
    users: 11,
    lower: 0.3,
    expected: 0.08,
    kinds: { missed: 5, unclear: 3, rephrased: 2 },
  };
  const life = { openedAt: at, confirmedAt: at, closedAt: null, closing: null };
  return [
    {
      kind: "gap-moved",
      was: null,
      gap: { id: "stuck", kind: "page", sop, section, version, sectionHash, why, ...life },
    },
  ];
}

async function blamed(sample: Sample, page: PageListing | undefined): Promise<readonly Fact[]> {
  const { sop, section, version, hash: sectionHash } = await sectionOf(sample, page, null);
  const at = sample.company.runtime.system.now();
  const words = "New agents read it as: three tries a day.";
  return [
    {
      kind: "page-doubted",
      doubt: {
        id: "doubt-1",
        by: "rohan-deshkar",
        isNamed: true,
        sop,
        section,
        version,
        sectionHash,
        words,
        at,
      },
    },
  ];
}

function missing(at: Date): Fact {
  const life = { openedAt: at, confirmedAt: at, closedAt: null, closing: null };
  const gap = {
    id: "missing",
    kind: "content",
    title: "Refunds to prepaid cards",
    people: 6,
    area: "refunds",
  } as const;
  return { kind: "gap-moved", was: null, gap: { ...gap, questions: ["q1", "q2", "q3", "q4"], ...life } };
}

/** Two pages that give other figures for the same. */
async function otherwise(
  sample: Sample,
  page: PageListing | undefined,
  other: PageListing | undefined,
): Promise<readonly Fact[]> {
  const one = await sectionOf(sample, page, "unauthorised");
  const two = await sectionOf(sample, other, null);
  const doubt = {
    kind: "contradiction",
    here: "The time is 8 weeks for any SEPA debit and 13 months for one without a mandate; 60 days for ACH.",
    there: "A SEPA debit can be claimed back within 6 weeks.",
    other: {
      sop: two.sop,
      section: two.section,
      path: two.path,
      title: two.title,
      heading: two.heading,
      version: two.version,
      sectionHash: two.hash,
    },
  } as const;
  const { sop, section, version, hash: sectionHash } = one;
  const at = sample.company.runtime.system.now();
  const flag = {
    doubt,
    page: { sop, section, version, sectionHash },
    gap: null,
    owner: steward,
    at,
    settled: null,
  };
  return [{ kind: "flag-raised", flag: { ...flag, id: "flag-otherwise" } }];
}
