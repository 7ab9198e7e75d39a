// The search: the field of a page and its hits. Loaded by app.js when somebody types.

import { marks, searching } from "./search/searching.js";

/** Writes a text with its words marked; with `around`, what stands round the first of them, if there is one. */
function write(element, text, words, around) {
  const places = marks(text, words), first = places[0]?.[0];
  let at = 0;
  if (around && !places[0]) return;
  if (first > around) {
    at = first - around + 1 + text.slice(first - around, first).search(/[\s，。；：、]/);
    element.append("…");
  }
  for (const [start, end] of places) {
    const mark = document.createElement("mark");
    mark.append(text.slice(start, end));
    element.append(text.slice(at, start), mark);
    at = end;
  }
  element.append(text.slice(at));
}

/** Makes a field find. */
function start(root) {
  const [field, list, said, more] = ["field", "hits", "said", "more"].map((name) => root.querySelector(`.el-search-${name}`));
  const base = new URL(root.dataset.page, document.baseURI), dialog = root.closest("dialog");
  // Only the first file keeps its name when the map changes. What is no JSON is a failure as well.
  const load = async (path) => (await fetch(new URL(path, base), { cache: path.includes("/") ? "default" : "no-cache" })).json();
  let turn = 0, at = -1, find = searching(load), hits, waiting;

  function choose(place) {
    list.children[at]?.setAttribute("aria-selected", false);
    const option = list.children[(at = place)];
    option?.setAttribute("aria-selected", true);
    option?.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", option?.id ?? "");
  }

  function option(entry) {
    const [href, mark, place, lang, title, text] = entry, { words, head } = hits, id = `el-hit-${list.children.length}`;
    list.insertAdjacentHTML("beforeend", head.marks[mark]); // hit.html, in which there is no text of the map
    const link = list.lastElementChild, [heading, meta, snippet] = link.children;
    Object.assign(link, { id, href: new URL(href, base) });
    meta.lastElementChild.append(place);
    write(heading, title, words);
    if (!words.every((word) => entry.folded[0].includes(word))) write(snippet, text, words, 40);
    if (lang) heading.lang = snippet.lang = lang;
  }

  /** Shows the next hits of what was there, or of something else in its place. */
  async function show(found, mine = turn) {
    const next = found ? await found.more() : [];
    if (mine !== turn) return;
    const fresh = found !== hits;
    if (fresh) list.replaceChildren();
    hits = found;
    next.forEach(option);
    const { length } = list.children, { count, done = true } = hits, none = done && !length;
    tell(found && (none ? "foundNone" : count ? "found" : "foundSome"), none ? field.value.trim() : count ?? length);
    list.hidden = !length;
    more.hidden = done;
    field.setAttribute("aria-expanded", !!length);
    if (fresh) choose(dialog && length ? 0 : -1);
  }

  const tell = (name, fill) => (said.textContent = name ? root.dataset[name].replace(/\{.*\}/, () => fill) : "");

  async function search() {
    const mine = ++turn, asked = field.value.trim();
    if (!dialog) {
      history.replaceState(null, "", asked ? `?q=${encodeURIComponent(asked)}` : location.pathname);
      root.classList.toggle("is-asked", !!asked);
    }
    const found = asked && (await find(asked));
    if (mine === turn) await show(found);
  }

  const safely = (work, mine = turn) => work.catch(() => {
    find = searching(load); // forgets what failed
    if (mine === turn) tell("failed");
  });
  const soon = () => (clearTimeout(waiting), (waiting = setTimeout(() => safely(search()), 80)));
  // While Chinese is being put together, what stands in the field is not yet what is asked.
  field.oninput = (event) => event.isComposing || soon();
  field.addEventListener("compositionend", soon);
  more.onclick = async () => {
    const { length } = list.children;
    await safely(show(hits));
    field.focus();
    if (list.children[length]) choose(length);
  };
  list.onmousedown = () => false; // the focus stays in the field
  field.onkeydown = async (event) => {
    const { length } = list.children, { key } = event;
    if (event.isComposing) return;
    if (key === "Enter" && at >= 0) list.children[at].click();
    else if (key === "ArrowUp" && length) choose((at < 0 ? length : at) - 1);
    else if (key === "ArrowDown" && length) {
      event.preventDefault();
      if (at + 1 === length && !hits.done) await safely(show(hits));
      choose(list.children[at + 1] ? at + 1 : -1);
    } else if (key === "Escape" && !dialog) (field.value = ""), soon();
    else return;
    event.preventDefault();
  };
  if (field.value) soon();
}

start(document.querySelector(".el-search"));
