"use strict";
{
  // System, light or dark; remembered where the browser lets a file remember anything.
  const themes = ["system", "light", "dark"];
  const button = document.getElementById("theme");
  const remembered = () => { try { return localStorage.getItem("cleaner-theme"); } catch { return null; } };
  const remember = (theme) => { try { localStorage.setItem("cleaner-theme", theme); } catch { /* not here */ } };
  let theme = themes.includes(remembered()) ? remembered() : "system";
  const show = () => {
    document.documentElement.dataset.theme = theme;
    button.querySelector(".says").textContent = `Theme: ${theme}`;
  };
  button.addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    remember(theme);
    show();
  });
  button.hidden = false;
  show();
}
