use syn::{Expr, ExprLit, Lit, UnOp};

use super::{Bound, Rule, RuleValue};
use crate::diagnostics::Errors;

/// Finds constraints that no value can hold.
pub(crate) fn check(rules: &[Rule], errors: &mut Errors) {
    for (least, greatest, admits_equal) in [
        ("min_length", "max_length", true),
        ("ge", "le", true),
        ("ge", "lt", false),
        ("gt", "le", false),
        ("gt", "lt", false),
    ] {
        leaves_something(rules, least, greatest, admits_equal, errors);
    }
    for rule in rules {
        match &rule.value {
            RuleValue::Inner(inner) => check(inner, errors),
            _ if rule.name == "multiple_of" => divides(rule, errors),
            _ => {}
        }
    }
}

/// Between the least and the greatest there must be a value.
fn leaves_something(rules: &[Rule], least: &str, greatest: &str, admits_equal: bool, errors: &mut Errors) {
    let find = |name: &str| rules.iter().find(|rule| rule.name == name);
    let (Some(from), Some(to)) = (find(least), find(greatest)) else { return };
    let (Some(low), Some(high)) = (number(&from.value), number(&to.value)) else { return };
    if low > high {
        errors.at_span(to.span, format!("`{least}` is greater than `{greatest}`: no value can be valid"));
    } else if low == high && !admits_equal {
        errors.at_span(to.span, format!("`{least}` is equal to `{greatest}`: no value can be valid"));
    }
}

/// What is a multiple of zero, or of less, is nothing that anybody asks for.
fn divides(rule: &Rule, errors: &mut Errors) {
    if number(&rule.value).is_some_and(|number| number <= 0.0) {
        errors.at_span(rule.span, "`multiple_of` must be greater than 0");
    }
}

/// The number that a literal stands for. That great ones are rounded does no harm to a comparison.
fn number(value: &RuleValue) -> Option<f64> {
    match value {
        RuleValue::Count(expr) | RuleValue::Bound(Bound::Int(expr) | Bound::Float(expr)) => literal(expr),
        _ => None,
    }
}

fn literal(expr: &Expr) -> Option<f64> {
    match expr {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => literal(&unary.expr).map(|number| -number),
        Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) => int.base10_parse().ok(),
        Expr::Lit(ExprLit { lit: Lit::Float(float), .. }) => float.base10_parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    fn mistakes(keys: proc_macro2::TokenStream) -> Option<String> {
        let mut errors = Errors::new();
        let rules = crate::facts::rules_of(keys, "`#[field(..)]`", &mut errors);
        check(&rules, &mut errors);
        errors.finish().map(|errors| errors.to_string())
    }

    #[test]
    fn bounds_that_admit_one_value_are_fine() {
        assert_eq!(mistakes(quote!(ge = 2, le = 2)), None);
        assert_eq!(mistakes(quote!(gt = -3, lt = -2.5)), None);
        assert_eq!(mistakes(quote!(min_length = 0, max_length = 0)), None);
    }

    #[test]
    fn bounds_that_admit_nothing_are_told() {
        assert!(mistakes(quote!(ge = 3, le = 2)).unwrap().contains("`ge` is greater than `le`"));
        assert!(mistakes(quote!(gt = 2, le = 2.0)).unwrap().contains("`gt` is equal to `le`"));
        assert!(mistakes(quote!(items(min_length = 3, max_length = 2))).unwrap().contains("`min_length`"));
    }

    #[test]
    fn multiples_of_nothing_are_told() {
        assert!(mistakes(quote!(multiple_of = 0)).unwrap().contains("greater than 0"));
        assert_eq!(mistakes(quote!(multiple_of = 0.01)), None);
    }
}
