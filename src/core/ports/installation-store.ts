/** Workspaces of the company in which a channel's app is installed, with their tokens, sealed at rest. */
export interface InstallationStore {
  /** One that is there is replaced, and no longer revoked. */
  save(installation: Installation): Promise<void>;
  /** By its id; `null` when there is none or its tokens were revoked. */
  installation(id: string): Promise<Installation | null>;
  all(): Promise<readonly InstallationState[]>;
  revoke(id: string, at: Date): Promise<void>;
}

export interface Installation {
  /** Id of the workspace, or of the whole organisation. */
  readonly id: string;
  readonly teamId: string | null;
  readonly enterpriseId: string | null;
  /** What the platform gave, tokens included; JSON. */
  readonly data: unknown;
  readonly at: Date;
}

export interface InstallationState extends Omit<Installation, "data"> {
  /** When the platform said that its tokens no longer hold; `null`: they do. */
  readonly revokedAt: Date | null;
}
