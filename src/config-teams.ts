/** How to talk to Teams. The password is a secret: config.ts hides the whole. */
export interface TeamsSettings {
  readonly appId: string;
  /** `null`: a managed identity, which needs none. */
  readonly password: string | null;
  /** The company's Entra tenant: nobody of another one is let in, whatever the type. */
  readonly tenantId: string;
  readonly type: (typeof types)[number];
  /** Other authorities than those of Microsoft's public cloud. The environment names none. */
  readonly authority: {
    readonly openIdMetadataUrl: string;
    readonly issuer: string;
    readonly loginUrl: string;
  } | null;
}

interface TeamsVariables {
  readonly MICROSOFT_APP_ID?: string | undefined;
  readonly MICROSOFT_APP_PASSWORD?: string | undefined;
  readonly MICROSOFT_APP_TENANT_ID?: string | undefined;
  readonly MICROSOFT_APP_TYPE?: string | undefined;
}

const types = ["SingleTenant", "MultiTenant", "UserAssignedMSI"] as const;

/** Teams' settings, `null` when it is off, and what is missing to turn it on: one line each. */
export function teamsSettings(values: TeamsVariables): {
  readonly teams: TeamsSettings | null;
  readonly problems: readonly string[];
} {
  const { MICROSOFT_APP_ID: appId, MICROSOFT_APP_TENANT_ID: tenantId } = values;
  const { MICROSOFT_APP_PASSWORD: password = null } = values;
  const type = typeOf(values.MICROSOFT_APP_TYPE ?? "SingleTenant");
  if ([appId, tenantId, password ?? undefined, values.MICROSOFT_APP_TYPE].every((value) => !value)) {
    return { teams: null, problems: [] };
  }
  const problems = problemsOf(values, type);
  if (appId === undefined || tenantId === undefined || type === null || problems.length > 0) {
    return { teams: null, problems };
  }
  return { teams: { appId, password, tenantId, type, authority: null }, problems };
}

function problemsOf(values: TeamsVariables, type: TeamsSettings["type"] | null): readonly string[] {
  const { MICROSOFT_APP_PASSWORD: password } = values;
  return [
    ...idProblem("MICROSOFT_APP_ID", values.MICROSOFT_APP_ID, "Application (client) ID"),
    ...idProblem("MICROSOFT_APP_TENANT_ID", values.MICROSOFT_APP_TENANT_ID, "Directory (tenant) ID"),
    ...(type === null
      ? [`MICROSOFT_APP_TYPE: is not a type; use ${types.join(", ")}, as the Azure Bot says, or unset it.`]
      : []),
    ...(type === "UserAssignedMSI" && password !== undefined
      ? ["MICROSOFT_APP_PASSWORD: a managed identity has none; unset it."]
      : []),
    ...(type !== "UserAssignedMSI" && password === undefined
      ? [
          "MICROSOFT_APP_PASSWORD: is missing; use the value of a client secret under Certificates & secrets of the app registration.",
        ]
      : []),
  ];
}

function idProblem(name: string, value: string | undefined, where: string): readonly string[] {
  const advice = `use the ${where} on the overview of the app registration in Entra.`;
  if (value === undefined) return [`${name}: is missing; ${advice}`];
  const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
  return isId ? [] : [`${name}: is not an id; ${advice}`];
}

/** Azure writes the names in several ways. */
function typeOf(text: string): TeamsSettings["type"] | null {
  return types.find((type) => type.toLowerCase() === text.trim().toLowerCase()) ?? null;
}
