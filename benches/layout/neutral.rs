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
        Self { scene, sizes }
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
    let group: BTreeMap<&str, &str> = (case.scene.cards.iter())
        .filter_map(|c| Some((c.id.as_str(), case.scene.groups.get(c.group?)?.id.as_str())))
        .collect();
    let framed = !drawing.frames.is_empty();
    let mut nodes = Vec::new();
    let mut joint = |m: &Mark| {
        let r = match m.sign {
            Sign::Linked => 9,
            Sign::Anchor => 5,
            Sign::Reason(_) => return,
        };
        nodes.push(json!({"id": m.reason, "x": m.at.0 - r, "y": m.at.1 - r, "w": 2 * r, "h": 2 * r}));
    };
    drawing.marks.iter().for_each(&mut joint);
    drawing.items.iter().for_each(|i| {
        if let Item::Mark(m) = i {
            joint(m)
        }
    });
    for item in &drawing.items {
        if let Item::Card(p) = item {
            let mut node = json!({"id": p.face.id, "x": p.x, "y": p.y, "w": p.face.width, "h": p.face.height});
            if let Some(group) = group.get(p.face.id.as_str()).filter(|_| framed) {
                node["group"] = json!(group);
            }
            nodes.push(node);
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
