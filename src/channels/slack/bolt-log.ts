import { type Logger, LogLevel } from "@slack/bolt";

/** The part of a pino logger that this channel uses. */
export interface Log {
  debug(fields: object, line: string): void;
  info(fields: object, line: string): void;
  warn(fields: object, line: string): void;
  error(fields: object, line: string): void;
}

/**
 * What Slack's libraries log, in our log. Their debug lines carry whole messages and are dropped, and so are
 * the details of a body that cannot be parsed, which quote it.
 */
export function boltLog(log: Log): Logger {
  const line = (parts: readonly unknown[]) => parts.map(worded).join(" ");
  return {
    debug: () => undefined,
    info: (...parts) => log.debug({ from: "slack" }, line(parts)),
    warn: (...parts) => log.warn({ from: "slack" }, line(parts)),
    error: (...parts) => log.error({ from: "slack" }, line(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

function worded(part: unknown): string {
  const text = part instanceof Error ? `${part.name}: ${part.message}` : String(part);
  return text.replace(/\(error: SyntaxError.*$/s, "(it is not JSON)");
}
