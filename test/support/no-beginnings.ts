import type { BeginningStore } from "../../src/core/ports/beginning-store.ts";

/** For what is begun nowhere. */
export const noBeginnings: BeginningStore = {
  begin: async () => false,
  stands: async () => {},
  forget: async () => {},
  take: async () => null,
};
