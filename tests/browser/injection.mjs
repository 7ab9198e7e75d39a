// A map whose every text is an attack: on every page the attacks are text, and nothing but text.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveFolder } from './stage/folder_server.mjs';
import { everyPage } from './stage/pages.mjs';
import { scenario, subject } from './stage/scenario.mjs';

const DATA = { 'application/xml': ['sitemap.xml', 'zh/feed.xml', 'en/feed.xml'] };

await scenario(300, async ({ browser, faults }) => {
  const page = await browser.newPage();
  const base = await serveFolder(subject);
  page.on('dialog', (dialog) => {
    faults.add(`${page.url()}: a dialog opened: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('pageerror', (error) => faults.add(`${page.url()}: ${error}`));
  page.on('console', (message) => message.type() === 'error' && faults.add(`${page.url()}: ${message.text()}`));
  page.on('request', (request) => faults.expect(request.url().startsWith(base), `${page.url()} asks for ${request.url()}`));

  const pages = everyPage(subject);
  faults.expect(pages.length > 60, `only ${pages.length} pages were built of the hostile map`);
  for (const path of pages) {
    await page.goto(base + path);
    const seen = await page.evaluate(inspect);
    for (const fault of seen.faults) faults.add(`${path}: ${fault}`);
    for (const fault of policyFaults(seen.policy)) faults.add(`${path}: ${fault}`);
    const source = readFileSync(join(subject, path), 'utf8');
    faults.expect(!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(source), `${path}: a control character in the file`);
  }
  await literally();
  await wellFormed();

  /** The title of an attack stands on its page as it was written. */
  async function literally() {
    const marks = { 0: '<script>window.__pwned = 1</script>', 1: '"><img src=x onerror=', 3: '</title></style>', 7: '{{ 7*7 }} {% raw %} {# gone #}', 8: '&lt;script&gt;' };
    for (const language of ['zh', 'en']) {
      for (const [number, mark] of Object.entries(marks)) {
        await page.goto(`${base}${language}/nodes/attack-${number}.html`);
        const heading = (await page.locator('h1').allTextContents()).join(' ');
        faults.expect(heading.includes(mark), `${page.url()}: the heading is not what was written: ${heading}`);
      }
    }
  }

  /** What machines read is well-formed too. */
  async function wellFormed() {
    JSON.parse(readFileSync(join(subject, 'map.json'), 'utf8'));
    await page.goto(`${base}en/index.html`);
    for (const [type, files] of Object.entries(DATA)) {
      for (const file of files) {
        if (!existsSync(join(subject, file))) continue; // the pages' own tests say which files there must be
        const text = readFileSync(join(subject, file), 'utf8');
        const error = await page.evaluate(([text, type]) => new DOMParser().parseFromString(text, type).querySelector('parsererror')?.textContent, [text, type]);
        faults.expect(!error, `${file}: ${error}`);
      }
    }
  }
});

/** Without 'unsafe-…', wildcards or schemes that carry code, and nothing allowed that is not named. */
function policyFaults(policy) {
  if (!policy) return ['no Content-Security-Policy'];
  const directives = new Map(policy.split(';').map((part) => part.trim().split(/\s+/)).filter(([name]) => name).map(([name, ...values]) => [name, values]));
  const faults = [];
  if (directives.get('default-src')?.join() !== "'none'") faults.push(`the policy's default-src is not 'none': ${policy}`);
  for (const name of ['base-uri', 'form-action']) {
    if (!directives.has(name)) faults.push(`the policy does not limit ${name}, which default-src does not cover`);
  }
  for (const [name, values] of directives) {
    const wide = values.filter((value) => /^'unsafe-|\*|^https?:$|^blob:/.test(value) || (value === 'data:' && name !== 'img-src'));
    if (wide.length > 0) faults.push(`the policy allows ${wide.join(' ')} for ${name}`);
  }
  return faults;
}

/** Runs in the page: what of the hostile texts has become more than text. */
function inspect() {
  const faults = [];
  const placed = '.el-sheet, .el-sheet > svg, .el-glass'; // what the map's viewer moves, by script
  if ('__pwned' in window) faults.push('an injected script ran');
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    for (const attribute of element.attributes) {
      if (/^on/i.test(attribute.name)) faults.push(`<${name}> has an ${attribute.name} attribute`);
      if ((attribute.name === 'style' && !element.matches(placed)) || attribute.name === 'srcdoc') faults.push(`<${name}> has a ${attribute.name} attribute`);
      if (/^(xlink:)?(href|src|action|formaction|data|poster|cite|background|ping)$/i.test(attribute.name) && name !== 'time') address(name, attribute);
    }
    if (['iframe', 'object', 'embed', 'base', 'frame', 'applet', 'foreignobject', 'style'].includes(name.toLowerCase())) faults.push(`<${name}> in the page`);
    if (name === 'meta' && element.httpEquiv.toLowerCase() === 'refresh' && !/^\d+;\s*url=[\w./~#-]+$/i.test(element.content)) faults.push(`<meta> refreshes to ${element.content}`);
    if (name === 'script' && element.type !== 'application/ld+json' && !(element.src && element.textContent.trim() === '')) faults.push('<script> with code of its own');
    if (name === 'script' && element.type === 'application/ld+json') parse(element.textContent);
  }
  const meta = document.querySelector('meta[http-equiv="Content-Security-Policy" i]');
  const late = meta && [...document.querySelectorAll('script, link[rel~=stylesheet], img')].some((element) => meta.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING);
  if (late) faults.push('the policy comes after what it is to restrain');
  return { faults, policy: meta?.content };

  function address(name, attribute) {
    let url;
    try {
      url = new URL(attribute.value, document.baseURI);
    } catch {
      faults.push(`<${name} ${attribute.name}> is no address: ${attribute.value}`);
      return;
    }
    const loads = !['a', 'blockquote', 'q', 'link'].includes(name);
    if (!['http:', 'https:', 'mailto:'].includes(url.protocol)) faults.push(`<${name} ${attribute.name}> leads to ${attribute.value}`);
    if (loads && url.origin !== location.origin) faults.push(`<${name} ${attribute.name}> loads from ${url.origin}`);
  }

  function parse(text) {
    try {
      JSON.parse(text);
    } catch (error) {
      faults.push(`linked data that cannot be read: ${error}`);
    }
  }
}
