use super::ir::ErrorEnum;
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
    }
    Some(CheckedErrors(parsed))
}

/// A literal status must be that of an error.
fn is_an_error(status: &syn::Expr, errors: &mut Errors) {
    if let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(int), .. }) = status
        && !int.base10_parse::<u16>().is_ok_and(|status| (400..600).contains(&status))
    {
        errors.at(status, "the status of an error is between 400 and 599");
    }
}
