/** A path whose parts are short, plain and the same on every system. */
export function draftPath(parts: readonly string[]): string {
  return parts.map(draftName).join("/");
}

/** Signs of one part of a path. */
const longest = 80;

function draftName(part: string): string {
  const plain = part
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, longest)
    .replace(/^-+|-+$/g, "");
  // Names that some systems keep for themselves.
  return plain === "" || /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(plain)
    ? `page-${plain}`.replace(/-$/, "")
    : plain;
}

/** The same paths, each once: a second one of a name has a number. */
export function uniquePaths(paths: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return paths.map((path) => {
    let unique = path;
    for (let count = 2; taken.has(unique); count += 1) unique = `${path}-${count}`;
    taken.add(unique);
    return unique;
  });
}
