//! The shape of each file of the format: its keys, in the order in which they are best written.

use super::shape::{Field, Record, Shape};
use crate::model::{Basis, Kind, Origin, Stance, Standard};

const TEXT: Shape = Shape::Text;
const WORDS: Shape = Shape::List(&TEXT);
const LOCALISED: Shape = Shape::Localised;

/// A node file.
pub(crate) static NODE: Shape = Shape::Record(&NODE_RECORD);

static NODE_RECORD: Record = Record {
    fields: &[
        Field::must("kind", Shape::Word(Kind::WORDS)),
        Field::must("title", LOCALISED),
        Field::may("text", LOCALISED),
        Field::may("origin", Shape::Word(Origin::WORDS)),
        Field::may("by", TEXT),
        Field::may("date", Shape::Date),
        Field::may("stance", Shape::Word(Stance::WORDS)),
        Field::may("at", WORDS),
        Field::may("quote", TEXT),
        Field::may("note", LOCALISED),
        Field::may("basis", Shape::Word(Basis::WORDS)),
        Field::may("standard", Shape::Word(Standard::WORDS)),
        Field::may("translated", Shape::MapOf(&TEXT)),
        Field::may("aliases", WORDS),
        Field::may("cites", Shape::List(&CITE)),
        Field::may("allow", Shape::MapOf(&TEXT)),
        Field::may("supports", Shape::List(&ENTRY)),
        Field::may("attacks", Shape::List(&ENTRY)),
        Field::may("undercuts", Shape::List(&ENTRY)),
        Field::may("prefers", Shape::List(&PREFERENCE)),
        Field::may("contradicts", WORDS),
        Field::may("same_as", WORDS),
    ],
};

static INLINE_NODE: Record = Record {
    fields: &[
        Field::vital("id", TEXT),
        Field::may("role", TEXT),
        Field::must("kind", Shape::Word(Kind::WORDS)),
        Field::must("title", LOCALISED),
        Field::may("text", LOCALISED),
        Field::may("origin", Shape::Word(Origin::WORDS)),
        Field::may("by", TEXT),
        Field::may("date", Shape::Date),
        Field::may("stance", Shape::Word(Stance::WORDS)),
        Field::may("at", WORDS),
        Field::may("quote", TEXT),
        Field::may("note", LOCALISED),
        Field::may("basis", Shape::Word(Basis::WORDS)),
        Field::may("standard", Shape::Word(Standard::WORDS)),
        Field::may("translated", Shape::MapOf(&TEXT)),
        Field::may("aliases", WORDS),
        Field::may("cites", Shape::List(&CITE)),
        Field::may("allow", Shape::MapOf(&TEXT)),
    ],
};

static CITE: Shape = Shape::Either(
    &TEXT,
    &[(
        "key",
        &Record {
            fields: &[
                Field::vital("key", TEXT),
                Field::may("at", TEXT),
                Field::may("source", Shape::Record(&SOURCE_RECORD)),
            ],
        },
    )],
);

static ENTRY: Shape = Shape::Either(
    &TEXT,
    &[(
        "to",
        &Record {
            fields: &[
                Field::vital("to", TEXT),
                Field::may("id", TEXT),
                Field::may("with", Shape::List(&PREMISE)),
                Field::may("scheme", TEXT),
                Field::may("role", TEXT),
                Field::may("asks", ASKS),
                Field::may("strict", Shape::Flag),
                Field::may("warrant", LOCALISED),
            ],
        },
    )],
);

static PREFERENCE: Shape = Shape::Record(&Record {
    fields: &[
        Field::vital("stronger", TEXT),
        Field::vital("weaker", TEXT),
        Field::may("id", TEXT),
        Field::may("with", Shape::List(&PREMISE)),
        Field::may("scheme", TEXT),
        Field::may("role", TEXT),
        Field::may("asks", ASKS),
        Field::may("warrant", LOCALISED),
    ],
});

static PREMISE: Shape = Shape::Either(
    &TEXT,
    &[("node", &Record { fields: &[Field::vital("node", TEXT), Field::may("role", TEXT)] }), ("id", &INLINE_NODE)],
);

const ASKS: Shape = Shape::Either(
    &TEXT,
    &[("question", &Record { fields: &[Field::vital("question", TEXT), Field::may("of", TEXT)] })],
);

/// `map.yaml`.
pub(crate) static MAP: Shape = Shape::Record(&Record {
    fields: &[
        Field::must("format", Shape::Count),
        Field::must("title", LOCALISED),
        Field::may("description", LOCALISED),
        Field::must("languages", WORDS),
        Field::may("thesis", TEXT),
        Field::may("paper", Shape::Record(&PAPER)),
        Field::may("site", Shape::Record(&SITE)),
        Field::may("checks", Shape::Record(&CHECKS)),
        Field::may("expect", Shape::Record(&EXPECT)),
        Field::may("tours", Shape::List(&TOUR)),
    ],
});

static PAPER: Record = Record {
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
    fields: &[
        Field::vital("id", TEXT),
        Field::must("title", LOCALISED),
        Field::may("paragraphs", Shape::List(&Shape::Count)),
        Field::may("footnotes", Shape::List(&Shape::Count)),
    ],
});

static SITE: Record = Record {
    fields: &[
        Field::may("base_url", TEXT),
        Field::may("repository", TEXT),
        Field::may("branch", TEXT),
        Field::may("licence", TEXT),
    ],
};

static CHECKS: Record =
    Record { fields: &[Field::may("levels", Shape::MapOf(&Shape::Word(crate::diagnostic::Level::WORDS)))] };

static VERDICT_WORD: Shape = Shape::Word(crate::model::Verdict::WORDS);

static EXPECT: Record = Record {
    fields: &[Field::may("paper", Shape::MapOf(&VERDICT_WORD)), Field::may("all", Shape::MapOf(&VERDICT_WORD))],
};

static TOUR: Shape = Shape::Record(&Record {
    fields: &[
        Field::vital("id", TEXT),
        Field::must("title", LOCALISED),
        Field::may("description", LOCALISED),
        Field::must("stops", Shape::List(&STOP)),
    ],
});

static STOP: Shape =
    Shape::Either(&TEXT, &[("node", &Record { fields: &[Field::vital("node", TEXT), Field::may("text", LOCALISED)] })]);

/// `glossary.yaml`.
pub(crate) static GLOSSARY: Shape = Shape::MapOf(&Shape::Record(&Record {
    fields: &[Field::must("term", LOCALISED), Field::must("text", LOCALISED), Field::may("see", WORDS)],
}));

/// `templates/locale/<language>.yaml`: the words of the interface.
pub(crate) static DICTIONARY: Shape = Shape::MapOf(&Shape::Text);

/// `bibliography.yaml`.
pub(crate) static BIBLIOGRAPHY: Shape = Shape::MapOf(&Shape::Record(&SOURCE_RECORD));

/// The kinds of source.
pub(crate) const SOURCE_KINDS: &[&str] =
    &["article", "book", "chapter", "thesis", "web", "statute", "judgment", "report"];

static SOURCE_RECORD: Record = Record {
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
pub(crate) static SCHEME_LIBRARY: Shape = Shape::MapOf(&Shape::Record(&SCHEME_RECORD));

static SCHEME_RECORD: Record = Record {
    fields: &[
        Field::must("title", LOCALISED),
        Field::may("summary", LOCALISED),
        Field::may(
            "roles",
            Shape::List(&Shape::Record(&Record {
                fields: &[Field::vital("id", TEXT), Field::must("title", LOCALISED)],
            })),
        ),
        Field::may(
            "questions",
            Shape::List(&Shape::Record(&Record {
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
    fields: &[Field::must("title", TEXT), Field::may("order", Shape::Count), Field::may("summary", TEXT)],
});
