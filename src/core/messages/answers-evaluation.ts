/** What is wrong with a gold set or with the records of an earlier run. */
export const answersEvaluationWords = {
  noGold: (file: string) => `${file} is not a file. Name a gold set in YAML, such as eval/answers.yaml.`,
  noQuestions: () => 'There are no questions. Write them under "questions:", each beginning with "- id:".',
  twice: (id: string) => `The id ${id} is there already. Give this question an id of its own.`,
  noSection: (address: string) =>
    `No page in force has ${address}. Write page#section, as cairn ask --json gives them under citations.`,
  noPerson: (id: string) => `There is no person ${id}; people.yaml of the content lists who there is.`,
  noRecords: (file: string) => `${file} is not a file. Name one that --records wrote in an earlier run.`,
  noRecord: (file: string, line: number) =>
    `${file}:${line}: this is no record of an answer. Name a file that --records wrote.`,
} as const;

/** What a field of a gold set must be, after "… must be". */
export const goldFields = {
  outcome: "answered, clarify, abstained or needs-approval, or a list of these",
  sections: "page#section, or a list of these",
  facts: "a list of facts, each a text or a list of its spellings",
  questions: "a list of earlier questions, the oldest first",
  time: "a time such as 2026-11-20T10:00:00Z",
} as const;
