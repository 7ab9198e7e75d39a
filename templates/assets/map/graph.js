// Graph: which cards and lines are shown when branches are closed and cards filtered out. Pure.
//
// An edge goes from a conclusion or a step (a junction) down to what speaks for or against it. What an edge names but
// nobody knows, a card of a section that has not been loaded, counts as shown.

export class Graph {
  /** `cards`: ids in reading order, the thesis first. `steps`: ids of junctions. `edges`: `{ from, to, premise }`. */
  constructor(cards, steps, edges) {
    Object.assign(this, { cards, edges, steps: new Set(steps), isCard: new Set(cards), down: new Map(), up: new Map() });
    const put = (map, key, at) => (map.has(key) ? map.get(key).push(at) : map.set(key, [at]));
    edges.forEach(({ from, to }, at) => (put(this.down, from, at), put(this.up, to, at)));
    const known = (id) => this.isCard.has(id) || this.steps.has(id);
    const ids = new Set([...cards, ...steps, ...edges.map((edge) => edge.from)]);
    this.roots = [...ids].filter((id) => id === cards[0] || !known(id) || !this.up.has(id));
    // Whatever hangs on nothing but itself, a circle, begins at its first card.
    const seen = this.reach(this.roots);
    for (const id of cards) if (!seen.has(id)) this.roots.push(id), this.reach([id], undefined, seen);
  }

  /** Everything at `starts` and below, along the edges that `open` lets through. */
  reach(starts, open = () => true, seen = new Set()) {
    const todo = starts.filter((id) => !seen.has(id));
    todo.forEach((id) => seen.add(id));
    while (todo.length) {
      for (const at of this.down.get(todo.pop()) ?? []) {
        const edge = this.edges[at];
        if (seen.has(edge.to) || !open(edge)) continue;
        seen.add(edge.to);
        todo.push(edge.to);
      }
    }
    return seen;
  }

  /**
   * What is shown. `folded`: cards whose branch is closed. `cut`: cards that go together with every reason that they
   * are part of and all that hangs on them only. `off`: cards that go, but stay, faint, where something shown hangs
   * on them.
   */
  shown({ folded = new Set(), cut = new Set(), off = new Set() }) {
    const gone = new Set(cut);
    for (const edge of this.edges) if (edge.premise && cut.has(edge.to)) gone.add(edge.from);
    const open = ({ from, to }) => !folded.has(from) && !gone.has(to);
    const ids = this.reach(this.roots.filter((id) => !gone.has(id)), open);
    const bearing = new Set(), todo = [...ids].filter((id) => !this.steps.has(id) && !off.has(id));
    while (todo.length) {
      const id = todo.pop();
      if (bearing.has(id)) continue;
      bearing.add(id);
      for (const at of this.up.get(id) ?? []) if (ids.has(this.edges[at].from) && open(this.edges[at])) todo.push(this.edges[at].from);
    }
    const faint = new Set([...bearing].filter((id) => off.has(id)));
    const edges = this.edges.map((edge) => bearing.has(edge.from) && (bearing.has(edge.to) || !this.knows(edge.to)) && open(edge));
    return { ids: bearing, faint, edges, gone };
  }

  knows(id) {
    return this.isCard.has(id) || this.steps.has(id);
  }

  /** The hidden cards behind a closed card: what opening its branch and all below would show. */
  behind(card, { ids, gone }) {
    const hidden = this.reach([card], ({ to }) => !ids.has(to) && !gone.has(to));
    return [...hidden].filter((id) => id !== card && this.isCard.has(id)).length;
  }

  /** The closed cards to open so that a card is shown: those on the way to it that passes the fewest. */
  way(card, folded, gone = new Set()) {
    const from = new Map(), rows = [[card]];
    from.set(card, null);
    for (let row = 0; row < rows.length; row++) {
      for (let id; (id = rows[row].pop()) !== undefined;) {
        if (this.roots.includes(id) && !gone.has(id)) {
          const way = [];
          for (let at = id; at !== card; at = from.get(at)) if (folded.has(at)) way.push(at);
          return way;
        }
        for (const at of this.up.get(id) ?? []) {
          const above = this.edges[at].from;
          if (from.has(above) || gone.has(above)) continue;
          from.set(above, id);
          (rows[row + folded.has(above)] ??= []).push(above);
        }
      }
    }
    return [];
  }

  /** A card's own reasons and what it speaks for: ids and edges, with the other premises of each step. */
  relatives(card) {
    const ids = new Set([card]), edges = new Set();
    const step = (id) => this.down.get(id).forEach((at) => this.edges[at].premise && (edges.add(at), ids.add(this.edges[at].to)));
    for (const at of this.down.get(card) ?? []) {
      edges.add(at);
      ids.add(this.edges[at].to);
      if (this.steps.has(this.edges[at].to)) step(this.edges[at].to);
    }
    for (const at of this.up.get(card) ?? []) {
      const { from, premise } = this.edges[at];
      edges.add(at);
      ids.add(from);
      if (!this.steps.has(from)) continue;
      step(from);
      if (premise) for (const above of this.up.get(from) ?? []) edges.add(above), ids.add(this.edges[above].from);
    }
    return { ids, edges };
  }
}
