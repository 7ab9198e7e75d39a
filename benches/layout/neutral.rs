//! Neutral JSON, as the generator of argument graphs writes it, to a scene with sizes, and a drawing back to JSON.
//!
//! `{"nodes": [{"id", "kind", "w", "h", "group"}], "edges": [{"from", "to", "kind"}], "groups": [{"id", "title"}]}`.
//! Edges run from a reason to its conclusion; a node of the kind `inference` is the junction of linked premises.

use elenchus::diagram::Relation;
use elenchus::diagram::{Card, CardKind, Drawing, Framing, Group, Item, Mark, Reason, Scene, Sign, Target, Text};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

#[derive(Deserialize)]
pub struct Neutral {
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
    #[serde(default)]
    pub groups: Vec<Section>,
}

#[derive(Deserialize)]
pub struct Node {
    pub id: String,
    pub kind: String,
    pub w: f64,
    pub h: f64,
    pub group: Option<String>,
}

#[derive(Deserialize)]
pub struct Edge {
    pub from: String,
    pub to: String,
    pub kind: String,
}

#[derive(Deserialize)]
pub struct Section {
    pub id: String,
}

/// A scene, and the sizes of its cards in px.
pub struct Case {
    pub scene: Scene,
    pub sizes: Vec<(i32, i32)>,
    /// The section of each card and junction.
    section: BTreeMap<String, String>,
}

impl Case {
    pub fn of(graph: &Neutral, framing: Framing) -> Self {
        let groups: BTreeMap<&str, usize> = graph.groups.iter().enumerate().map(|(i, g)| (g.id.as_str(), i)).collect();
        let is_joint = |n: &Node| n.kind == "inference";
        let (mut scene, mut sizes) = (Scene { framing, prefix: "b".into(), ..Scene::default() }, Vec::new());
        let mut card = BTreeMap::new();
        for node in graph.nodes.iter().filter(|n| !is_joint(n)) {
            card.insert(node.id.as_str(), scene.cards.len());
            let kind = match node.kind.as_str() {
                "thesis" => CardKind::Thesis,
                "premise" => CardKind::Premise,
                "rebuttal" => CardKind::Rebuttal,
                _ => CardKind::Claim,
            };
            let group = node.group.as_deref().and_then(|g| groups.get(g).copied());
            scene.cards.push(Card { id: node.id.clone(), kind, group, ..Card::default() });
            sizes.push((node.w.ceil() as i32, node.h.ceil() as i32));
        }
        if framing != Framing::Never {
            let group = |g: &Section| Group { id: g.id.clone(), title: Text::new("", "en"), ..Group::default() };
            scene.groups = graph.groups.iter().map(group).collect();
        }
        scene.reasons = reasons(graph, &card);
        let section = graph.nodes.iter().filter_map(|n| Some((n.id.clone(), n.group.clone()?))).collect();
        Self { scene, sizes, section }
    }
}

impl Case {
    /// The same with something to read on every card, one half Chinese.
    pub fn titled(mut self) -> Self {
        for (i, card) in self.scene.cards.iter_mut().enumerate() {
            card.word = "claim".into();
            card.title = if i % 2 == 0 {
                Text::new("用户的输入只是一个“开关”，并不能决定画面怎样生成。", "zh")
            } else {
                Text::new("What the user types is a mere switch and does not decide how the picture comes about.", "en")
            };
        }
        self
    }
}

/// Every edge between cards is a reason of its own; a junction with its premises is one too.
fn reasons(graph: &Neutral, card: &BTreeMap<&str, usize>) -> Vec<Reason> {
    let kind = |word: &str| match word {
        "attack" => Relation::Attacks,
        "undercut" => Relation::Undercuts,
        _ => Relation::Supports,
    };
    let mut joint: BTreeMap<&str, usize> = BTreeMap::new();
    let mut out: Vec<Reason> = Vec::new();
    let new = |id: &str, kind, premises, target| Reason {
        id: id.to_owned(),
        kind,
        premises,
        target,
        verdict: None,
        circular: Vec::new(),
        href: None,
        label: String::new(),
    };
    for edge in graph.edges.iter().filter(|e| !card.contains_key(e.from.as_str())) {
        if let Some(&to) = card.get(edge.to.as_str()) {
            joint.insert(&edge.from, out.len());
            out.push(new(&edge.from, kind(&edge.kind), Vec::new(), Target::Card(to)));
        }
    }
    for (i, edge) in graph.edges.iter().enumerate() {
        let Some(&from) = card.get(edge.from.as_str()) else { continue };
        let id = format!("e{i}");
        match (card.get(edge.to.as_str()), joint.get(edge.to.as_str())) {
            (Some(&to), _) => out.push(new(&id, kind(&edge.kind), vec![from], Target::Card(to))),
            (None, Some(&j)) if edge.kind == "premise" => out[j].premises.push(from),
            (None, Some(&j)) => out.push(new(&id, kind(&edge.kind), vec![from], Target::Reason(j))),
            (None, None) => {}
        }
    }
    out
}

/// What the measure reads.
pub fn layout(case: &Case, drawing: &Drawing) -> Value {
    let framed = !drawing.frames.is_empty();
    let mut nodes = Vec::new();
    let mut joint = |m: &Mark| {
        let r = match m.sign {
            Sign::Linked => 9,
            Sign::Anchor => 5,
            Sign::Reason(_) => return,
        };
        let group = m.reason.as_ref().and_then(|id| case.section.get(id)).filter(|_| framed);
        nodes.push(json!({"id": m.reason, "x": m.at.0 - r, "y": m.at.1 - r, "w": 2 * r, "h": 2 * r, "group": group}));
    };
    drawing.marks.iter().for_each(&mut joint);
    drawing.items.iter().for_each(|i| {
        if let Item::Mark(m) = i {
            joint(m)
        }
    });
    for item in &drawing.items {
        if let Item::Card(p) = item {
            let group = case.section.get(&p.face.id).filter(|_| framed);
            nodes.push(json!({
                "id": p.face.id, "x": p.x, "y": p.y, "w": p.face.width, "h": p.face.height, "group": group
            }));
        }
    }
    let edges: Vec<Value> =
        drawing.lines.iter().map(|l| json!({"from": l.from, "to": l.to, "points": l.points})).collect();
    let frames: Vec<Value> = (drawing.frames.iter())
        .map(|f| json!({"id": f.group.id, "x": f.x, "y": f.y, "w": f.width, "h": f.height}))
        .collect();
    let mut out = json!({"nodes": nodes, "edges": edges});
    if framed {
        out["groups"] = json!(frames);
    }
    out
}

/// A chain of cards, each the only reason for the one before.
pub fn chain(cards: usize) -> Case {
    let node = |i: usize| Node { id: format!("n{i}"), kind: "claim".into(), w: 180.0, h: 66.0, group: None };
    let edge = |i: usize| Edge { from: format!("n{i}"), to: format!("n{}", i - 1), kind: "support".into() };
    let graph =
        Neutral { nodes: (0..cards).map(node).collect(), edges: (1..cards).map(edge).collect(), groups: Vec::new() };
    Case::of(&graph, Framing::Never)
}

/// Lines that run up, in percent, those within circles left out.
pub fn upward(layout: &Value) -> f64 {
    let boxes = layout["nodes"].as_array().expect("a list");
    let id = |v: &Value| v.as_str().expect("an id").to_owned();
    let index: BTreeMap<String, usize> = boxes.iter().enumerate().map(|(i, n)| (id(&n["id"]), i)).collect();
    let middle = |i: usize| boxes[i]["y"].as_f64().expect("a number") + boxes[i]["h"].as_f64().expect("a number") / 2.0;
    let edges: Vec<(usize, usize)> = (layout["edges"].as_array().expect("a list").iter())
        .map(|e| (index[&id(&e["from"])], index[&id(&e["to"])]))
        .collect();
    let mut graph = petgraph::graph::DiGraph::<(), ()>::new();
    let nodes: Vec<_> = boxes.iter().map(|_| graph.add_node(())).collect();
    edges.iter().for_each(|&(a, b)| {
        graph.add_edge(nodes[a], nodes[b], ());
    });
    let mut part = vec![0; boxes.len()];
    for (i, circle) in petgraph::algo::kosaraju_scc(&graph).iter().enumerate() {
        circle.iter().for_each(|n| part[n.index()] = i);
    }
    let up = edges.iter().filter(|&&(a, b)| part[a] != part[b] && middle(b) < middle(a)).count();
    100.0 * up as f64 / edges.len().max(1) as f64
}

/// The graph in the JSON of the Eclipse Layout Kernel.
pub fn to_elk(graph: &Neutral, framed: bool) -> Value {
    let node = |n: &Node| json!({"id": n.id, "width": n.w, "height": n.h});
    let inside = |n: &Node| n.group.as_ref().filter(|_| framed).is_some();
    let mut children: Vec<Value> = graph.nodes.iter().filter(|n| !inside(n)).map(node).collect();
    for group in graph.groups.iter().filter(|_| framed) {
        let own: Vec<Value> = graph.nodes.iter().filter(|n| n.group.as_ref() == Some(&group.id)).map(node).collect();
        let padding = json!({"elk.padding": "[top=28,left=14,bottom=12,right=14]"});
        children.push(json!({"id": format!("group {}", group.id), "children": own, "layoutOptions": padding}));
    }
    let edge = |(i, e): (usize, &Edge)| json!({"id": format!("e{i}"), "sources": [e.to], "targets": [e.from]});
    let edges: Vec<Value> = graph.edges.iter().enumerate().filter(|(_, e)| e.from != e.to).map(edge).collect();
    json!({"id": "root", "children": children, "edges": edges, "layoutOptions": {
        "elk.algorithm": "layered", "elk.direction": "DOWN", "elk.edgeRouting": "ORTHOGONAL",
        "elk.hierarchyHandling": "INCLUDE_CHILDREN", "elk.spacing.nodeNode": "25",
        "elk.layered.spacing.nodeNodeBetweenLayers": "43"}})
}

/// What the measure reads, from what ELK has laid out. Coordinates are relative to what they are inside of.
pub fn from_elk(laid: &Value, graph: &Neutral, framed: bool) -> Value {
    let number = |v: &Value| v.as_f64().unwrap_or(0.0);
    let (mut nodes, mut groups) = (Vec::new(), Vec::new());
    let mut corner = BTreeMap::from([("root".to_owned(), (0.0, 0.0))]);
    let of = |id: &str| graph.nodes.iter().find(|n| n.id == id).and_then(|n| n.group.clone()).filter(|_| framed);
    let mut open: Vec<(&Value, f64, f64)> = vec![(laid, 0.0, 0.0)];
    while let Some((parent, x, y)) = open.pop() {
        for child in parent["children"].as_array().into_iter().flatten() {
            let (id, x, y) =
                (child["id"].as_str().unwrap_or_default(), x + number(&child["x"]), y + number(&child["y"]));
            corner.insert(id.to_owned(), (x, y));
            let entry = json!({"id": id, "x": x, "y": y, "w": child["width"], "h": child["height"], "group": of(id)});
            match id.strip_prefix("group ") {
                Some(group) => {
                    groups.push(json!({"id": group, "x": x, "y": y, "w": child["width"], "h": child["height"]}))
                }
                None => nodes.push(entry),
            }
            open.push((child, x, y));
        }
    }
    let mut edges = Vec::new();
    for edge in laid["edges"].as_array().into_iter().flatten() {
        let (dx, dy) = edge["container"].as_str().and_then(|id| corner.get(id)).copied().unwrap_or((0.0, 0.0));
        for section in edge["sections"].as_array().into_iter().flatten() {
            let bends = section["bendPoints"].as_array().into_iter().flatten();
            let points = std::iter::once(&section["startPoint"]).chain(bends).chain([&section["endPoint"]]);
            let points: Vec<(f64, f64)> = points.map(|p| (number(&p["x"]) + dx, number(&p["y"]) + dy)).collect();
            edges.push(json!({"from": edge["sources"][0], "to": edge["targets"][0], "points": points}));
        }
    }
    json!({"nodes": nodes, "edges": edges, "groups": groups})
}
