{
  // Documents that have a removal of a ticked category; the other removals are shown as text.
  const form = document.getElementById("filter");
  const apply = () => {
    const kind = form.querySelector("[name='kind']:checked").value;
    const boxes = [...form.querySelectorAll("[name='category']")];
    const ticked = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const everything = ticked.size === boxes.length;
    const some = viewer.all.filter((one) => {
      const categories = one.dataset.categories.split(" ");
      return (!kind || one.dataset.kinds.split(",").includes(kind))
        && (everything || categories.some((name) => ticked.has(name)));
    });
    for (const removed of document.querySelectorAll(".removed")) {
      removed.classList.toggle("passed-over", !ticked.has(removed.dataset.category));
    }
    viewer.only(some);
    document.querySelector(".shown").textContent = `${some.length} of ${viewer.all.length} documents`;
    document.querySelector(".reading > .empty").hidden = some.length > 0;
  };
  if (form) {
    form.hidden = false;
    form.addEventListener("change", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const button of form.querySelectorAll("[data-check]")) {
      button.addEventListener("click", () => {
        for (const box of form.querySelectorAll("[name='category']")) box.checked = button.dataset.check === "all";
        apply();
      });
    }
    apply();
  }
}
