// The parts of the map's viewer that only compute: where things go, what is shown, how the state is written, what is found.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from './stage/pages.mjs';
import { scenario, subject } from './stage/scenario.mjs';

/** A module of the theme. None of these imports another one. */
const part = (name) => import(`data:text/javascript,${encodeURIComponent(readFileSync(new URL(`../../templates/assets/map/${name}.js`, import.meta.url), 'utf8'))}`);

await scenario(120, async ({ faults }) => {
  const [room, { Graph }, link, find] = await Promise.all(['room', 'graph', 'link', 'hits'].map(part));
  const same = (what, seen, wanted) => faults.expect(JSON.stringify(seen) === JSON.stringify(wanted), `${what}: ${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`);

  paths();
  strips();
  anyRoom();
  branches();
  filters();
  rings();
  links();
  found();

  function paths() {
    same('a line with round corners', room.rounded([[0, 0], [0, 20], [6, 20]]), 'M0 0L0 17Q0 20 3 20L6 20');
    same('its corners', room.corners('M0 0L0 17Q0 20 3 20L6 20'), [[0, 0], [0, 20], [6, 20]]);
    same('a line without corners', room.corners('M1 2L1 9'), [[1, 2], [1, 9]]);
    same('points on a straight stretch', room.rounded([[0, 0], [0, 5], [0, 5], [0, 9]]), 'M0 0L0 9');
    same('the box of a rounded rectangle', room.bounds('M14 5h10a4 4 0 0 1 4 4v10a4 4 0 0 1 -4 4h-10a4 4 0 0 1 -4 -4v-10a4 4 0 0 1 4 -4z'), { x: 10, y: 5, w: 18, h: 18 });
    same('a moved outline', room.moved('M10 0h5v5a4 4 0 0 1 -4 4z', (x) => 2 * x, (y) => y + 1), 'M20 1L30 1L30 6A4 4 0 0 1 22 10Z');
    // Whatever the site draws is read and written again without a change.
    for (const language of LANGUAGES) {
      const lines = [...readFileSync(join(subject, language, 'map.html'), 'utf8').matchAll(/class="edge [^>]* d="([^"]*)"/g)].map(([, d]) => d);
      faults.expect(lines.length > 300, `${language}: only ${lines.length} lines`);
      const changed = lines.filter((d) => room.rounded(room.corners(d)) !== d);
      same(`${language}: lines that change when they are read and written`, changed.slice(0, 2), []);
    }
  }

  function strips() {
    const box = (x, shown) => ({ x: [[x, x + 100]], y: [[0, 50]], shown });
    const size = { width: 560, height: 50 };
    const all = [box(20, true), box(150, false), box(300, true), box(440, true)];
    const { x, width } = room.makeRoom(size, all);
    // Where the second stood, the widest gap stays that was beside it: 50.
    same('the strip of a hidden box', [x(20), x(120), x(300), x(400), x(440), width], [20, 120, 170, 270, 310, 430]);
    same('with places kept', room.makeRoom(size, all, true).x(300), 300);
    const shown = all.map((part) => ({ ...part, shown: true }));
    same('nothing hidden', [0, 77, 300, 560].map(room.makeRoom(size, shown).x), [0, 77, 300, 560]);
    // A line that runs along keeps its track, so that two of them never become one; one that runs across does not.
    const track = (at) => ({ ...room.tracks([[at, 0], [at, 50]]), shown: true });
    same('a track in an emptied strip', room.makeRoom(size, [...all, track(180), track(190)]).x(190) - room.makeRoom(size, [...all, track(180), track(190)]).x(180), 10);
    same('what a line takes', room.tracks([[0, 0], [0, 20], [60, 20]]), { x: [[-5, 5]], y: [[15, 25]] });
  }

  /** On many drawings: order is kept, what is shown keeps its size, what is hidden takes no more room than before. */
  function anyRoom() {
    let seed = 7;
    const below = (n) => (seed = (seed * 48271) % 2147483647) % n;
    for (let round = 0; round < 300; round++) {
      const size = { width: 200 + below(900), height: 200 + below(900) };
      const span = (most) => { const a = below(most - 40), b = Math.min(most, a + 5 + below(120)); return [a, b]; };
      const parts = Array.from({ length: 1 + below(25) }, () => ({ x: [span(size.width)], y: [span(size.height)], shown: below(3) > 0 }));
      const { x, y, width, height } = room.makeRoom(size, parts);
      const fault = [['x', x, size.width, width], ['y', y, size.height, height]].find(([name, to, before, after]) => {
        for (let at = 1; at <= before; at++) if (to(at) < to(at - 1) || to(at) - to(at - 1) > 1) return true;
        const kept = parts.filter((part) => part.shown).every((part) => part[name].every(([a, b]) => to(b) - to(a) === b - a));
        return !kept || to(0) !== 0 || to(before) !== after || after > before;
      });
      if (!faults.expect(!fault, `drawing ${round}: axis ${fault?.[0]} is wrong: ${JSON.stringify({ size, parts })}`)) return;
    }
  }

  /** t is supported by a and by b; a needs c and d together (step s), which e undercuts; b needs d too. */
  function example() {
    const edge = (from, to, premise = false) => ({ from, to, premise });
    return new Graph(['t', 'a', 'b', 'c', 'd', 'e'], ['s'], [edge('t', 'a'), edge('t', 'b'), edge('a', 's'), edge('s', 'c', true), edge('s', 'd', true), edge('s', 'e'), edge('b', 'd')]);
  }

  function branches() {
    const graph = example(), ids = (choice) => [...graph.shown(choice).ids].sort().join('');
    same('everything', ids({}), 'abcdest');
    same('a closed: what is shared stays', ids({ folded: new Set('a') }), 'abdt');
    same('a and b closed', ids({ folded: new Set('ab') }), 'abt');
    same('t closed', ids({ folded: new Set('t') }), 't');
    const behind = (card, folded) => graph.behind(card, graph.shown({ folded: new Set(folded) }));
    same('behind a', behind('a', 'a'), 2);
    same('behind a and b', [behind('a', 'ab'), behind('b', 'ab')], [3, 1]);
    same('behind t, with a closed below', behind('t', 'ta'), 5);
    same('to open for e', graph.way('e', new Set('tab')).sort(), ['a', 't']);
    same('to open for d', [graph.way('d', new Set('a')), graph.way('d', new Set('b'))], [[], []]);
    const { ids: tied, edges } = graph.relatives('c');
    same('tied to c', [[...tied].sort().join(''), [...edges].sort().join('')], ['acds', '234']);
    same('tied to a', [...graph.relatives('a').ids].sort().join(''), 'acdst');
  }

  function filters() {
    const graph = example(), shown = (choice) => { const { ids, faint } = graph.shown(choice); return [[...ids].sort().join(''), [...faint].join('')]; };
    same('b cut', shown({ cut: new Set('b') }), ['acdest', '']);
    same('c cut: its reason goes, and what hangs on that only', shown({ cut: new Set('c') }), ['abdt', '']);
    same('c off: its reason stays', shown({ off: new Set('c') }), ['abdest', '']);
    same('a off: faint, for it carries something', shown({ off: new Set('a') }), ['abcdest', 'a']);
    same('c, d, e off', shown({ off: new Set('cde') }), ['abt', '']);
    same('a, c, d, e off', shown({ off: new Set('acde') }), ['bt', '']);
    const edges = graph.shown({ off: new Set('c') }).edges;
    same('lines without c', edges, [true, true, true, false, true, true, true]);
  }

  /** Cards that hang on nothing but each other, and cards of a section that is not there, are not lost. */
  function rings() {
    const edges = [{ from: 'x', to: 'y' }, { from: 'y', to: 'x' }, { from: 'far', to: 'z' }, { from: 't', to: 'far' }];
    const graph = new Graph(['t', 'x', 'y', 'z'], [], edges);
    same('a ring and an unknown card', [...graph.shown({}).ids].filter((id) => id !== 'far').sort(), ['t', 'x', 'y', 'z']);
    same('its lines', graph.shown({}).edges, [true, true, true, true]);
    same('what hangs on an unknown card, its own conclusion closed', [...graph.shown({ folded: new Set('t') }).ids].includes('z'), true);
    same('a ring closed', [...graph.shown({ folded: new Set('x') }).ids].includes('y'), false);
    const deep = Array.from({ length: 20000 }, (_, at) => `n${at}`);
    const chain = new Graph(deep, [], deep.slice(1).map((to, at) => ({ from: deep[at], to })));
    same('a chain of 20,000', chain.shown({}).ids.size, 20000);
    same('the way down it', chain.way('n19999', new Set(['n5'])), ['n5']);
  }

  function links() {
    const state = { view: 'paper', hide: ['falls'], fold: ['all', '-a'], keep: true, find: '作者 a,b', card: 'c', shut: ['2.1'], at: [4200, 310, 71.4] };
    const written = link.write(state);
    same('a link', written, 'view=paper&hide=falls&fold=all,-a&keep=1&find=%E4%BD%9C%E8%80%85+a,b&card=c&shut=2.1&at=4200,310,71.4');
    const read = link.read(`#${written}`);
    for (const key of Object.keys(state)) same(`${key}, read again`, read[key], state[key]);
    same('nothing', link.write({ view: '', hide: [], fold: [], keep: false, at: undefined }), '');
    same('nonsense', link.read('#view=x&at=1,x,2&fold=,,&%%%'), { view: '', hide: [], keep: false, fold: [], find: '', card: '', aside: [], accept: [] });
    same('the place of a card', link.read('#dw--a-card').card, 'a-card');
    for (const members of ['', 'a', 'abcd', 'abcde', 'bcde']) {
      const set = new Set(members), list = link.shortened(set, [...'abcde']);
      same(`${members || 'none'}, by way of ${list}`, [...link.lengthened(list, [...'abcde'])].join(''), members);
    }
    same('all but one', link.shortened(new Set('bcde'), [...'abcde']), ['all', '-a']);
    same('ids that are not there', [...link.lengthened(['a', 'x', '-b'], [...'abc'])], ['a']);
  }

  function found() {
    const entries = ['人工智能不是作者。', 'AIGC  is no Work', 'ＡＩＧＣ 作品'].map((title) => ({ title, text: find.fold(title) }));
    const hits = (query) => find.hits(entries, query).map((entry) => entries.indexOf(entry));
    same('one character', hits('作'), [0, 2]);
    same('case and width', [hits('aigc'), hits('ａｉｇｃ IS')], [[1, 2], [1]]);
    same('words in any order', hits('work aigc'), [1]);
    same('nothing asked', hits('  '), []);
  }
});
