/** Pages, versions, sections and passages. */
export interface PageStore {}
