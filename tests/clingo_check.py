#!/usr/bin/env python3
"""Checks the verdicts of the `elenchus` program against the answer set solver clingo, on random projects.

    pip install clingo
    tests/clingo_check.py --elenchus target/release/elenchus [--count 300] [--seed 1]
    tests/clingo_check.py --self-test [--count 300]

Every project is written to disk as YAML and judged twice. The program does all of it: loading, defaults, ids, the two
views, contradictions, `same_as`, labelling. This script does the same in its own way and shares no code with it: each
view becomes a logic program, and clingo finds its 3-valued stable model with the least information, which is the
well-founded one (every atom is doubled: t = true, p = possible). `--self-test` needs no program: it compares clingo
with a third opinion, the definition of the verdicts written out in Python, and with projects whose verdicts are known.

Exit code 0 if everything agrees, 1 at the first mismatch, which is printed as a project, 2 for a wrong command line.
"""

import argparse
import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile

VIEWS = {"paper": ("paper", "editor"), "all": ("paper", "editor", "contributor")}
WORDS = {1: "holds", 0: "contested", -1: "falls"}

# ---------------------------------------------------------------------------------------------------- projects
#
# A project is {"nodes": [node], "reasons": [reason], "contradicts": [(a, b)], "same_as": [(a, b)]}.
# node:   id, kind, origin, basis, standard, cites, write_basis, host (the reason that has it inline, or None)
# reason: id, write_id, kind, lead, others, target (id; for preferences a pair), strict


def random_project(seed):
    rng = random.Random(seed)
    nodes = [random_node(rng, f"n{i}") for i in range(rng.randint(3, 9))]
    nodes[0].update(kind="claim", origin=rng.choice(["paper", "paper", "editor"]))
    ids = [node["id"] for node in nodes]
    pairs = [(a, b) for i, a in enumerate(ids) for b in ids[i + 1:]]
    contradicts = [p[::rng.choice([1, -1])] for p in rng.sample(pairs, rng.choice([0, 0, 1, 1, 2]))]
    same_as = [p[::rng.choice([1, -1])] for p in rng.sample(pairs, rng.choice([0, 0, 0, 1, 2]))]
    settle_bases(rng, nodes)
    reasons = random_reasons(rng, nodes, contradicts)
    name_reasons(rng, reasons)
    put_inline(rng, nodes, reasons)
    if rng.random() < 0.2:
        node = random_node(rng, "aside")
        node.update(kind="context", write_basis=True, basis=rng.choice(["assumed", "sourced", "argued"]), standard="balance")
        nodes.append(node)
    return {"nodes": nodes, "reasons": reasons, "contradicts": contradicts, "same_as": same_as}


def random_node(rng, node_id):
    return {
        "id": node_id,
        "kind": rng.choice(["claim", "premise", "premise", "rebuttal"]),
        "origin": rng.choice(["paper"] * 9 + ["editor"] * 3 + ["contributor"] * 8),
        "standard": rng.choice(["balance"] * 15 + ["unrebutted"] * 3 + ["scintilla"] * 2),
        "basis": rng.choice(["assumed"] * 7 + ["sourced"] * 4 + ["argued"] * 8),
        "cites": rng.random() < 0.2,
        "write_basis": True,
        "host": None,
    }


def settle_bases(rng, nodes):
    """Leaves the basis of some nodes to the format's default."""
    for node in nodes:
        if rng.random() < 0.3:
            node["write_basis"] = False
            node["basis"] = default_basis(node["kind"], node["cites"])


def default_basis(kind, cites):
    if kind == "claim":
        return "argued"
    return "sourced" if cites else "assumed"


def random_reasons(rng, nodes, contradicts):
    ids = [node["id"] for node in nodes]
    basis = {node["id"]: node["basis"] for node in nodes}
    # Reasons from a contradiction are only targeted where neither side can yield, so that both directions exist.
    firm = [(a, b) for a, b in contradicts if "assumed" not in (basis[a], basis[b])]
    drafts = []

    def add(kind, lead, target, strict=False, others=()):
        drafts.append({"kind": kind, "lead": lead, "target": target, "strict": strict, "others": list(others)})

    def others(lead):
        count = rng.choice([0] * 7 + [1] * 2 + [2])
        return rng.sample([i for i in ids if i != lead], min(count, len(ids) - 1))

    if rng.random() < 0.5:
        stops = rng.sample(ids, rng.randint(1, min(3, len(ids))))
        for i, stop in enumerate(stops):
            add("supports", stop, stops[(i + 1) % len(stops)])
    for _ in range(rng.randint(2, 14)):
        kind = rng.choice(["supports"] * 8 + ["attacks"] * 7 + ["undercuts"] * 4 + ["prefers"] * 5)
        lead = rng.choice(ids)
        pros_cons = opposed(drafts, firm)
        if kind == "undercuts" and drafts:
            target = rng.choice(firm_reasons(firm) + list(range(len(drafts))))
        elif kind == "prefers" and pros_cons:
            target = rng.choice(pros_cons)[::rng.choice([1, -1])]
        elif kind == "prefers" and len(drafts) > 1 and rng.random() < 0.3:
            target = tuple(rng.sample(range(len(drafts)), 2))
        else:
            kind = kind if kind in ("supports", "attacks") else "attacks"
            target = rng.choice(ids)
        add(kind, lead, target, rng.random() < 0.15, others(lead))
    for i, draft in enumerate(drafts):
        # Some undercuts look ahead, so that undercuts can deny each other in a circle.
        if draft["kind"] == "undercuts" and isinstance(draft["target"], int) and rng.random() < 0.15:
            draft["target"] = rng.choice([j for j in range(len(drafts)) if j != i] or [draft["target"]])
    return drafts


def firm_reasons(firm):
    return [f"{x}~{y}" for a, b in firm for x, y in ((a, b), (b, a))]


def opposed(drafts, firm):
    """Pairs of a reason for and a reason against one node; by index, or by id for those from contradictions."""
    pros = [(i, d["target"]) for i, d in enumerate(drafts) if d["kind"] == "supports"]
    cons = [(i, d["target"]) for i, d in enumerate(drafts) if d["kind"] == "attacks"]
    cons += [(f"{x}~{y}", y) for a, b in firm for x, y in ((a, b), (b, a))]
    return [(p, c) for p, s in pros for c, t in cons if s == t]


def name_reasons(rng, drafts):
    """Gives every reason its id: the default one if it is free and its parts are known, else one of its own."""
    taken = set()
    for i, draft in enumerate(drafts):
        known = lambda t: t if isinstance(t, str) else drafts[t].get("id") if t < i else None
        if draft["kind"] in ("supports", "attacks", "undercuts"):
            target = draft["target"] if draft["kind"] != "undercuts" else known(draft["target"])
            default = target and f"{draft['lead']}--{target}"
        else:
            stronger, weaker = map(known, draft["target"])
            default = stronger and weaker and f"{draft['lead']}--prefers--{stronger}--over--{weaker}"
        own = not default or "~" in default or default in taken or rng.random() < 0.2
        draft["id"], draft["write_id"] = (f"why-{i}", True) if own else (default, False)
        taken.add(draft["id"])
    for draft in drafts:
        name = lambda t: t if isinstance(t, str) else drafts[t]["id"]
        target = draft["target"]
        draft["target"] = tuple(map(name, target)) if isinstance(target, tuple) else name(target)


def put_inline(rng, nodes, reasons):
    """Adds a few nodes that stand inside the entry of a reason and inherit their origin from its file."""
    by_id = {node["id"]: node for node in nodes}
    for i, reason in enumerate(reasons):
        if rng.random() < 0.08:
            node = random_node(rng, f"in{i}")
            node.update(kind="premise", origin=by_id[reason["lead"]]["origin"], host=reason["id"])
            settle_bases(rng, [node])
            nodes.append(node)
            reason["others"].append(node["id"])


# ------------------------------------------------------------------------------------------------------- files


def files(project):
    """The project as {path: text}."""
    thesis = project["nodes"][0]["id"]
    named = {"en": "Random map"}
    header = [
        "format: 1",
        f"title: {flow(named)}",
        "languages: [en]",
        f"thesis: {thesis}",
        "paper:",
        f"  title: {flow(named)}",
        '  outline: [{"id": "1", "title": {"en": "Only section"}, "paragraphs": [3]}]',
    ]
    out = {"argument/map.yaml": lines(header)}
    out["argument/bibliography.yaml"] = lines(['ref-1: {"status": "unresolved", "note": {"en": "Unknown source."}}'])
    folders = {"claim": "claims", "premise": "premises", "rebuttal": "rebuttals", "context": "context"}
    for node in project["nodes"]:
        if node["host"] is None:
            out[f"argument/{folders[node['kind']]}/{node['id']}.yaml"] = node_file(project, node)
    return out


def node_file(project, node):
    text = [f"{key}: {value if isinstance(value, str) else flow(value)}" for key, value in node_keys(node).items()]
    text.insert(2, f"origin: {node['origin']}")
    if node["origin"] == "contributor":
        text.append('by: "@somebody"')
    else:
        text.append('at: ["1¶1"]')
    for kind in ("supports", "attacks", "undercuts", "prefers"):
        entries = [entry(project, r) for r in project["reasons"] if r["kind"] == kind and r["lead"] == node["id"]]
        if entries:
            text += [f"{kind}:"] + [f"  - {flow(e)}" for e in entries]
    for key in ("contradicts", "same_as"):
        others = [b for a, b in project[key] if a == node["id"]]
        if others:
            text.append(f"{key}: {flow(others)}")
    return lines(text)


def node_keys(node):
    keys = {"kind": node["kind"], "title": {"en": f"Statement {node['id']} is so."}}
    if node["write_basis"]:
        keys["basis"] = node["basis"]
    if node["standard"] != "balance":
        keys["standard"] = node["standard"]
    if node["cites"]:
        keys["cites"] = ["ref-1"]
    return keys


def entry(project, reason):
    inline = {n["id"]: n for n in project["nodes"] if n["host"] == reason["id"]}
    if reason["kind"] == "prefers":
        keys = dict(zip(("stronger", "weaker"), reason["target"]))
    else:
        keys = {"to": reason["target"]}
    if reason["write_id"]:
        keys["id"] = reason["id"]
    if reason["others"]:
        keys["with"] = [{"id": i, **node_keys(inline[i])} if i in inline else i for i in reason["others"]]
    if reason["strict"]:
        keys["strict"] = True
    short = list(keys) == ["to"]
    return keys["to"] if short else keys


def flow(value):
    """Flow style: JSON is YAML."""
    return json.dumps(value, ensure_ascii=False)


def lines(text):
    return "\n".join(text) + "\n"


def show(project):
    return "\n".join(f"--- {path}\n{text}" for path, text in files(project).items())


# ------------------------------------------------------------------------------------------------ graph of a view


def graph(project, view):
    """(nodes with their class, classes, reasons) of a view; a class has its bases and its standard."""
    nodes = {n["id"]: n for n in project["nodes"] if n["origin"] in VIEWS[view]}
    reasons = {r["id"]: r for r in project["reasons"] if {r["lead"], *r["others"]} <= set(nodes)}
    reasons = {i: r for i, r in reasons.items() if r["kind"] in ("undercuts", "prefers") or r["target"] in nodes}
    supported = {r["target"] for r in reasons.values() if r["kind"] == "supports"}
    bare = lambda n: nodes[n]["basis"] == "assumed" and n not in supported
    for a, b in project["contradicts"]:
        for x, y in ((a, b), (b, a)):
            if {x, y} <= set(nodes) and (not bare(x) or bare(y)):
                reasons[f"{x}~{y}"] = {"kind": "attacks", "lead": x, "others": [], "target": y, "strict": False}
    reasons = drop_untargeted(reasons)
    root = merge(nodes, project["same_as"])
    classes = {}
    for node_id, node in nodes.items():
        members = classes.setdefault(root[node_id], {"bases": set(), "standards": set()})
        members["bases"].add(node["basis"])
        members["standards"].add(node["standard"])
    for members in classes.values():
        one = len(members["standards"]) == 1
        members["standard"] = members["standards"].pop() if one else "balance"
    merged = {}
    for reason_id, r in reasons.items():
        premises = {root[p] for p in (r["lead"], *r["others"])}
        target = root[r["target"]] if r["kind"] in ("supports", "attacks") else r["target"]
        merged[reason_id] = {"kind": r["kind"], "premises": premises, "target": target, "strict": r["strict"]}
    return root, classes, merged


def drop_untargeted(reasons):
    """Without the undercuts and preferences whose reasons are not in the view."""
    while True:
        needs = lambda r: {"undercuts": [r["target"]], "prefers": r["target"]}.get(r["kind"], [])
        kept = {i: r for i, r in reasons.items() if all(t in reasons for t in needs(r))}
        if len(kept) == len(reasons):
            return kept
        reasons = kept


def merge(nodes, same_as):
    root = {n: n for n in nodes}
    for a, b in same_as:
        if a in root and b in root:
            old, new = root[a], root[b]
            root = {n: new if r == old else r for n, r in root.items()}
    return root


def verdicts(project, judge):
    """What the program should print: {"nodes": {id: {view: word}}, "reasons": ...}."""
    out = {"nodes": {}, "reasons": {}}
    for view in VIEWS:
        root, classes, reasons = graph(project, view)
        labels = judge(classes, reasons)
        for node_id, cls in root.items():
            out["nodes"].setdefault(node_id, dict.fromkeys(VIEWS))[view] = WORDS[labels["s", cls]]
        for reason_id in reasons:
            out["reasons"].setdefault(reason_id, dict.fromkeys(VIEWS))[view] = WORDS[labels["r", reason_id]]
    return out


# -------------------------------------------------------------------------------------------- the logic program

ENCODING = """
t(H) :- rule(R,H); t(P) : pos(R,P); not p(N) : neg(R,N).
p(H) :- rule(R,H); p(P) : pos(R,P); not t(N) : neg(R,N).
:- t(A), not p(A).
#maximize { 1,A : p(A), not t(A) }.
#show t/1. #show p/1.
"""


def by_clingo(classes, reasons):
    import clingo

    atoms, facts = {}, []
    number = lambda atom: atoms.setdefault(atom, len(atoms))
    for i, (head, positive, negative) in enumerate(rules(classes, reasons)):
        facts.append(f"rule({i},{number(head)}).")
        facts += [f"pos({i},{number(a)})." for a in positive] + [f"neg({i},{number(a)})." for a in negative]
    # Declares the predicates, for maps in which no rule has such a literal.
    program = ENCODING + "#defined rule/2. #defined pos/2. #defined neg/2.\n" + "\n".join(facts)
    control = clingo.Control(["--warn=none"])
    control.add("base", [], program)
    control.ground([("base", [])])
    found = {}

    def keep(model):
        found.clear()
        for symbol in model.symbols(shown=True):
            found[symbol.name, symbol.arguments[0].number] = True

    if not control.solve(on_model=keep).satisfiable:
        raise RuntimeError("a logic program without a 3-valued stable model")
    label = lambda a: 1 if ("t", number(a)) in found else 0 if ("p", number(a)) in found else -1
    return {atom: label(atom) for atom in [("s", c) for c in classes] + [("r", r) for r in reasons]}


def rules(classes, reasons):
    """The logic program of a view, as (head, positive body, negative body)."""
    undercutters = lambda r: [("r", u) for u, x in reasons.items() if x["kind"] == "undercuts" and x["target"] == r]
    moves = lambda x, y: [("r", w) for w, r in reasons.items() if r["kind"] == "prefers" and r["target"] == (x, y)]
    for r, reason in reasons.items():
        yield ("r", r), [("s", p) for p in reason["premises"]], undercutters(r)
    for s, cls in classes.items():
        pros = [r for r, x in reasons.items() if x["kind"] == "supports" and x["target"] == s]
        cons = [r for r, x in reasons.items() if x["kind"] == "attacks" and x["target"] == s]
        own = [("own", basis, s) for basis in ("assumed", "sourced") if basis in cls["bases"]]
        for p in pros + own:
            virtual = isinstance(p, tuple)
            strict = not virtual and reasons[p]["strict"]
            body = [] if virtual else [("r", p)]
            facing = [] if cls["standard"] == "scintilla" else [k for k in cons if reasons[k]["strict"] or not strict]
            yield ("s", s), body, [("x", p, k) for k in facing]
            for k in facing:
                beaten = ("x", p, k)
                if p[0] == "own" and p[1] == "assumed" or reasons[k]["strict"] and not strict:
                    yield beaten, [("r", k)], []
                    continue
                for x, y in ((k, p), (p, k)):
                    for w in moves(x, y):
                        yield ("pref", x, y), [w], moves(y, x)
                yield beaten, [("r", k), ("pref", k, p)], []
                tie = [("pref", p, k)] + ([("s", s)] if cls["standard"] == "balance" else [])
                yield beaten, [("r", k)], tie


# ------------------------------------------------------------------------------- the definition, for the self-test


def by_definition(classes, reasons):
    """Kleene's equations to their least fixpoint, then the least founded set, until nothing changes."""
    label = {("s", s): 0 for s in classes} | {("r", r): 0 for r in reasons}
    own = {s: [b for b in ("assumed", "sourced") if b in c["bases"]] for s, c in classes.items()}
    aimed = lambda kind, target: [r for r, x in reasons.items() if x["kind"] == kind and x["target"] == target]
    pro = {s: aimed("supports", s) for s in classes}
    con = {s: aimed("attacks", s) for s in classes}
    is_own = lambda p: p in ("assumed", "sourced")
    value = lambda p: 1 if is_own(p) else label["r", p]
    strict = lambda p: not is_own(p) and reasons[p]["strict"]
    best = lambda x, y: max((label["r", w] for w in aimed("prefers", (x, y))), default=-1)

    def outweighs(x, y):
        if "assumed" in (x, y):
            return 1 if y == "assumed" else -1
        if strict(x) != strict(y):
            return 1 if strict(x) else -1
        return min(best(x, y), -best(y, x))

    def dead(s, p):
        lost = {
            "balance": lambda k: value(k) == 1 and outweighs(k, p) == 1,
            "unrebutted": lambda k: value(k) == 1 and outweighs(p, k) == -1,
            "scintilla": lambda k: False,
        }[classes[s]["standard"]]
        return value(p) == -1 or any(map(lost, con[s]))

    def statement(s):
        grounds = pro[s] + own[s]
        if classes[s]["standard"] == "scintilla":
            return max(map(value, grounds), default=-1)
        if any(value(p) == 1 and all(value(k) == -1 or outweighs(p, k) == 1 for k in con[s]) for p in grounds):
            return 1
        return -1 if all(dead(s, p) for p in grounds) else 0

    def reason(r):
        undercuts = [-label["r", u] for u in aimed("undercuts", r)]
        return min([label["s", p] for p in reasons[r]["premises"]] + undercuts)

    def founded():
        known = {item for item, v in label.items() if v == 1}
        while True:
            more = {("r", r) for r, x in reasons.items() if label["r", r] != -1 and all(("s", p) in known for p in x["premises"])}
            live = lambda s: any((is_own(p) or ("r", p) in known) and not dead(s, p) for p in pro[s] + own[s])
            more |= {("s", s) for s in classes if live(s)}
            if more <= known:
                return known
            known |= more

    while True:
        while True:
            new = {i: v or (statement(i[1]) if i[0] == "s" else reason(i[1])) for i, v in label.items()}
            if new == label:
                break
            label.update(new)
        circular = [i for i, v in label.items() if v == 0 and i not in founded()]
        if not circular:
            return label
        label.update(dict.fromkeys(circular, -1))


def known_projects():
    """Small projects whose verdicts follow from the rules about views, contradictions and `same_as`."""
    def node(i, basis, origin="paper", standard="balance"):
        return {"id": i, "kind": "claim", "origin": origin, "standard": standard, "basis": basis, "cites": False, "write_basis": True, "host": None}

    def reason(i, kind, lead, target):
        return {"id": i, "write_id": True, "kind": kind, "lead": lead, "others": [], "target": target, "strict": False}

    def project(nodes, reasons=(), contradicts=(), same_as=()):
        return {"nodes": nodes, "reasons": list(reasons), "contradicts": list(contradicts), "same_as": list(same_as)}

    paper, late = (lambda i, b: node(i, b)), (lambda i, b: node(i, b, "contributor"))
    yield (  # A bare assumption yields to what contradicts it, until somebody supports it.
        project([paper("a", "assumed"), paper("b", "sourced"), late("c", "assumed")], [reason("r", "supports", "c", "a")], [("a", "b")]),
        {"a": ("falls", "contested"), "b": ("holds", "contested"), "c": (None, "holds"), "a~b": (None, "contested"), "b~a": ("holds", "contested")},
    )
    yield (  # Two nodes that are the same only by way of a contributor's node.
        project([paper("a", "argued"), paper("b", "sourced"), late("c", "argued")], same_as=[("c", "a"), ("c", "b")]),
        {"a": ("falls", "holds"), "b": ("holds", "holds"), "c": (None, "holds")},
    )
    yield (  # An undercut is in a view only with its target; a tie; standards that disagree mean balance.
        project(
            [paper("t", "argued"), paper("p", "assumed"), paper("q", "assumed"), node("u", "argued", "contributor", "unrebutted")],
            [reason("r", "supports", "p", "t"), reason("k", "attacks", "q", "t"), reason("e", "undercuts", "u", "r"), reason("s", "supports", "q", "u")],
            same_as=[("u", "t")],
        ),
        {"t": ("contested", "contested"), "u": (None, "contested"), "p": ("holds", "holds"), "r": ("holds", "contested"), "e": (None, "contested")},
    )
    yield (  # A circle of support holds up nothing, and an objection from it is inert.
        project([paper("t", "sourced"), paper("x", "argued"), paper("y", "argued")],
                [reason("r1", "supports", "x", "y"), reason("r2", "supports", "y", "x"), reason("k", "attacks", "x", "t")]),
        {"t": ("holds", "holds"), "x": ("falls", "falls"), "k": ("falls", "falls")},
    )
    yield (  # A contributor's preference settles a tie in one view.
        project([paper("t", "argued"), paper("p", "assumed"), paper("q", "assumed"), late("w", "sourced")],
                [reason("r", "supports", "p", "t"), reason("k", "attacks", "q", "t"), reason("f", "prefers", "w", ("k", "r"))]),
        {"t": ("contested", "falls"), "f": (None, "holds")},
    )


# ----------------------------------------------------------------------------------------------------- the runs


def by_program(project, program):
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files(project).items():
            full = os.path.join(folder, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as file:
                file.write(text)
        command = [program, "verdicts", folder, "--format", "json"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"exit code {done.returncode}\n{done.stderr}")
    try:
        return json.loads(done.stdout)
    except ValueError:
        raise RuntimeError(f"no JSON on stdout\n{done.stdout}\n{done.stderr}") from None


def differences(expected, got):
    """(number of verdicts compared, lines that say where they differ). Nothing said is null."""
    count, out = 0, []
    for sort in ("nodes", "reasons"):
        left, right = expected.get(sort, {}), got.get(sort, {})
        for item in sorted(left.keys() | right.keys()):
            for view in VIEWS:
                a, b = ((side.get(item) or {}).get(view) for side in (left, right))
                count += 1
                if a != b:
                    out.append(f"{sort} {item}, view {view}: clingo says {a}, the other {b}")
    return count, out


def run_one(job):
    seed, program = job
    project = random_project(seed)
    expected = verdicts(project, by_clingo)
    try:
        got = by_program(project, program) if program else verdicts(project, by_definition)
    except (RuntimeError, OSError, subprocess.TimeoutExpired) as failure:
        return seed, 0, [str(failure)], {}
    count, wrong = differences(expected, got)
    tally = {}
    for values in expected["nodes"].values():
        for view, word in values.items():
            tally[view, word] = tally.get((view, word), 0) + 1
        tally["differ"] = tally.get("differ", 0) + (None not in values.values() and len(set(values.values())) > 1)
    return seed, count, wrong, tally


def check_known():
    for project, expected in known_projects():
        for judge in (by_clingo, by_definition):
            got = verdicts(project, judge)
            flat = got["nodes"] | got["reasons"]
            for item, words in expected.items():
                found = tuple(flat.get(item, dict.fromkeys(VIEWS))[view] for view in VIEWS)
                if found != words:
                    print(f"{judge.__name__}: {item} is {found}, not {words}\n{show(project)}")
                    return False
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--elenchus", metavar="PATH", help="the program to check")
    parser.add_argument("--self-test", action="store_true", help="check this script itself instead")
    parser.add_argument("--count", type=int, default=300, help="how many random projects (default 300)")
    parser.add_argument("--seed", type=int, default=1, help="the first seed (default 1)")
    parser.add_argument("--show", action="store_true", help="print the project of the first seed and stop")
    options = parser.parse_args()
    if options.show:
        print(show(random_project(options.seed)))
        return 0
    if bool(options.elenchus) == options.self_test:
        parser.error("give either --elenchus PATH or --self-test")
    if options.self_test and not check_known():
        return 1
    program = options.elenchus and os.path.abspath(options.elenchus)
    jobs = [(seed, program) for seed in range(options.seed, options.seed + options.count)]
    compared, tallies = 0, {}
    with multiprocessing.Pool(2) as pool:
        for seed, count, wrong, tally in pool.imap(run_one, jobs, chunksize=4):
            if wrong:
                print(f"seed {seed}:", *wrong, "", show(random_project(seed)), sep="\n")
                return 1
            compared += count
            for key, n in tally.items():
                tallies[key] = tallies.get(key, 0) + n
    if options.self_test and options.count >= 100:
        few = [key for key in [(v, w) for v in VIEWS for w in WORDS.values()] + ["differ"] if tallies.get(key, 0) < options.count // 10]
        if few:
            print(f"the random projects are too tame: {few}, {tallies}")
            return 1
    print(f"{options.count} maps, {compared} verdicts compared, 0 mismatches")
    return 0


if __name__ == "__main__":
    sys.exit(main())
