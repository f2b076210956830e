/** Of a filter, the parts that are given: whatever is left out lets everything through. */
export function given<Filter extends object>(filter: Filter): Given<Filter> {
  return Object.fromEntries(Object.entries(filter).filter(([, part]) => part !== undefined)) as Given<Filter>;
}

type Given<Filter> = { [Name in keyof Filter]?: Exclude<Filter[Name], undefined> };
