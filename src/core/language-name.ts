/** "English" of "en", as a prompt names the language to write in; what is no tag stays as it is. */
export function languageName(tag: string): string {
  return isTag.test(tag) ? (names.of(tag) ?? tag) : tag;
}

const isTag = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i;
const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });
