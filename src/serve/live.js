// Told by the live server: reloads when there is a newer good site, shows what is wrong over the last good one.
(() => {
  'use strict';
  const script = document.currentScript;
  const mine = Number(script.dataset.generation);
  let panel = null;

  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = new URL('live.css', script.src).href;
  document.head.append(sheet);

  const element = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  const hide = () => {
    if (panel) panel.remove();
    panel = null;
  };

  const show = (report) => {
    hide();
    panel = element('section', 'el-live');
    panel.setAttribute('role', 'alert');
    const close = element('button', 'el-live-close', report.close);
    close.type = 'button';
    close.addEventListener('click', hide);
    panel.append(element('h2', 'el-live-heading', report.heading), close);
    // What is wrong with the statement of this page comes first.
    const here = (finding) => Boolean(finding.page && location.pathname.endsWith(`/${finding.page}`));
    panel.append(...[...report.findings].sort((a, b) => here(b) - here(a)).map(item));
    document.body.append(panel);
  };

  const item = (finding) => {
    const made = element('article', 'el-live-finding');
    made.append(element('p', 'el-live-place', [finding.code, finding.place].filter(Boolean).join('  ')));
    made.append(element('p', 'el-live-message', finding.message));
    if (finding.help) made.append(element('p', 'el-live-help', finding.help));
    if (finding.excerpt) made.append(element('pre', 'el-live-excerpt', finding.excerpt));
    return made;
  };

  /** What was found in the file of this page, under its heading. */
  const notes = JSON.parse(script.dataset.notes ?? '[]');
  const heading = document.querySelector('h1');
  if (notes.length && heading) {
    const box = element('details', 'el-live-notes'), count = new Map();
    for (const { level } of notes) count.set(level, (count.get(level) ?? 0) + 1);
    box.append(element('summary', 'el-live-count', [...count].map(([level, number]) => `${level} ${number}`).join(' · ')));
    box.append(...notes.map(item));
    heading.after(box);
  }

  // A page that is loaded anew is scrolled and unfolded as it was.
  const KEPT = 'elenchus-live';
  const folds = () => {
    const seen = new Map();
    return [...document.querySelectorAll('details')].map((details) => {
      const label = details.querySelector('summary')?.textContent ?? '', at = seen.get(label) ?? 0;
      seen.set(label, at + 1);
      return { details, key: `${label} ${at}` };
    });
  };
  const reload = () => {
    const open = folds().filter(({ details }) => details.open).map(({ key }) => key);
    sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, open, x: scrollX, y: scrollY }));
    location.reload();
  };
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
  sessionStorage.removeItem(KEPT);
  if (kept?.path === location.pathname) {
    for (const { details, key } of folds()) details.open = kept.open.includes(key);
    addEventListener('load', () => scrollTo({ left: kept.x, top: kept.y, behavior: 'instant' }));
  }

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && panel) hide();
  });

  new EventSource('/__elenchus/events').addEventListener('message', (event) => {
    const report = JSON.parse(event.data);
    if (!report.good) show(report);
    else if (report.generation !== mine) reload();
    else hide();
  });
})();
