// Comfort only: every page works without this file.
(() => {
  "use strict";
  const root = document.documentElement;
  const key = "elenchus-theme";
  // Storage may be refused (private windows, file://): then the choice lasts as long as the page.
  const read = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const write = (value) => { try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch { /* see above */ } };

  const themes = ["", "light", "dark"];
  let theme = themes.includes(read()) ? read() : "";
  const button = document.querySelector(".el-theme");
  const show = () => {
    if (theme) root.dataset.theme = theme; else delete root.dataset.theme;
    if (!button) return;
    button.title = button.dataset["label" + ({ light: "Light", dark: "Dark" }[theme] || "System")];
    button.setAttribute("aria-label", button.title);
  };
  show();
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      theme = themes[(themes.indexOf(theme) + 1) % themes.length];
      write(theme);
      show();
    });
  }

  const menu = document.querySelector(".el-menu");
  if (menu) {
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  }

  // A wide drawing begins at its thesis (or at the statement that the page is about), not at its empty corner.
  for (const canvas of document.querySelectorAll(".el-canvas")) {
    const card = canvas.querySelector(".el-card--focus, .el-card--thesis") || canvas.querySelector(".el-card");
    if (!card || canvas.scrollWidth <= canvas.clientWidth) continue;
    const at = card.getBoundingClientRect(), frame = canvas.getBoundingClientRect();
    canvas.scrollLeft += at.left + at.width / 2 - frame.left - frame.width / 2;
    if (at.bottom > frame.bottom) canvas.scrollTop += at.top - frame.top - 32;
  }

  // A link to something inside a closed <details> opens it.
  const reveal = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* not percent-encoded: as it is */ }
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
})();
