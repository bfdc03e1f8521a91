// The texts in sight whose contrast with their ground is under 4.5, as "ratio text".
const channels = (colour) => {
  const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
  return [r, g, b, a];
};
const luminance = (rgb) => {
  const [r, g, b] = rgb.map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (element) => {
  for (let here = element; here; here = here.parentElement) {
    const [r, g, b, a] = channels(getComputedStyle(here).backgroundColor);
    if (a === 1) return [r, g, b];
  }
  throw new Error("no ground");
};
const ratio = (element) => {
  const [r, g, b] = channels(getComputedStyle(element).color);
  const [one, two] = [luminance([r, g, b]), luminance(ground(element))];
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
};
const said = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
const texts = [...document.body.querySelectorAll("*")].filter(
  (element) => said(element) && !element.closest("svg, script") && element.checkVisibility({ visibilityProperty: true }));
if (texts.length < 100) throw new Error("hardly a text in sight");
return texts.filter((element) => ratio(element) < 4.5)
  .map((element) => `${ratio(element).toFixed(2)} ${element.tagName}.${element.className} ${element.textContent.slice(0, 40)}`);
