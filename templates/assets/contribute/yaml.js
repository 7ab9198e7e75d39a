// YAML: a contribution as a file. Pure; tests/contribute.rs lets the loader read what is written here.

const WORDS = /^(true|false|null|yes|no|on|off|y|n)$/i;

/** A text as a scalar: as it is if nothing in it can be taken for something else, else in quotation marks. */
function scalar(text, inFlow) {
  const plain = /^[\p{L}“‘《「『（](?:[\p{L}\p{M}\p{N}\p{P}\p{S} ]*[\p{L}\p{M}\p{N}\p{P}\p{S}])?$/u.test(text) && !/: | #|:$/.test(text) && !WORDS.test(text);
  if (plain && !(inFlow && /[,[\]{}:]/.test(text))) return text;
  return JSON.stringify(text).replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, (sign) => `\\u${sign.charCodeAt().toString(16).padStart(4, "0")}`);
}

const flow = (fields) => `{${Object.entries(fields).filter(([, text]) => text).map(([key, text]) => `${key}: ${typeof text === "string" ? scalar(text, true) : flow(text)}`).join(", ")}}`;

/** A key with a text for each language in which there is one, as lines. */
function localised(key, each, languages) {
  return [`${key}:`, ...languages.filter((language) => each[language]).flatMap((language) => {
    const start = `  ${scalar(language)}:`, text = each[language];
    return text.includes("\n") ? [`${start} |`, ...text.split("\n").map((row) => row && `    ${row}`)] : [`${start} ${scalar(text)}`];
  })];
}

function cites(list) {
  const year = ({ source, ...rest }) => flow({ ...rest, source });
  if (!list.length) return [];
  if (list.every(({ at, source }) => !at && !source)) return [`cites: [${list.map(({ key }) => scalar(key, true)).join(", ")}]`];
  return ["cites:", ...list.map((one) => `  - ${one.at || one.source ? year(one) : scalar(one.key)}`)];
}

const indented = (rows, first = "  ") => rows.map((row, at) => row && (at ? "  " : first) + row);

function premise({ node, id, role, title, basis, cites: list }, languages) {
  if (node) return [role ? flow({ node, role }) : scalar(node)];
  return [`id: ${scalar(id)}`, ...(role ? [`role: ${scalar(role)}`] : []), "kind: premise", ...localised("title", title, languages), `basis: ${basis}`, ...cites(list)];
}

/** The file. `languages`: those of the map, in its order. */
export function write(it, languages) {
  const { move, to, over, scheme, role, asks } = it, rows = [`kind: ${it.kind}`];
  rows.push(...localised("title", Object.keys(it.title).length ? it.title : { [languages[0]]: " " }, languages).map((row) => row.replace(/" "$/, '""')));
  if (Object.keys(it.text).length) rows.push(...localised("text", it.text, languages));
  if (it.by) rows.push(`by: ${scalar(it.by)}`);
  if (it.date) rows.push(`date: ${it.date}`);
  rows.push(`basis: ${it.basis}`, ...cites(it.cites));
  const linked = it.with.flatMap((one) => indented(premise(one, languages), "- "));
  const more = [
    ...(linked.length ? ["with:", ...indented(linked)] : []),
    ...(scheme ? [`scheme: ${scalar(scheme)}`] : []),
    ...(role ? [`role: ${scalar(role)}`] : []),
    ...(asks ? [`asks: ${flow({ question: asks.question, of: asks.of })}`] : []),
  ];
  const aim = over ? [`stronger: ${scalar(to)}`, `weaker: ${scalar(over)}`] : [`to: ${scalar(to)}`];
  if (more.length || over) rows.push(`${move}:`, ...indented(indented([...aim, ...more], "- ")));
  else rows.push(`${move}: [${scalar(to, true)}]`);
  return `${rows.join("\n")}\n`;
}
