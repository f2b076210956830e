import type { ReferenceStore } from "../../core/ports/reference-store.ts";
import type { ConnectorAt } from "./connector.ts";
import type { Frame } from "./heard.ts";

export interface ReferencesDeps {
  readonly references: ReferenceStore;
  readonly connector: ConnectorAt;
  /** `null`: a playground on this computer. */
  readonly app: { readonly appId: string; readonly tenantId: string } | null;
  readonly now: () => Date;
}

export interface References {
  /** Somebody acted here: from now on Cairn may speak here, at the address that they came from. */
  remember(frame: Frame): Promise<void>;
  /** Opens the chat with somebody; returns its id. Throws ConnectorError when Teams does not let us. */
  openDirect(account: string, serviceUrl: string): Promise<string>;
}

export function createReferences({ references, connector, app, now }: ReferencesDeps): References {
  return {
    remember: async ({ conversation, serviceUrl, kind, user, isBot, now: seenAt }) => {
      const alone = kind === "personal" && !isBot ? user : null;
      const known = { channel: "teams", conversation, serviceUrl, kind, user: alone } as const;
      await references.saveReference({ ...known, closed: null, seenAt });
    },
    openDirect: async (account, serviceUrl) => {
      const conversation = await connector(serviceUrl).open({
        isGroup: false,
        members: [{ id: account }],
        ...(app === null
          ? {}
          : {
              bot: { id: `28:${app.appId}` },
              tenantId: app.tenantId,
              channelData: { tenant: { id: app.tenantId } },
            }),
      });
      const known = { channel: "teams", conversation, serviceUrl, kind: "personal", user: null } as const;
      await references.saveReference({ ...known, closed: null, seenAt: now() });
      return conversation;
    },
  };
}
