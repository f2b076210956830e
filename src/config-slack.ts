/** How to talk to Slack. The tokens are secrets: config.ts hides the whole. */
export interface SlackSettings {
  /** `null` with Socket Mode, over which nothing is signed. */
  readonly signingSecret: string | null;
  /** Of the one workspace; `null`: workspaces install the app by themselves. */
  readonly botToken: string | null;
  /** Socket Mode, for trying without an address that Slack can reach; `null`: HTTP. */
  readonly appToken: string | null;
  readonly oauth: SlackOauth | null;
  /** Where the Web API is, when not at Slack. */
  readonly apiUrl: string | null;
}

interface SlackOauth {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the state of an installation under way. */
  readonly stateSecret: string;
  /** Ids of workspaces or organisations that may install besides the first and its organisation. */
  readonly workspaces: readonly string[];
}

interface SlackVariables {
  readonly SLACK_BOT_TOKEN?: string | undefined;
  readonly SLACK_SIGNING_SECRET?: string | undefined;
  readonly SLACK_APP_TOKEN?: string | undefined;
  readonly SLACK_CLIENT_ID?: string | undefined;
  readonly SLACK_CLIENT_SECRET?: string | undefined;
  readonly SLACK_WORKSPACES?: string | undefined;
  readonly SLACK_API_URL?: string | undefined;
  readonly CAIRN_SECRET_KEY?: string | undefined;
}

/** Slack's settings, `null` when it is off, and what is missing to turn it on: one line each. */
export function slackSettings(values: SlackVariables): {
  readonly slack: SlackSettings | null;
  readonly problems: readonly string[];
} {
  const { SLACK_BOT_TOKEN: botToken = null, SLACK_APP_TOKEN: appToken = null } = values;
  const { SLACK_SIGNING_SECRET: signingSecret = null, SLACK_API_URL: apiUrl = null } = values;
  const { SLACK_CLIENT_ID: clientId = null, SLACK_CLIENT_SECRET: clientSecret = null } = values;
  if ([botToken, appToken, signingSecret, clientId, clientSecret].every((value) => value === null)) {
    return { slack: null, problems: [] };
  }
  const problems = problemsOf(values);
  const secretKey = values.CAIRN_SECRET_KEY ?? null;
  const byInstallation = botToken === null && clientId !== null && clientSecret !== null;
  const oauth =
    byInstallation && secretKey !== null
      ? { clientId, clientSecret, stateSecret: secretKey, workspaces: listed(values.SLACK_WORKSPACES) }
      : null;
  return { slack: { signingSecret, botToken, appToken, oauth, apiUrl }, problems };
}

function problemsOf(values: SlackVariables): readonly string[] {
  const has = (name: keyof SlackVariables) => values[name] !== undefined;
  const wantsInstallation = has("SLACK_CLIENT_ID") || has("SLACK_CLIENT_SECRET");
  const inPairs = ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"] as const;
  return [
    ...(has("SLACK_SIGNING_SECRET") || has("SLACK_APP_TOKEN")
      ? []
      : [
          "SLACK_SIGNING_SECRET: is missing; use the one under Basic Information of the Slack app, or SLACK_APP_TOKEN to try Socket Mode.",
        ]),
    ...(has("SLACK_BOT_TOKEN") || wantsInstallation
      ? []
      : [
          "SLACK_BOT_TOKEN: is missing; use the one under OAuth & Permissions, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for several workspaces.",
        ]),
    ...(wantsInstallation && !has("SLACK_BOT_TOKEN")
      ? [
          ...inPairs
            .filter((name) => !has(name))
            .map((name) => `${name}: is missing; use the one under Basic Information of the Slack app.`),
          ...(has("CAIRN_SECRET_KEY")
            ? []
            : [
                "CAIRN_SECRET_KEY: is missing; use 32 random characters or more: the tokens of workspaces are sealed with it.",
              ]),
        ]
      : []),
  ];
}

function listed(text = ""): readonly string[] {
  return text.split(/[\s,]+/).filter((id) => id !== "");
}
