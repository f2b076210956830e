/** What is wrong or odd about people.yaml and the company's other files; shown after file and line. */
export const peopleWords = {
  noSuchFile: (file: string) => `${file}: there is no such file. Give the path of a people.yaml.`,
  repeatedId: (id: string, line: number) =>
    `The id ${id} stands in line ${line} already. Give this entry an id of its own.`,
  repeatedEmail: (email: string, line: number) =>
    `The e-mail address ${email} stands in line ${line} already. Give each person their own.`,
  nobody: (line: number, field: string, id: string) =>
    `Line ${line}: ${field} names ${id}, who is not in people.yaml; left out.`,
  ownSelf: (line: number, field: string, id: string) =>
    `Line ${line}: ${field} of ${id} names themselves; left out.`,
  managerCircle: (line: number, ids: readonly string[]) =>
    `Line ${line}: ${ids.join(" reports to ")} reports to ${ids[0]}: a circle. The manager of ${ids[0]} is left out.`,
  noSuchZone: (line: number, zone: string) =>
    `Line ${line}: ${zone} is no time zone; the company's is used. Write one like Europe/Dublin.`,
  noSuchSkill: (line: number, skill: string) =>
    `Line ${line}: the skill ${skill} is described nowhere; left out.`,
  kept: (id: string) => `${id} stays as last imported.`,
} as const;

/** What a field must be, after "… must be". */
export const peopleFields = {
  text: "text",
  email: "an e-mail address",
  date: "a date such as 2026-12-24",
  leave: "dates such as 2026-12-24, or {from, to} with the first day first",
  workingHours: 'hours such as "Mon-Fri 09:00-17:00", or {days, from, to}',
  timeZone: "a time zone such as Europe/Dublin",
  tasks: "a list of tasks, or names with their values",
  frequency: "daily, weekly, monthly or rarely",
  impact: "low, medium or high",
  holidays: "dates, or {date, name}",
  map: "names with their values",
  number: "a number in the range that docs/policy.md gives",
} as const;
