// Starts `elenchus lsp`, one for each map, as soon as a file of the map is open. All else is done by the server.
const { execFile } = require('node:child_process');
const { stat } = require('node:fs/promises');
const { homedir } = require('node:os');
const { delimiter, dirname, isAbsolute, join, resolve, sep } = require('node:path');
const { commands, env, l10n, MarkdownString, RelativePattern, Uri, window, workspace } = require('vscode');

/** The running client of each map, by the map's folder: a promise of it, or of nothing if the program does not start. */
const clients = new Map();

exports.activate = (context) => {
  const greet = (document) => {
    const root = rootOf(document);
    root?.then((folder) => folder && !clients.has(folder) && clients.set(folder, start(folder, context)));
  };
  const restart = async () => {
    await stopAll();
    workspace.textDocuments.forEach(greet);
  };
  context.subscriptions.push(
    workspace.onDidOpenTextDocument(greet),
    workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('elenchus') && restart()),
    commands.registerCommand('elenchus.restart', restart),
    commands.registerCommand('elenchus.offer', offer),
  );
  workspace.textDocuments.forEach(greet);
};

exports.deactivate = stopAll;

/** Ends every server; what is started afterwards is new. */
async function stopAll() {
  const running = [...clients.values()];
  clients.clear();
  await Promise.allSettled(running.map(async (one) => (await one)?.dispose())); // one that hangs or never ran is gone as well
}

/** The folder whose `argument/` has a `map.yaml` and the document below it; nothing for any other document. */
async function rootOf({ uri, languageId }) {
  if (uri.scheme !== 'file' || !['yaml', 'markdown'].includes(languageId)) return undefined;
  const parts = uri.fsPath.split(sep);
  for (let at = parts.length - 2; at > 0; at -= 1) {
    const root = parts.slice(0, at).join(sep) || sep;
    if (parts[at] === 'argument' && await isFile(join(root, 'argument', 'map.yaml'))) return root;
  }
  return undefined;
}

async function start(root, context) {
  const settings = workspace.getConfiguration('elenchus', Uri.file(root));
  const wanted = String(settings.get('path') || 'elenchus'), language = settings.get('language');
  const command = await find(wanted, root);
  const fault = command ? await faultOf(command, root) : l10n.t('The program {0} was not found. Without it there are no findings and no completion here.', wanted);
  if (fault) {
    complain(fault, context); // not awaited: the message may stand there for long
    return undefined;
  }
  const args = language === 'auto' ? ['lsp'] : ['lsp', '--lang', language];
  const { LanguageClient } = require('vscode-languageclient/node'); // only now: most YAML files belong to no map
  const client = new LanguageClient('elenchus', 'Elenchus', { command, args, options: { cwd: root } }, {
    documentSelector: ['yaml', 'markdown'].map((id) => ({ scheme: 'file', language: id, pattern: new RelativePattern(Uri.file(root), 'argument/**') })),
    middleware: { provideCompletionItem: async (document, position, how, token, next) => shown(await next(document, position, how, token), root) },
  });
  try {
    await client.start();
    return client;
  } catch (error) {
    await client.dispose().catch(() => undefined); // what has not started cannot always be ended
    complain(l10n.t('The program {0} did not start: {1}', command, error.message), context);
    return undefined;
  }
}

/** What is offered, as this editor shows it best: titles in every row and wrapped at words, and after a key what fits it. */
function shown(offered, root) {
  const items = offered?.items ?? offered ?? [];
  for (const item of items) {
    if (item.detail) {
      const more = new MarkdownString().appendText(item.detail);
      item.label = { label: item.label, description: item.detail };
      item.documentation = item.documentation ? more.appendMarkdown(`\n\n${item.documentation.value}`) : more;
      item.detail = undefined;
    }
    // The editor looks for what is typed at beginnings of words: so every Chinese letter is one.
    item.filterText = item.filterText?.replace(/(?=\p{Script=Han})/gu, ' ');
    if (/: $/.test(item.insertText)) item.command = { command: 'elenchus.offer', title: '', arguments: [root] };
  }
  return offered;
}

/** Opens the list where the server has something to offer; where it has not, the editor would offer any word of the text. */
async function offer(root) {
  const editor = window.activeTextEditor, client = await clients.get(root);
  if (!editor || !client) return;
  const at = client.code2ProtocolConverter.asTextDocumentPositionParams(editor.document, editor.selection.active);
  const offered = await client.sendRequest('textDocument/completion', at);
  if (offered?.length) await commands.executeCommand('editor.action.triggerSuggest', { auto: true });
}

/** The path of the program; nothing if there is none. A path in a map counts only if the map lies in the workspace, which is trusted. */
async function find(wanted, root) {
  if (isAbsolute(wanted)) return await isFile(wanted) ? wanted : undefined;
  if (dirname(wanted) !== '.' || wanted.startsWith('.')) {
    const path = resolve(root, wanted), isOurs = workspace.getWorkspaceFolder(Uri.file(root)) !== undefined;
    return isOurs && await isFile(path) ? path : undefined;
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter), join(homedir(), '.cargo', 'bin')].filter(isAbsolute);
  for (const folder of folders) {
    for (const ending of process.platform === 'win32' ? ['.exe', ''] : ['']) {
      const path = join(folder, wanted + ending);
      if (await isFile(path)) return path;
    }
  }
  return undefined;
}

const isFile = (path) => stat(path).then((found) => found.isFile(), () => false);

/** What is wrong with a program, if it does not answer. */
const faultOf = (command, cwd) => new Promise((done) => {
  execFile(command, ['lsp', '--help'], { cwd, timeout: 20_000 }, (error, _, said) => done(error && (said.trim() || error.message)));
}).catch((error) => error.message).then((why) => why && l10n.t('The program {0} did not start: {1}', command, why));

async function complain(message, context) {
  const install = l10n.t('How to install it'), settings = l10n.t('Settings');
  const choice = await window.showErrorMessage(`Elenchus: ${message}`, install, settings);
  if (choice === settings) await commands.executeCommand('workbench.action.openSettings', '@ext:elenchus.elenchus');
  if (choice === install) {
    const readme = env.language.startsWith('zh') ? 'readme.zh.md' : 'readme.md';
    await commands.executeCommand('markdown.showPreview', Uri.joinPath(context.extensionUri, readme));
  }
}
