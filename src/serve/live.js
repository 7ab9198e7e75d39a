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
    for (const finding of report.findings) {
      const item = element('article', 'el-live-finding');
      item.append(element('p', 'el-live-place', [finding.code, finding.place].filter(Boolean).join('  ')));
      item.append(element('p', 'el-live-message', finding.message));
      if (finding.help) item.append(element('p', 'el-live-help', finding.help));
      if (finding.excerpt) item.append(element('pre', 'el-live-excerpt', finding.excerpt));
      panel.append(item);
    }
    document.body.append(panel);
  };

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && panel) hide();
  });

  new EventSource('/__elenchus/events').addEventListener('message', (event) => {
    const report = JSON.parse(event.data);
    if (!report.good) show(report);
    else if (report.generation !== mine) location.reload();
    else hide();
  });
})();
