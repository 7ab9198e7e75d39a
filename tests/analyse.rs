//! Analyses against their definitions: slow oracles on random maps, and small maps whose answer can be seen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
mod support;

use elenchus::analyse::{Inquiry, LARGEST, Linchpins, Role, find, open_questions, weakest};
use elenchus::evaluate::framework::{Framework, Item, Reason, Statement, StatementIx, Target};
use elenchus::load::DiskFiles;
use elenchus::model::{Standard, Verdict};
use elenchus::pipeline::argue;
use support::{knock_out, naive, notation, random_maps};

/// The linchpins of every statement by definition: take every ground of a statement away, label again, look at the thesis.
fn by_definition(framework: &Framework) -> Vec<Linchpins> {
    let all: Vec<StatementIx> = (0..u32::try_from(framework.statements().len()).unwrap()).map(StatementIx).collect();
    let labels = |framework: &Framework| naive::label(framework).0;
    let (with, without) = (
        labels(framework),
        all.iter().map(|&x| labels(&knock_out::without(framework, &[Item::Statement(x)]))).collect::<Vec<_>>(),
    );
    let needed = knock_out::needed(framework);
    let of = |&thesis: &StatementIx| {
        if with[thesis.at()] != Verdict::Holds {
            return Linchpins::Unsettled;
        }
        let linchpins = all.iter().filter(|&&x| x != thesis && without[x.at()][thesis.at()] != Verdict::Holds);
        let role = |x: StatementIx| if needed[thesis.at()].contains(&x.at()) { Role::Support } else { Role::Defence };
        Linchpins::Found(linchpins.map(|&x| (x, role(x))).collect())
    };
    all.iter().map(of).collect()
}

/// Compares the linchpins of every statement, and counts those that defend.
fn agree(framework: &Framework, seed: u64) -> usize {
    let expected = by_definition(framework);
    let mut defences = 0;
    for (thesis, expected) in (0..).map(StatementIx).zip(&expected) {
        let got = find(framework, thesis);
        assert_eq!(&got, expected, "seed {seed}, thesis {thesis:?}");
        if let Linchpins::Found(roles) = got {
            defences += roles.values().filter(|&&role| role == Role::Defence).count();
        }
    }
    defences
}

#[test]
fn linchpins_are_those_of_the_definition_on_random_maps() {
    let defences: usize = (0..3_000).map(|seed| agree(&random_maps::map(seed), seed)).sum();
    assert!(defences > 100, "the maps are too easy: {defences} linchpins defend");
    for seed in 0..40 {
        agree(&random_maps::nested_map(seed), seed);
    }
    for seed in 0..10 {
        agree(&random_maps::large_map(seed), seed);
    }
}

/// The linchpins of `t`, spelt `p+` if they support and `p!` if they defend.
fn linchpins(map: &str) -> String {
    let named = notation::read(map);
    let Linchpins::Found(roles) = find(&named.framework, named.statement("t")) else { return "–".to_owned() };
    let sign = |role| if role == Role::Support { '+' } else { '!' };
    let spelt = roles.iter().map(|(x, &role)| format!("{}{}", named.statements[x.at()], sign(role)));
    spelt.collect::<Vec<_>>().join(" ")
}

#[test]
fn what_every_proof_needs_supports() {
    assert_eq!(linchpins("r1=p°→c; r2=c→t"), "c+ p+");
    assert_eq!(linchpins("r1=p°,q°→t"), "p+ q+");
    assert_eq!(linchpins("r1=p°→t; r2=q°→t"), "");
    // Two ways that meet again: neither branch is needed, what they share is.
    assert_eq!(linchpins("r1=p°→a; r2=p→b; r3=a→t; r4=b→t"), "p+");
    // An assumed thesis needs nothing.
    assert_eq!(linchpins("r1=p°→t°"), "");
}

#[test]
fn what_an_objection_has_felled_is_no_further_proof() {
    assert_eq!(linchpins("r1=p°→t; r2=q°→t; a1=k°⊣q"), "p+");
}

#[test]
fn what_answers_an_objection_defends() {
    assert_eq!(linchpins("r1=p°→t; a1=k°⊣t; u1=d°⊸a1"), "d! p+");
    assert_eq!(linchpins("r1=p°→t; a1=k°⊣t; a2=d°⊣k; r2=e°→d"), "d! p+");
    // Two replies: neither is needed.
    assert_eq!(linchpins("r1=p°→t; a1=k°⊣t; u1=d°⊸a1; u2=e°⊸a1"), "p+");
    // A preference is needed, and what it rests on defends.
    assert_eq!(linchpins("r1=p°→t; a1=k°⊣t; w1=w°: r1>a1"), "p+ w!");
}

#[test]
fn a_ground_that_an_objection_defeats_carries_nothing() {
    // The thesis is assumed too, but only the strict step outweighs the objection.
    assert_eq!(linchpins("r1=p°⇒t°; a1=k°⊣t"), "p+");
    // What also feeds the objection can go: the assumption carries again.
    assert_eq!(linchpins("r1=p°⇒t°; r2=p→k; a1=k⊣t"), "");
}

#[test]
fn a_thesis_that_does_not_hold_has_no_linchpins() {
    assert_eq!(linchpins("r1=p°→t; a1=k°⊣t"), "–");
    assert_eq!(linchpins("r1=t→t"), "–");
}

#[test]
fn more_statements_than_the_bound_are_not_tried() {
    let chain = |length: usize| {
        let statement = |i| Statement { assumed: i + 1 == length, sourced: false, standard: Standard::Balance };
        let index = |i: usize| StatementIx(u32::try_from(i).unwrap());
        let step = |i| Reason { premises: vec![index(i)], target: Target::Supports(index(i - 1)), strict: false };
        Framework::new((0..length).map(statement).collect(), (1..length).map(step).collect()).unwrap()
    };
    assert_eq!(find(&chain(LARGEST + 1), StatementIx(0)), Linchpins::TooLarge);
    let Linchpins::Found(roles) = find(&chain(300), StatementIx(0)) else { panic!("the bound is met") };
    assert_eq!(roles.len(), 299);
}

#[test]
fn the_paper_rests_on_linchpins_of_both_kinds_and_the_disputed_view_on_none() {
    let argument = argue(&DiskFiles::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let thesis = argument.project.map.thesis;
    let paper = Linchpins::of(&argument.evaluations.paper, thesis);
    assert_eq!(Linchpins::of(&argument.evaluations.all, thesis), Linchpins::Unsettled);
    let statement = argument.evaluations.paper.statement(thesis.unwrap()).unwrap();
    assert_eq!(paper, by_definition(argument.evaluations.paper.framework())[statement.at()]);
    let Linchpins::Found(roles) = paper else { panic!("the thesis holds as the paper argues") };
    assert!([Role::Support, Role::Defence].iter().all(|role| roles.values().any(|other| other == role)), "{roles:?}");
}

/// A small map with the thesis `t`; each other node is a line of YAML after `kind: claim`.
fn small(nodes: &[(&str, &str)]) -> elenchus::pipeline::Argument {
    let map = "format: 1\ntitle: {en: M}\nlanguages: [en]\nthesis: t\n";
    let files = elenchus::load::MemoryFiles::new().with("argument/map.yaml", map);
    let with = |files: elenchus::load::MemoryFiles, (id, more): &(&str, &str)| {
        files.with(&format!("argument/{id}.yaml"), format!("kind: claim\ntitle: {{en: {id}.}}\n{more}\n"))
    };
    argue(&nodes.iter().fold(files, with)).unwrap()
}

/// Ids of objections in order of weight, each with `!` if it alone harms the thesis, and how many statements it harms.
fn weighed(argument: &elenchus::pipeline::Argument) -> Vec<String> {
    let project = &argument.project;
    let thesis = project.map.thesis.unwrap();
    let inquiry = Inquiry::new(project, &argument.graph, &argument.evaluations.all, thesis);
    let spell = |weight: &elenchus::analyse::Weight| {
        let mark = if weight.harms_root { "!" } else { "" };
        format!("{}{mark} {}", project.reason(weight.reason).id, weight.harmed.len())
    };
    inquiry.weigh(&inquiry.objections()).iter().map(spell).collect()
}

#[test]
fn an_objection_weighs_what_it_does_by_itself() {
    // Two objections each of which is enough: taking one away changes nothing, and yet both are the weightiest. The third
    // strikes one of two reasons: it harms a premise and its reason's conclusion stands all the same.
    let argument = small(&[
        ("t", "basis: argued"),
        ("a", "basis: assumed\nsupports: [t]"),
        ("b", "basis: assumed\nsupports: [t]"),
        ("x", "basis: assumed\nattacks: [t]"),
        ("y", "basis: assumed\nattacks: [t]"),
        ("z", "basis: assumed\nattacks: [b]"),
    ]);
    assert_eq!(weighed(&argument), ["x--t! 1", "y--t! 1", "z--b 1"]);
}

#[test]
fn a_fallen_objection_is_not_weighed_and_a_contested_one_comes_after_one_that_holds() {
    let argument = small(&[
        ("t", "basis: assumed"),
        ("x", "basis: sourced\nattacks: [t]"),
        ("d", "basis: assumed\nattacks: [x]"),
        ("y", "basis: assumed\nattacks: [t]"),
        ("w", "basis: assumed\nattacks: [t]"),
        ("e", "basis: assumed\nattacks: [w]"),
    ]);
    assert_eq!(weighed(&argument), ["y--t! 1", "x--t! 1"]);
    let thesis = argument.project.map.thesis.unwrap();
    let inquiry = Inquiry::new(&argument.project, &argument.graph, &argument.evaluations.all, thesis);
    let unanswered: Vec<&str> =
        inquiry.unanswered().into_iter().map(|ix| argument.project.reason(ix).id.as_str()).collect();
    assert_eq!(unanswered, ["y--t"]);
}

#[test]
fn the_weakest_links_are_sorted_by_what_matters_to_the_thesis() {
    let argument = small(&[
        ("t", "basis: argued"),
        ("m", "basis: argued\nsupports: [{to: t, with: [pin]}, {to: t, id: other}]"),
        ("pin", "basis: sourced"),
        ("a", "basis: assumed\nsupports: [m]"),
        ("s", "basis: sourced\nsupports: [{to: m, scheme: sign}]"),
        ("n", "basis: assumed\nsupports: [{to: m, scheme: sign}]"),
        ("fallen", "basis: assumed\nsupports: [m]"),
        ("x", "basis: assumed\nattacks: [fallen]"),
        ("far", "basis: assumed"),
    ]);
    let project = &argument.project;
    let (paper, all) = (&argument.evaluations.paper, &argument.evaluations.all);
    let inquiry = Inquiry::new(project, &argument.graph, all, project.map.thesis.unwrap());
    let linchpins = Linchpins::of(all, project.map.thesis);
    let links = weakest(project, &argument.graph, &inquiry, all, (&linchpins, all));
    let ids: Vec<&str> = links.iter().map(|link| project.node(link.node).id.as_str()).collect();
    // `pin` supports only one of two reasons and is no linchpin; assumed before sourced, open questions before none.
    assert_eq!(ids, ["n", "a", "s", "pin"]);
    assert!(links[0].open > 0 && links[0].assumed && links[3].open == 0);
    let questions = open_questions(project, &inquiry, all, (&linchpins, paper));
    let asked: Vec<&str> = questions.iter().map(|of| project.reason(of.reason).id.as_str()).collect();
    assert_eq!(asked, ["n--m", "s--m"]);
}
