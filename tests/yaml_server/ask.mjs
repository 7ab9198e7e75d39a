// Speaks the language server protocol to yaml-language-server with the schemas of a project, as an editor does: prints what
// it finds in texts, offers and tells, as JSON.
//
// node ask.mjs SERVER NODE_SCHEMA MAP_SCHEMA
import { spawn } from "node:child_process";

const [serverFile, nodeSchema, mapSchema] = process.argv.slice(2);
const settings = {
  schemas: {
    [`file://${nodeSchema}`]: ["argument/**/*.yaml", "!argument/map.yaml"],
    [`file://${mapSchema}`]: "argument/map.yaml",
  },
  validate: true,
  hover: true,
  completion: true,
};
const server = spawn(process.execPath, [serverFile, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const answers = new Map();
const found = new Map();
let asked = 0;
let buffer = Buffer.alloc(0);

function send(message) {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

function receive(message) {
  if (message.method === "workspace/configuration") {
    send({ id: message.id, result: message.params.items.map((item) => (item.section === "yaml" ? settings : null)) });
  } else if (message.method === "textDocument/publishDiagnostics") {
    found.get(message.params.uri)?.(message.params.diagnostics);
  } else if (message.method && message.id !== undefined) {
    send({ id: message.id, result: null });
  } else if (message.id !== undefined) {
    answers.get(message.id)?.(message.result ?? message.error);
  }
}

server.stdout.on("data", (data) => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const head = buffer.indexOf("\r\n\r\n");
    const length = head < 0 ? 0 : Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, head))[1]);
    if (head < 0 || buffer.length < head + 4 + length) return;
    const body = buffer.subarray(head + 4, head + 4 + length);
    buffer = buffer.subarray(head + 4 + length);
    receive(JSON.parse(body));
  }
});

function ask(method, params) {
  asked += 1;
  const id = asked;
  return new Promise((resolve) => {
    answers.set(id, resolve);
    send({ id, method, params });
  });
}

// Opens a text and yields what is found in it.
function open(path, text) {
  const uri = `file:///project/argument/${path}`;
  return new Promise((resolve) => {
    found.set(uri, (diagnostics) => resolve(diagnostics.map((one) => `${one.range.start.line} ${one.message}`)));
    send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
  });
}

const item = { documentationFormat: ["markdown"] };
const capabilities = { workspace: { configuration: true }, textDocument: { completion: { completionItem: item } } };
await ask("initialize", { processId: null, rootUri: "file:///project", capabilities });
send({ method: "initialized", params: {} });
send({ method: "workspace/didChangeConfiguration", params: { settings: { yaml: settings } } });
const wrong = await open("wrong.yaml", "kind: clam\ntitle: 甲\nsuports: [a]\nattacks: [nobody]\ndate: 2026-11-23\n");
const right = await open("right.yaml", "kind: claim\ntitle: {zh: 甲, en: A}\ndate: 2026-11-23\nsupports:\n  - \n  - thesis\n");
const map = await open("map.yaml", "format: 1\ntitel: M\ntitle: M\nlanguages: [zh]\nchecks: {levels: {A012: off}}\n");
const textDocument = { uri: "file:///project/argument/right.yaml" };
const offers = await ask("textDocument/completion", { textDocument, position: { line: 4, character: 4 } });
const hover = await ask("textDocument/hover", { textDocument, position: { line: 0, character: 1 } });
const offered = (offers.items ?? offers).map((one) => [one.label, one.documentation?.value ?? one.documentation]);
console.log(JSON.stringify({ wrong, right, map, offered, hover: hover.contents.value }));
server.kill();
process.exit(0);
