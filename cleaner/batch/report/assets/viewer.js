// One document at a time; the list, the buttons, the keys and the address bar choose which.
const viewer = (() => {
  const all = [...document.querySelectorAll(".document")];
  const links = new Map(all.map((one) => [one, document.querySelector(`.index a[href="#${one.id}"]`)]));
  const steps = document.querySelector(".steps");
  let matching = all;
  let current = null;

  const show = (one) => {
    current = one;
    for (const other of all) {
      other.hidden = other !== one;
      if (other === one) links.get(other).setAttribute("aria-current", "true");
      else links.get(other).removeAttribute("aria-current");
    }
    if (!steps) return;
    const place = matching.indexOf(one);
    steps.querySelector(".place").textContent = one ? `${place + 1} of ${matching.length}` : "";
    steps.querySelector("[data-step='-1']").disabled = place <= 0;
    steps.querySelector("[data-step='1']").disabled = place < 0 || place + 1 >= matching.length;
  };
  const open = (one) => {
    show(one);
    one.scrollIntoView({ block: "start" });
    one.querySelector("h3").focus({ preventScroll: true });
    links.get(one).scrollIntoView({ block: "nearest" });
    one.scrollIntoView({ block: "start" });
  };
  const step = (by) => {
    const next = matching[matching.indexOf(current) + by];
    if (next) open(next);
  };
  const only = (some) => {
    matching = some;
    for (const [one, link] of links) link.parentElement.hidden = !some.includes(one);
    show(some.includes(current) ? current : some[0] ?? null);
  };
  const addressed = () => all.find((one) => `#${one.id}` === location.hash);

  if (all.length) {
    document.getElementById("documents").classList.add("one-at-a-time");
    steps.hidden = false;
    for (const button of steps.querySelectorAll("button")) {
      button.addEventListener("click", () => step(Number(button.dataset.step)));
    }
    for (const [one, link] of links) {
      link.addEventListener("click", (event) => { event.preventDefault(); open(one); });
    }
    addEventListener("hashchange", () => { if (addressed()) open(addressed()); });
    show(addressed() ?? all[0]);
    // On a phone the buttons stand at the foot of the screen, while documents are in sight.
    new IntersectionObserver(([seen]) => {
      document.body.classList.toggle("in-documents", seen.isIntersecting);
    }).observe(document.querySelector(".reading"));
  }
  return { all, only, step };
})();
