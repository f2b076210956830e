/** Every string under one of some names, anywhere. */
export function found(value: unknown, ...names: readonly string[]): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    names.includes(name) && typeof inner === "string" ? [inner] : found(inner, ...names),
  );
}

/** Texts of one type, anywhere. */
export function textsOf(value: unknown, type: "plain_text" | "mrkdwn"): string[] {
  if (typeof value !== "object" || value === null) return [];
  if ("type" in value && value.type === type && "text" in value) return [String(value.text)];
  return Object.values(value).flatMap((inner) => textsOf(inner, type));
}
