const filter = document.getElementById("filter");
const none = document.getElementById("none");

filter?.addEventListener("input", () => {
  const wanted = filter.value.trim().toLowerCase();
  let shown = 0;
  for (const section of document.querySelectorAll("main section")) {
    let inSection = 0;
    for (const line of section.querySelectorAll("li")) {
      line.hidden = !line.dataset.title.includes(wanted);
      if (!line.hidden) inSection += 1;
    }
    section.hidden = inSection === 0;
    shown += inSection;
  }
  none.hidden = shown > 0;
});
