import { mayRead } from "../core/people.ts";
import type { PageView } from "../core/ports/page-store.ts";
import type { Reader } from "../core/terms.ts";
import { currentVersion } from "../core/versions.ts";

/** What the page allows now holds for its older texts, too; a text that was taken back is nobody's. */
export function isOpenTo(reader: Reader, page: PageView, at: Date): boolean {
  const current = currentVersion(page.versions, page.retiredAt, at);
  const audienceNow = current?.audience ?? page.audience;
  return page.state !== "withdrawn" && mayRead(reader, page.audience) && mayRead(reader, audienceNow);
}
