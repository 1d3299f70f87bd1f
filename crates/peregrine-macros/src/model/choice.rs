//! The variants of an enum without data.

use syn::{DataEnum, Expr, ExprLit, Lit, UnOp};

use super::ir::{ChoiceValue, Variant};
use super::parse::attribute_keys;
use crate::diagnostics::Errors;

pub(super) fn variants(data: &DataEnum, errors: &mut Errors) -> Vec<Variant> {
    let mut variants = Vec::new();
    for variant in &data.variants {
        let mut stands_for = match &variant.discriminant {
            Some((_, expr)) => ChoiceValue::Int(expr.clone()),
            None => ChoiceValue::Name,
        };
        for key in attribute_keys(&variant.attrs, "field", &["value"], errors) {
            if let Some(known) = errors.take(key.expr().and_then(value)) {
                stands_for = known;
            }
        }
        variants.push(Variant { ident: variant.ident.clone(), value: stands_for });
    }
    variants
}

/// What stands for a variant: a literal of Rust, or `null`.
fn value(expr: &Expr) -> syn::Result<ChoiceValue> {
    let literal = match expr {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => &unary.expr,
        Expr::Path(path) if path.path.is_ident("null") => return Ok(ChoiceValue::Null),
        _ => expr,
    };
    match literal {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Ok(ChoiceValue::Text(text.clone())),
        Expr::Lit(ExprLit { lit: Lit::Bool(flag), .. }) => Ok(ChoiceValue::Bool(flag.value)),
        Expr::Lit(ExprLit { lit: Lit::Int(_), .. }) => Ok(ChoiceValue::Int(expr.clone())),
        Expr::Lit(ExprLit { lit: Lit::Float(_), .. }) => Ok(ChoiceValue::Float(expr.clone())),
        _ => Err(syn::Error::new_spanned(expr, "`value` must be a literal: text, a number, `true`, `false` or `null`")),
    }
}
