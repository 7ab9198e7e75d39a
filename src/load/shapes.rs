//! The shape of each file of the format: its keys, in the order in which they are best written.

use super::shape::{Field, Names, Record, Shape};
use crate::model::{Basis, Kind, Origin, Stance, Standard};

const TEXT: Shape = Shape::Text;
const WORDS: Shape = Shape::List(&TEXT);
const LOCALISED: Shape = Shape::Localised;
const STATEMENT: Shape = Shape::Name(Names::Statement);
const STATEMENTS: Shape = Shape::List(&STATEMENT);
const ARGUED: Shape = Shape::Name(Names::Argued);
const REASON: Shape = Shape::Name(Names::Reason);
const SCHEME_ID: Shape = Shape::Name(Names::Scheme);
const ROLE: Shape = Shape::Name(Names::Role);
const PLACES: Shape = Shape::List(&Shape::Name(Names::Place));
const BY_LANGUAGE: Shape = Shape::MapOf(Names::Language, &TEXT);
const BY_RULE: Shape = Shape::MapOf(Names::Rule, &TEXT);

/// A node file.
pub(crate) static NODE: Shape = Shape::Record(&NODE_RECORD);

static NODE_RECORD: Record = Record {
    name: "node",
    fields: &[
        Field::must("kind", Shape::Word(Kind::WORDS)),
        Field::must("title", LOCALISED),
        Field::may("text", LOCALISED),
        Field::may("origin", Shape::Word(Origin::WORDS)),
        Field::may("by", TEXT),
        Field::may("date", Shape::Date),
        Field::may("stance", Shape::Word(Stance::WORDS)),
        Field::may("at", PLACES),
        Field::may("quote", TEXT),
        Field::may("note", LOCALISED),
        Field::may("basis", Shape::Word(Basis::WORDS)),
        Field::may("standard", Shape::Word(Standard::WORDS)),
        Field::may("translated", BY_LANGUAGE),
        Field::may("aliases", Shape::List(&Shape::Name(Names::FormerId))),
        Field::may("cites", Shape::List(&CITE)),
        Field::may("allow", BY_RULE),
        Field::may("supports", Shape::List(&ENTRY)),
        Field::may("attacks", Shape::List(&ENTRY)),
        Field::may("undercuts", Shape::List(&UNDERCUT)),
        Field::may("prefers", Shape::List(&PREFERENCE)),
        Field::may("contradicts", Shape::List(&ARGUED)),
        Field::may("same_as", Shape::List(&ARGUED)),
    ],
};

static INLINE_NODE: Record = Record {
    name: "node",
    fields: &[
        Field::vital("id", Shape::Name(Names::NewStatement)),
        Field::may("role", ROLE),
        Field::must("kind", Shape::Word(Kind::WORDS)),
        Field::must("title", LOCALISED),
        Field::may("text", LOCALISED),
        Field::may("origin", Shape::Word(Origin::WORDS)),
        Field::may("by", TEXT),
        Field::may("date", Shape::Date),
        Field::may("stance", Shape::Word(Stance::WORDS)),
        Field::may("at", PLACES),
        Field::may("quote", TEXT),
        Field::may("note", LOCALISED),
        Field::may("basis", Shape::Word(Basis::WORDS)),
        Field::may("standard", Shape::Word(Standard::WORDS)),
        Field::may("translated", BY_LANGUAGE),
        Field::may("aliases", Shape::List(&Shape::Name(Names::FormerId))),
        Field::may("cites", Shape::List(&CITE)),
        Field::may("allow", BY_RULE),
    ],
};

static CITE: Shape = Shape::Either(
    &Shape::Name(Names::Source),
    &[(
        "key",
        &Record {
            name: "cite",
            fields: &[
                Field::vital("key", Shape::Name(Names::Source)),
                Field::may("at", TEXT),
                Field::may("source", Shape::Record(&SOURCE_RECORD)),
            ],
        },
    )],
);

/// An entry of a node under `supports`, `attacks` or `undercuts`.
macro_rules! entry {
    ($target:ident) => {
        Shape::Either(
            &$target,
            &[(
                "to",
                &Record {
                    name: "entry",
                    fields: &[
                        Field::vital("to", $target),
                        Field::may("id", Shape::Name(Names::NewReason)),
                        Field::may("with", Shape::List(&PREMISE)),
                        Field::may("scheme", SCHEME_ID),
                        Field::may("role", ROLE),
                        Field::may("asks", ASKS),
                        Field::may("strict", Shape::Flag),
                        Field::may("warrant", LOCALISED),
                    ],
                },
            )],
        )
    };
}

static ENTRY: Shape = entry!(ARGUED);

static UNDERCUT: Shape = entry!(REASON);

static PREFERENCE: Shape = Shape::Record(&Record {
    name: "preference",
    fields: &[
        Field::vital("stronger", REASON),
        Field::vital("weaker", REASON),
        Field::may("id", Shape::Name(Names::NewReason)),
        Field::may("with", Shape::List(&PREMISE)),
        Field::may("scheme", SCHEME_ID),
        Field::may("role", ROLE),
        Field::may("asks", ASKS),
        Field::may("warrant", LOCALISED),
    ],
});

static PREMISE: Shape = Shape::Either(
    &ARGUED,
    &[
        ("node", &Record { name: "premise", fields: &[Field::vital("node", ARGUED), Field::may("role", ROLE)] }),
        ("id", &INLINE_NODE),
    ],
);

const QUESTION: Shape = Shape::Name(Names::Question);

const ASKS: Shape = Shape::Either(
    &QUESTION,
    &[("question", &Record { name: "asks", fields: &[Field::vital("question", QUESTION), Field::may("of", REASON)] })],
);

/// `map.yaml`.
pub(crate) static MAP: Shape = Shape::Record(&Record {
    name: "map",
    fields: &[
        Field::must("format", Shape::Count),
        Field::must("title", LOCALISED),
        Field::may("description", LOCALISED),
        Field::must("languages", WORDS),
        Field::may("thesis", STATEMENT),
        Field::may("paper", Shape::Record(&PAPER)),
        Field::may("site", Shape::Record(&SITE)),
        Field::may("checks", Shape::Record(&CHECKS)),
        Field::may("expect", Shape::Record(&EXPECT)),
        Field::may("tours", Shape::List(&TOUR)),
    ],
});

static PAPER: Record = Record {
    name: "paper",
    fields: &[
        Field::may("title", LOCALISED),
        Field::may("authors", Shape::List(&LOCALISED)),
        Field::may("citation", LOCALISED),
        Field::may("url", TEXT),
        Field::may("text", TEXT),
        Field::may("outline", Shape::List(&SECTION)),
    ],
};

static SECTION: Shape = Shape::Record(&Record {
    name: "section",
    fields: &[
        Field::vital("id", TEXT),
        Field::must("title", LOCALISED),
        Field::may("paragraphs", Shape::List(&Shape::Count)),
        Field::may("footnotes", Shape::List(&Shape::Count)),
    ],
});

static SITE: Record = Record {
    name: "site",
    fields: &[
        Field::may("base_url", TEXT),
        Field::may("repository", TEXT),
        Field::may("branch", TEXT),
        Field::may("licence", TEXT),
    ],
};

static CHECKS: Record = Record {
    name: "checks",
    fields: &[Field::may("levels", Shape::MapOf(Names::Rule, &Shape::Word(crate::diagnostic::Level::WORDS)))],
};

static VERDICT_WORD: Shape = Shape::Word(crate::model::Verdict::WORDS);

static EXPECT: Record = Record {
    name: "expect",
    fields: &[
        Field::may("paper", Shape::MapOf(Names::Statement, &VERDICT_WORD)),
        Field::may("all", Shape::MapOf(Names::Statement, &VERDICT_WORD)),
    ],
};

static TOUR: Shape = Shape::Record(&Record {
    name: "tour",
    fields: &[
        Field::vital("id", TEXT),
        Field::must("title", LOCALISED),
        Field::may("description", LOCALISED),
        Field::must("stops", Shape::List(&STOP)),
    ],
});

static STOP: Shape = Shape::Either(
    &STATEMENT,
    &[("node", &Record { name: "stop", fields: &[Field::vital("node", STATEMENT), Field::may("text", LOCALISED)] })],
);

/// `glossary.yaml`.
pub(crate) static GLOSSARY: Shape = Shape::MapOf(
    Names::New,
    &Shape::Record(&Record {
        name: "term",
        fields: &[Field::must("term", LOCALISED), Field::must("text", LOCALISED), Field::may("see", STATEMENTS)],
    }),
);

/// `templates/locale/<language>.yaml`: the words of the interface.
pub(crate) static DICTIONARY: Shape = Shape::MapOf(Names::New, &Shape::Text);

/// `bibliography.yaml`.
pub(crate) static BIBLIOGRAPHY: Shape = Shape::MapOf(Names::NewSource, &Shape::Record(&SOURCE_RECORD));

/// The kinds of source.
pub(crate) const SOURCE_KINDS: &[&str] =
    &["article", "book", "chapter", "thesis", "web", "statute", "judgment", "report"];

static SOURCE_RECORD: Record = Record {
    name: "source",
    fields: &[
        Field::may("type", Shape::Word(SOURCE_KINDS)),
        Field::may("title", LOCALISED),
        Field::may("authors", Shape::List(&LOCALISED)),
        Field::may("year", Shape::TextOrNumber),
        Field::may("date", Shape::Date),
        Field::may("container", LOCALISED),
        Field::may("publisher", LOCALISED),
        Field::may("volume", Shape::TextOrNumber),
        Field::may("issue", Shape::TextOrNumber),
        Field::may("pages", Shape::TextOrNumber),
        Field::may("court", LOCALISED),
        Field::may("number", Shape::TextOrNumber),
        Field::may("url", TEXT),
        Field::may("accessed", Shape::Date),
        Field::may("archived", TEXT),
        Field::may("status", Shape::Word(&["unresolved"])),
        Field::may("note", LOCALISED),
    ],
};

/// `schemes/<id>.yaml`: one scheme.
pub(crate) static SCHEME: Shape = Shape::Record(&SCHEME_RECORD);

/// The built-in library: a scheme under each key.
pub(crate) static SCHEME_LIBRARY: Shape = Shape::MapOf(Names::New, &Shape::Record(&SCHEME_RECORD));

static SCHEME_RECORD: Record = Record {
    name: "scheme",
    fields: &[
        Field::must("title", LOCALISED),
        Field::may("summary", LOCALISED),
        Field::may(
            "roles",
            Shape::List(&Shape::Record(&Record {
                name: "role",
                fields: &[Field::vital("id", TEXT), Field::must("title", LOCALISED)],
            })),
        ),
        Field::may(
            "questions",
            Shape::List(&Shape::Record(&Record {
                name: "question",
                fields: &[
                    Field::vital("id", TEXT),
                    Field::may("answers", Shape::Word(&["premise", "inference", "conclusion"])),
                    Field::must("text", LOCALISED),
                ],
            })),
        ),
    ],
};

/// The front matter of a documentation page.
pub(crate) static FRONT_MATTER: Shape = Shape::Record(&Record {
    name: "page",
    fields: &[Field::must("title", TEXT), Field::may("order", Shape::Count), Field::may("summary", TEXT)],
});
