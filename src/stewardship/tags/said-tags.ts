import type { StoredPage } from "../../core/ports/page-writer.ts";
import { type TagDecision, tagName } from "../../core/tags.ts";
import { lastDecisions } from "./taggables.ts";

/**
 * A page with the tags that somebody said in chat where its file says none, for its file to be written back. Who may
 * read a page is never among them: that is part of its text, and changes with a version alone.
 */
export function withSaidTags(page: StoredPage, decisions: readonly TagDecision[]): StoredPage {
  const said = lastDecisions(decisions);
  const tags = (tagKind: "skill" | "topic" | "compliance", own: readonly string[]) =>
    own.length > 0
      ? own
      : (said.get(tagName({ subject: { kind: "page", id: page.sop }, tagKind }))?.tags ?? []);
  return {
    ...page,
    skills: tags("skill", page.skills),
    topics: tags("topic", page.topics),
    compliance: tags("compliance", page.compliance),
  };
}
