import { pageStewards } from "../../core/page-stewards.ts";
import type { Person } from "../../core/people.ts";
import {
  isSameSubject,
  type TagDecision,
  type TagProposal,
  type TagSubject,
  tagName,
} from "../../core/tags.ts";
import type { TagDeps } from "./tag-deps.ts";
import { type WaitingTags, waitingFor, waitingTags } from "./waiting-tags.ts";

interface Waiting {
  readonly waiting: readonly WaitingTags[];
  /** Oldest first. */
  readonly decisions: readonly TagDecision[];
}

/** What one person is asked. Only their own pages are read. */
export async function waitingOf(deps: TagDeps, { id }: Pick<Person, "id">, at: Date): Promise<Waiting> {
  const [proposals, decisions] = await Promise.all([deps.tags.tagProposals(), deps.tags.tagDecisions()]);
  const open = openProposals(proposals, decisions);
  if (open.length === 0) return { waiting: [], decisions };
  const search = { ...deps, areas: deps.company.areas };
  const own = (await deps.pages.currentPages(at)).filter((page) => pageStewards(page, search)[0]?.id === id);
  const { waiting } = await read(deps, { open, decisions, sops: own.map(({ sop }) => sop) }, at);
  return { waiting: waitingFor(waiting, id), decisions };
}

/** What is asked about one page or item. */
export async function waitingOn(deps: TagDeps, subject: TagSubject, at: Date): Promise<Waiting> {
  const [proposals, decisions] = await Promise.all([deps.tags.tagProposals(), deps.tags.tagDecisions()]);
  const open = openProposals(proposals, decisions).filter((one) => isSameSubject(one.subject, subject));
  const item =
    subject.kind === "item" ? (await deps.items.items()).find(({ id }) => id === subject.id) : undefined;
  const sops = subject.kind === "page" ? [subject.id] : item === undefined ? [] : [item.sop];
  return read(deps, { open, decisions, sops }, at);
}

function openProposals(
  proposals: readonly TagProposal[],
  decisions: readonly TagDecision[],
): readonly TagProposal[] {
  const said = new Set(decisions.map((decision) => `${tagName(decision)}\n${decision.text}`));
  return proposals.filter((proposal) => !said.has(`${tagName(proposal)}\n${proposal.text}`));
}

async function read(
  deps: TagDeps,
  {
    open,
    decisions,
    sops,
  }: {
    readonly open: readonly TagProposal[];
    readonly decisions: readonly TagDecision[];
    readonly sops: readonly string[];
  },
  at: Date,
): Promise<Waiting> {
  if (open.length === 0 || sops.length === 0) return { waiting: [], decisions };
  const isOfItem = open.some(({ subject }) => subject.kind === "item");
  const [pages, items] = await Promise.all([
    deps.tags.pagesToTag(at, sops),
    isOfItem ? deps.items.items() : Promise.resolve([]),
  ]);
  const { company } = deps;
  const facts = { pages, items, company, skillMap: company.skillMap, decisions };
  return { waiting: waitingTags(facts, open, { ...deps, areas: company.areas }), decisions };
}
