import { isIP } from "node:net";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import { z } from "zod";
import { type ModelSettings, modelNotes, modelSettings } from "./config-models.ts";
import { pineconeSettings } from "./config-pinecone.ts";
import { type SlackSettings, slackSettings } from "./config-slack.ts";
import { type TeamsSettings, teamsSettings } from "./config-teams.ts";
import { InputError } from "./core/errors.ts";
import type { PineconeSettings } from "./providers/index/pinecone-namespace.ts";
import { editDistance } from "./retrieval/edit-distance.ts";

export interface Config {
  readonly server: {
    readonly host: string;
    /** Nobody but this computer reaches it. */
    readonly isLocal: boolean;
    /** 0: any free one. */
    readonly port: number;
    /** Without a slash at the end; what links in answers begin with. */
    readonly publicUrl: string;
  };
  /** The chat in the browser. It has no login of its own. */
  readonly webChat: boolean;
  /** Absolute. */
  readonly dataDir: string;
  readonly content: {
    readonly folder: string;
    readonly isSample: boolean;
    /** The folder is a Git checkout, which is brought forward when a push is told. */
    readonly pull: boolean;
  };
  /** E-mail of the first administrator, lower case. */
  readonly administrator: string | null;
  readonly logLevel: LogLevel;
  readonly secrets: Secrets;
  /** What whoever starts Cairn should know: one line each. */
  readonly notes: readonly string[];
}

interface Secrets {
  /** What seals tokens at rest; `null`: nothing can be sealed. */
  readonly secretKey: string | null;
  /** `null`: Slack is off. */
  readonly slack: SlackSettings | null;
  /** `null`: Teams is off. */
  readonly teams: TeamsSettings | null;
  readonly models: ModelSettings;
  /** `null`: vectors are kept in the data folder. */
  readonly pinecone: PineconeSettings | null;
  /** What work systems sign their events with; `null`: none are taken. */
  readonly workEvents: string | null;
  /** What a Git host signs pushes with; `null`: they are not heard. */
  readonly contentWebhook: string | null;
  /** `null`: the embedded database in the data folder. */
  readonly databaseUrl: string | null;
}

type LogLevel = z.infer<typeof logLevels>;
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The configuration of this process. Throws InputError with one line for every problem.
 *
 * @param instead variables that are given otherwise than by the environment.
 */
export function loadConfig(instead: Environment = {}): Config {
  // The native index writes its own warnings to standard error, among ours and into --json.
  process.env.RUST_LOG ??= "error";
  return readConfig({ ...process.env, ...instead }, process.cwd());
}

/**
 * The same from any environment; relative folders start at `folder`. An empty variable is an unset one.
 *
 * @param models instead of those that the environment names.
 */
export function readConfig(environment: Environment, folder: string, models?: ModelSettings): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = environmentSchema.safeParse(given);
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join(".")}: ${issue.message}`),
    ...slackSettings(given).problems,
    ...teamsSettings(given).problems,
    ...modelSettings(given).problems,
    ...pineconeSettings(given).problems,
    ...mistyped(Object.keys(given)),
  ];
  if (!parsed.success || problems.length > 0) throw new InputError(problems.join("\n"));
  return toConfig(parsed.data, { given, folder, models: models ?? modelSettings(given).models });
}

const logLevels = z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
  error: "is not a level; use fatal, error, warn, info, debug, trace or silent.",
});

const switches = new Map([
  ...["on", "true", "yes", "1"].map((word) => [word, true] as const),
  ...["off", "false", "no", "0"].map((word) => [word, false] as const),
]);

const onOrOff = z
  .string()
  .refine(
    (word) => switches.has(word.toLowerCase()),
    "is neither on nor off; use one of the two, or unset it.",
  )
  .transform((word) => switches.get(word.toLowerCase()) === true);

const environmentSchema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "is not a port; use a number from 0 to 65535, such as 3000.")
    .transform(Number)
    .refine((port) => port <= 65_535, "is not a port; use a number from 0 to 65535, such as 3000.")
    .default(3000),
  HOST: z
    .string()
    .refine(isHost, "is not an address to listen on; use 127.0.0.1 for this computer alone, or 0.0.0.0.")
    .optional(),
  PUBLIC_URL: z
    .string()
    .refine(isWebAddress, "is not a web address; use the one people open, such as https://cairn.example.com.")
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  CAIRN_DATA_DIR: z.string().default("data"),
  CONTENT_DIR: z.string().optional(),
  CAIRN_ADMIN: z
    .email("is not an e-mail address; use that of the first administrator, as people.yaml has it.")
    .transform((email) => email.toLowerCase())
    .optional(),
  DATABASE_URL: z
    .string()
    .refine(
      isPostgresAddress,
      "is not a Postgres address; use postgres://user:password@host:5432/name, or unset it.",
    )
    .optional(),
  WEB_CHAT: onOrOff.optional(),
  CAIRN_SECRET_KEY: z
    .string()
    .min(32, "is too short; use 32 random characters or more, such as openssl rand -hex 32 gives.")
    .optional(),
  WORK_EVENTS_SECRET: z.string().optional(),
  CONTENT_WEBHOOK_SECRET: z.string().min(16, "is too short; use what openssl rand -hex 32 gives.").optional(),
  CONTENT_PULL: onOrOff.optional(),
  SLACK_BOT_TOKEN: z.string().optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z.string().optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_WORKSPACES: z.string().optional(),
  SLACK_API_URL: z
    .string()
    .refine(isWebAddress, "is not a web address; use https://slack.com/api/, or unset it.")
    .optional(),
  MICROSOFT_APP_ID: z.string().optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_TENANT_ID: z.string().optional(),
  MICROSOFT_APP_TYPE: z.string().optional(),
  LOG_LEVEL: logLevels.default("info"),
});

function toConfig(
  values: z.infer<typeof environmentSchema>,
  {
    given,
    folder,
    models,
  }: { readonly given: Environment; readonly folder: string; readonly models: ModelSettings },
): Config {
  const { slack } = slackSettings(values);
  const { teams } = teamsSettings(values);
  const isInChat = slack !== null || teams !== null;
  const chosen = serverOf(values, isInChat);
  const sample = fileURLToPath(new URL("../content", import.meta.url));
  const content = values.CONTENT_DIR === undefined ? sample : resolve(folder, values.CONTENT_DIR);
  return {
    server: {
      host: chosen.host,
      isLocal: isLoopback(chosen.host),
      port: values.PORT,
      publicUrl: values.PUBLIC_URL ?? `http://localhost:${values.PORT}`,
    },
    webChat: chosen.webChat,
    dataDir: resolve(folder, values.CAIRN_DATA_DIR),
    content: { folder: content, isSample: content === sample, pull: values.CONTENT_PULL ?? false },
    administrator: values.CAIRN_ADMIN ?? null,
    logLevel: values.LOG_LEVEL,
    secrets: hidden({
      databaseUrl: values.DATABASE_URL ?? null,
      secretKey: values.CAIRN_SECRET_KEY ?? null,
      slack,
      teams,
      models,
      pinecone: pineconeSettings(given).pinecone,
      workEvents: values.WORK_EVENTS_SECRET ?? null,
      contentWebhook: values.CONTENT_WEBHOOK_SECRET ?? null,
    }),
    notes: [...chosen.notes, ...addressNotes(values, isInChat), ...secretNotes(values), ...modelNotes(given)],
  };
}

/**
 * The web chat lets whoever opens it be anybody, so by itself it is on only where nothing says that this is
 * more than somebody's own computer, and then nobody else can reach it.
 */
function serverOf(
  values: z.infer<typeof environmentSchema>,
  isInChat: boolean,
): { readonly host: string; readonly webChat: boolean; readonly notes: readonly string[] } {
  const isShared = values.DATABASE_URL !== undefined || isInChat;
  if (values.WEB_CHAT !== undefined) {
    const host = values.HOST ?? (values.WEB_CHAT ? loopback : everywhere);
    return { host, webChat: values.WEB_CHAT, notes: [] };
  }
  if (isShared) return { host: values.HOST ?? everywhere, webChat: false, notes: [] };
  const closed =
    values.HOST === undefined || isLoopback(values.HOST)
      ? []
      : [
          `HOST is not used: the web chat has no login and stays on ${loopback}. To open it to others, set WEB_CHAT=on.`,
        ];
  return {
    host: values.HOST && isLoopback(values.HOST) ? values.HOST : loopback,
    webChat: true,
    notes: closed,
  };
}

/** Links in a chat lead people to this server: without its name they lead nowhere. */
function addressNotes(values: z.infer<typeof environmentSchema>, isInChat: boolean): readonly string[] {
  if (!isInChat || values.PUBLIC_URL !== undefined) return [];
  return [
    `PUBLIC_URL is not set: links in the chat lead to http://localhost:${values.PORT}. Set it to the address people open.`,
  ];
}

function secretNotes({ WORK_EVENTS_SECRET: secret }: z.infer<typeof environmentSchema>): readonly string[] {
  if (secret === undefined || secret.length >= 16) return [];
  return [
    "WORK_EVENTS_SECRET is short, and whoever guesses it can credit practice: use what openssl rand -hex 32 gives.",
  ];
}

const loopback = "127.0.0.1";
const everywhere = "0.0.0.0";

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\./.test(host);
}

function isHost(host: string): boolean {
  return isIP(host) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host);
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function isPostgresAddress(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}

/** Names of ours that exist, those of other parts of the product included. */
const ownNames = ["CAIRN_DATA_DIR", "CAIRN_ADMIN", "CAIRN_SECRET_KEY", "CAIRN_TEST_DATA"];

/** A name of ours that is nearly right would be left unread, and Cairn would work in another folder. */
function mistyped(names: readonly string[]): readonly string[] {
  return names
    .filter((name) => name.startsWith("CAIRN_") && !ownNames.includes(name))
    .flatMap((name) => {
      const meant = ownNames.find((own) => editDistance(name, own, 3) <= 3);
      return meant === undefined ? [] : [`${name}: there is no such variable; did you mean ${meant}?`];
    });
}

/** Readable by name only: neither a log line nor JSON nor a stack trace shows what is in it. */
function hidden<T extends object>(values: T): T {
  const cover = { toJSON: () => "[hidden]", toString: () => "[hidden]", [inspect.custom]: () => "[hidden]" };
  const covered: object = Object.create(cover);
  for (const [name, value] of Object.entries(values)) Object.defineProperty(covered, name, { value });
  return covered as T;
}
