{
  // A browser knows the languages' names.
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  for (const element of document.querySelectorAll(".language")) {
    const tag = element.dataset.tag;
    try { element.textContent = tag === "und" ? "unknown" : `${names.of(tag)} (${tag})`; } catch { /* not a tag */ }
  }
}
