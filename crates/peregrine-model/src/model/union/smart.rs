//! Choosing by trying: the best fit, or the first.

use super::UnionMember;
use crate::json::{Bail, Reader};
use crate::validation::Mark;
use crate::{Failed, Fit, Input, Rules, Validation};

type Members<U> = [&'static (dyn UnionMember<U> + Sync)];

/// The fast pass decides where an exact fit is certain. What another member reads as well may fit exactly or not.
pub(super) fn read<U>(members: &Members<U>, reader: &mut Reader<'_>, rules: &Rules) -> Result<U, Bail> {
    for member in members {
        let mut attempt = reader.clone();
        if let Ok(value) = member.read(&mut attempt, rules) {
            if !member.is_exact() {
                return Err(Bail);
            }
            *reader = attempt;
            return Ok(value);
        }
    }
    Err(Bail)
}

/// The member that fits best, the first one of equals.
pub(super) fn best<'a, U>(
    members: &Members<U>,
    input: &'a Input<'a>,
    rules: &Rules,
    state: &mut Validation<'a>,
) -> Result<U, Failed> {
    let start = state.mark();
    let mut best: Option<(U, Fit)> = None;
    for member in members {
        let (result, fit) = attempt(*member, input, rules, state);
        match result {
            Ok(value) if fit.is_perfect() => {
                best = Some((value, fit));
                break;
            }
            Ok(value) if best.as_ref().is_none_or(|(_, known)| fit.is_better_than(*known)) => best = Some((value, fit)),
            _ => {}
        }
    }
    choose(best, start, state)
}

/// The first member that accepts the input.
pub(super) fn first<'a, U>(
    members: &Members<U>,
    input: &'a Input<'a>,
    rules: &Rules,
    state: &mut Validation<'a>,
) -> Result<U, Failed> {
    let start = state.mark();
    let accepted = members.iter().find_map(|member| {
        let (result, fit) = attempt(*member, input, rules, state);
        result.ok().map(|value| (value, fit))
    });
    choose(accepted, start, state)
}

/// Tries one member. What is wrong by it stands below its label.
fn attempt<'a, U>(
    member: &dyn UnionMember<U>,
    input: &'a Input<'a>,
    rules: &Rules,
    state: &mut Validation<'a>,
) -> (Result<U, Failed>, Fit) {
    let mark = state.mark();
    state.weigh(|state| {
        state.attempt(input)?;
        let result = member.validate(input, rules, state);
        state.end_attempt();
        result.inspect_err(|_| state.locate(mark, member.place(rules).into_owned()))
    })
}

/// Drops what the members found wrong that were not chosen.
fn choose<U>(chosen: Option<(U, Fit)>, start: Mark, state: &mut Validation<'_>) -> Result<U, Failed> {
    match chosen {
        Some((value, fit)) => {
            state.forget(start);
            state.add_fit(fit);
            Ok(value)
        }
        None => Err(state.failed_since(start)),
    }
}
