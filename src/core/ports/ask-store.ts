/** What Ask reads of the past. */
export interface AskStore {}
