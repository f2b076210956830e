/** What is wrong or odd about a YAML file, whatever stands in it; shown after file and line. */
export const yamlWords = {
  notYaml: (problem: string) => `This is not valid YAML: ${problem}. Correct that line.`,
  notReadable: (code: string) => `It cannot be read (${code}). Allow the user who runs Cairn to read it.`,
  notText: () => "This is not a text file in UTF-8. Save it as UTF-8.",
  tooLarge: (bytes: number, limit: number) =>
    `The file has ${bytes} bytes; up to ${limit} are read. Check that it is the right file.`,
  notAList: (key: string) =>
    `A list of entries is expected, under ${key}: or alone. Begin each with "- id:".`,
  notKeys: (key: string) => `Names with their values are expected, under ${key}: or alone.`,
  missing: (field: string) => `${field} is missing. Add it.`,
  wrong: (field: string, expected: string) => `${field} must be ${expected}.`,
  unknownKeys: (line: number, keys: readonly string[]) =>
    `Line ${line}: keys without a meaning here: ${keys.join(", ")}.`,
} as const;

/** What a field must be, after "… must be". */
export const yamlFields = {
  text: "text",
  list: "a name or a list of names",
} as const;
