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

  // The search opens on every page, by its link or by `/`, and is loaded when somebody types. From a folder, where
  // nothing can be loaded, the link leads to the page that lists everything.
  const box = document.querySelector(".el-search");
  if (box && location.protocol !== "file:") {
    const dialog = box.closest("dialog"), field = box.querySelector("input"), opener = document.querySelector(".el-search-open");
    let loaded;
    const load = () => (loaded ??= import(new URL(box.dataset.module, document.baseURI)).catch(() => {
      loaded = undefined;
      box.querySelector("[role=status]").textContent = box.dataset.failed;
    }));
    const open = (event) => {
      event.preventDefault();
      if (dialog && !dialog.open) dialog.showModal();
      field.focus();
      field.select();
    };
    box.hidden = false;
    for (const name of ["input", "compositionend"]) field.addEventListener(name, (event) => { if (!event.isComposing) load(); });
    opener?.addEventListener("click", (event) => { if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event); });
    document.addEventListener("keydown", (event) => {
      const busy = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
      if (event.key === "/" && !busy && !event.target.closest("input, textarea, select, [contenteditable], dialog")) open(event);
    });
    if (dialog) {
      opener?.setAttribute("aria-haspopup", "dialog");
      dialog.addEventListener("click", (event) => { if (event.target === dialog || event.target.closest(".el-search-close")) dialog.close(); });
    } else {
      field.value = new URLSearchParams(location.search).get("q") ?? field.value;
      if (field.value) load();
    }
  }

  // A wide drawing begins at its thesis (or at the statement that the page is about), not at its empty corner.
  for (const canvas of document.querySelectorAll(".el-canvas")) {
    const card = canvas.querySelector(".el-card--focus, .el-card--thesis") || canvas.querySelector(".el-card");
    if (!card || canvas.scrollWidth <= canvas.clientWidth) continue;
    const at = card.getBoundingClientRect(), frame = canvas.getBoundingClientRect();
    canvas.scrollLeft += at.left + at.width / 2 - frame.left - frame.width / 2;
    if (at.bottom > frame.bottom) canvas.scrollTop += at.top - frame.top - 32;
  }

  // All branches of the outline at once; the first level stays open.
  for (const button of document.querySelectorAll("[data-el-fold]")) {
    button.parentElement.hidden = false;
    button.addEventListener("click", () => {
      const open = button.dataset.elFold === "open";
      for (const branch of document.querySelectorAll(open ? ".el-tree details" : ".el-tree details details")) branch.open = open;
    });
  }

  // "What if" is loaded when it is asked for, here or by the address. From a folder no module can be.
  const asked = document.querySelector(".el-whatif[data-module]");
  if (asked && location.protocol !== "file:") {
    const load = () => import(new URL(asked.dataset.module, location.href));
    for (const one of document.querySelectorAll("[data-if=switch]")) one.hidden = false, one.addEventListener("click", load, { once: true });
    if (/[#&](aside|accept)=/.test(location.hash)) load();
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
