//! A012: a reason with more premises than its scheme has roles.

use super::Context;
use crate::diagnostic::{Finding, Findings, code};
use crate::say;
use std::collections::BTreeSet;

/// A premise without a place in the scheme. Several premises may share a role that is written; roles may stay unfilled.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for reason in &context.project.reasons {
        let Some(scheme) = reason.scheme.as_ref().and_then(|id| context.project.schemes.get(id)) else { continue };
        let written: BTreeSet<&str> = reason.premises.iter().filter_map(|premise| premise.role.as_deref()).collect();
        let free = scheme.roles.len().saturating_sub(written.len());
        let without: Vec<_> = reason.premises.iter().filter(|premise| premise.role.is_none()).collect();
        if scheme.roles.is_empty() || without.len() <= free {
            continue;
        }
        let Some(first) = without.get(free) else { continue };
        let (id, name, count, roles) = (&reason.id, &scheme.id, reason.premises.len(), scheme.roles.len());
        let message = say!(en: "`{id}` has {count} premises; the scheme `{name}` has roles for {roles}",
                           zh: "`{id}` 有 {count} 个前提，而型式 `{name}` 只有 {roles} 个角色");
        let known = scheme.roles.iter().map(|role| role.id.as_str()).collect::<Vec<_>>().join(", ");
        let help = say!(en: "say which `role` each premise plays ({known}), split the reason, or name another scheme",
                        zh: "请写明各前提的 `role`（{known}），或拆成几条理由，或换一个型式");
        findings.push(Finding::new(code::TOO_MANY_PREMISES, first.span, message).help(help));
    }
}
