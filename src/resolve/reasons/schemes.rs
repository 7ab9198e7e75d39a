//! The schemes that reasons name, and the roles of their premises in them.

use super::super::identity::suggest;
use crate::diagnostic::{Finding, Findings, code, nearest};
use crate::model::Scheme;
use crate::say;
use crate::source::Span;
use std::collections::BTreeMap;

/// The scheme of an id; an unknown one is reported.
pub(super) fn known_scheme<'s>(
    id: &str,
    span: Span,
    schemes: &'s BTreeMap<String, Scheme>,
    findings: &mut Findings,
) -> Option<&'s Scheme> {
    let scheme = schemes.get(id);
    if scheme.is_none() {
        let message = say!(en: "there is no scheme `{id}`", zh: "没有论证型式 `{id}`");
        let finding = Finding::new(code::UNKNOWN_SCHEME, span, message);
        findings.push(suggest(finding, id, span, schemes.keys().map(String::as_str)));
    }
    scheme
}

/// Whether a role belongs to the scheme; an unknown one is reported.
pub(super) fn known_role(role: &str, scheme: Option<&Scheme>, span: Span, findings: &mut Findings) -> bool {
    if role == "warrant" || scheme.is_some_and(|scheme| scheme.roles.iter().any(|known| known.id == role)) {
        return true;
    }
    let message = match scheme {
        Some(scheme) => {
            let id = &scheme.id;
            say!(en: "the scheme `{id}` has no role `{role}`", zh: "论证型式 `{id}` 没有角色 `{role}`")
        }
        None => say!(en: "the role `{role}` belongs to no scheme", zh: "角色 `{role}` 不属于任何论证型式"),
    };
    let roles: Vec<&str> = scheme.iter().flat_map(|scheme| &scheme.roles).map(|role| role.id.as_str()).collect();
    let list = roles.join(", ");
    let finding = Finding::new(code::UNKNOWN_ROLE, span, message);
    if nearest(role, roles.iter().copied()).is_some() {
        findings.push(suggest(finding, role, span, roles.into_iter()));
        return false;
    }
    let help = if roles.is_empty() {
        say!(en: "name the `scheme` of the reason, or leave the role out", zh: "请写明理由的 `scheme`，或去掉角色")
    } else {
        say!(en: "its roles are {list}", zh: "它的角色有 {list}")
    };
    findings.push(finding.help(help));
    false
}
