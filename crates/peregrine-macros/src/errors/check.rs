use syn::{Expr, ExprLit, Fields, Lit};

use super::ir::{ErrorEnum, ErrorVariant};
use crate::diagnostics::Errors;

/// An enum of which each variant has a status.
pub(super) struct CheckedErrors(pub(super) ErrorEnum);

pub(super) fn check(parsed: ErrorEnum, errors: &mut Errors) -> Option<CheckedErrors> {
    for variant in &parsed.variants {
        match &variant.status {
            None => {
                errors.at_span(variant.span, format!("`{}` needs a status: `#[error(status = 404)]`", variant.ident))
            }
            Some(status) => is_an_error(status, errors),
        }
        header_is_a_pair(variant, errors);
        detail_names_what_is_there(variant, errors);
    }
    Some(CheckedErrors(parsed))
}

/// A literal status must be that of an error.
fn is_an_error(status: &syn::Expr, errors: &mut Errors) {
    let Expr::Lit(ExprLit { lit, .. }) = status else { return };
    let status_number = if let Lit::Int(int) = lit { int.base10_parse::<u16>().ok() } else { None };
    if !status_number.is_some_and(|status| (400..600).contains(&status)) {
        errors.at(status, "the status of an error is a number between 400 and 599");
    }
}

/// A literal header must be a name and a value.
fn header_is_a_pair(variant: &ErrorVariant, errors: &mut Errors) {
    let Some(header) = &variant.header else { return };
    let is_pair = match header {
        Expr::Tuple(tuple) => tuple.elems.len() == 2,
        Expr::Lit(_) | Expr::Array(_) => false,
        _ => true,
    };
    if !is_pair {
        errors.at(header, "`header` is a pair: `header = (\"WWW-Authenticate\", \"Bearer\")`");
    }
}

/// A detail can name a tuple's fields by their number, if they are there. Names are left to the compiler, which knows
/// constants.
fn detail_names_what_is_there(variant: &ErrorVariant, errors: &mut Errors) {
    let Some(Expr::Lit(ExprLit { lit: Lit::Str(text), .. })) = &variant.detail else { return };
    let count = if let Fields::Unnamed(fields) = &variant.fields { fields.unnamed.len() } else { 0 };
    for index in numbers(&text.value()) {
        if index >= count {
            errors.at(text, format!("`{}` has no field `{index}`", variant.ident));
        }
    }
}

/// The numbers in braces.
fn numbers(format: &str) -> Vec<usize> {
    let plain = format.replace("{{", "");
    plain.split('{').skip(1).filter_map(|rest| rest.split(['}', ':']).next()?.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_in_single_braces() {
        assert_eq!(numbers("{0} of {1:?}, {name}, {{2}}"), [0, 1]);
    }
}
