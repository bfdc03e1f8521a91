{
  // j and k, or the arrows to the right and left, where nothing else has a use for them.
  const steps = { j: 1, ArrowRight: 1, k: -1, ArrowLeft: -1 };
  const typing = "input, textarea, select, summary";
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.body.classList.add("quiet");
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.(typing)) return;
    if (event.key in steps && viewer.all.length) {
      event.preventDefault();
      viewer.step(steps[event.key]);
    }
  });
  // Escape puts a note away until the pointer or the focus moves on.
  for (const moved of ["focusin", "mouseover"]) {
    addEventListener(moved, () => document.body.classList.remove("quiet"));
  }
}
