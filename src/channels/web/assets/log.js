/** The list of what was said, as elements. `words` are the catalogue's. */
export function createLog(list, words) {
  /** Message id → its element. */
  const shown = new Map();
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  function append(className, ...children) {
    const item = element("li", className);
    item.append(...children);
    list.append(item);
    return item;
  }

  /** What is higher than the screen is shown from its start: that is where it says what it is. */
  function show(item, block, behavior = calm.matches ? "instant" : "smooth") {
    const scroller = list.parentElement;
    const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(scroller);
    const room = scroller.clientHeight - parseFloat(scrollPaddingTop) - parseFloat(scrollPaddingBottom);
    item.scrollIntoView({ block: item.offsetHeight > room ? "start" : block, behavior });
  }

  function articleOf(message, card) {
    const article = element("article", "card");
    article.tabIndex = -1;
    article.setAttribute("aria-label", words.cairn);
    article.append(card ?? element("p", "plain-text", message.text || words.unshowable));
    return article;
  }

  return {
    has: (id) => shown.has(id),
    itemOf: (id) => shown.get(id) ?? null,
    isEmpty: () => list.childElementCount === 0,
    clear() {
      shown.clear();
      list.replaceChildren();
    },
    addMine({ text, tap }) {
      const item = append(
        tap ? "mine tap" : "mine",
        element("span", "unseen", `${words.you}: `),
        element("p", "", text),
      );
      show(item, "nearest");
      return item;
    },
    /** `card` null: its plain words are shown. */
    addMessage(message, card) {
      shown.set(message.id, append("cairn", articleOf(message, card)));
    },
    /** From now on the same element is known by this id, too. */
    addName: (item, id) => shown.set(id, item),
    /** In the place of the message it replaces, which is then known by both ids. */
    replaceMessage(message, card) {
      const item = shown.get(message.replaces);
      item.replaceChildren(articleOf(message, card));
      shown.set(message.id, item);
    },
    addTyping() {
      const item = append("cairn typing", element("span", "unseen", words.thinking));
      item.append(element("i", "dot"), element("i", "dot"), element("i", "dot"));
      show(item, "nearest");
      return item;
    },
    /** The beginning of the answer, in the place of the sign; `busy`: only the whole is read out. */
    growTyping(item, message, card) {
      const article = articleOf(message, card);
      article.setAttribute("aria-busy", "true");
      const dots = [...item.querySelectorAll(".dot")];
      item.classList.add("growing");
      item.replaceChildren(article, ...dots);
      show(item, "nearest");
    },
    /** `retry` null: trying again would not help. */
    addFailure(line, retry) {
      const item = append("failure", element("p", "", line));
      item.setAttribute("role", "alert");
      if (retry === null) return item;
      const button = element("button", "plain", words.retry);
      button.type = "button";
      button.addEventListener("click", () => {
        item.remove();
        retry();
      });
      item.append(button);
      show(item, "nearest");
      return item;
    },
    addNote: (text) => append("note", element("p", "", text)),
    show,
    showEnd() {
      if (list.lastElementChild !== null) show(list.lastElementChild, "end", "instant");
    },
  };
}

export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
