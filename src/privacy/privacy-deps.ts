import type { Company } from "../core/company.ts";
import type { Person } from "../core/people.ts";
import type { PrivacyStore } from "../core/ports/privacy-store.ts";
import type { SettingStore } from "../core/ports/setting-store.ts";

/** What Privacy works with. It writes nothing: what people choose are facts. */
export interface PrivacyDeps {
  readonly store: Pick<PrivacyStore, "storedAbout">;
  readonly settings: Pick<SettingStore, "settings">;
  readonly company: Pick<Company, "policy">;
  /** Who erases what is stored; `null`: nobody known. */
  readonly administrator: Pick<Person, "name"> | null;
}
