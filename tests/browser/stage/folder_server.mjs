// Serves a built site over HTTP on loopback, under a path of two levels: a link that is not relative breaks.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

const BASE = '/maps/'; // the path of the hostile map's base address
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8', '.json': 'application/json', '.xml': 'application/xml',
  '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8', '.png': 'image/png', '.ico': 'image/x-icon',
};

/** Serves `folder`; resolves to its address, which ends with `/`. The server ends with the process. */
export async function serveFolder(folder) {
  const server = createServer((request, response) => {
    if (request.url === '/favicon.ico') {
      response.writeHead(204).end(); // the browser asks by itself for a picture that no page names
      return;
    }
    const file = fileFor(folder, request.url);
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  server.unref();
  return `http://127.0.0.1:${server.address().port}${BASE}`;
}

function fileFor(folder, url) {
  const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  if (!path.startsWith(BASE)) return undefined;
  const root = resolve(folder);
  const file = resolve(root, `./${path.slice(BASE.length)}`);
  if (file !== root && !file.startsWith(root + sep)) return undefined;
  return [file, join(file, 'index.html')].find(isFile);
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
