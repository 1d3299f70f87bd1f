//! When two numbers are the same: three rules, from "equal for a client" to "spelled the same".

/// How closely numbers are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberRule {
    /// By value, as the corpus of apps asks: `1` is `1.0`, and floats are the same up to 1e-12 of their size.
    Value,
    /// An integer is not a float: `100` differs from `100.0`, `1e3` is `1000.0`.
    Form,
    /// The very text.
    Text,
}

/// The relative difference that two floats may have under [`NumberRule::Value`].
const TOLERANCE: f64 = 1e-12;

/// Whether two texts of JSON numbers are the same number under `rule`.
#[must_use]
pub fn same_number(expected: &str, actual: &str, rule: NumberRule) -> bool {
    if expected == actual {
        return true;
    }
    match (rule, is_integer(expected), is_integer(actual)) {
        (NumberRule::Text, ..) | (NumberRule::Form, true, false) | (NumberRule::Form, false, true) => false,
        // JSON has one spelling of an integer, but for zero's sign.
        (_, true, true) => expected.trim_start_matches('-') == "0" && actual.trim_start_matches('-') == "0",
        (NumberRule::Form, false, false) => bits(expected).is_some_and(|b| Some(b) == bits(actual)),
        (NumberRule::Value, ..) => close(expected, actual),
    }
}

fn is_integer(text: &str) -> bool {
    !text.contains(['.', 'e', 'E'])
}

fn bits(text: &str) -> Option<u64> {
    text.parse::<f64>().ok().map(f64::to_bits)
}

/// Python's `math.isclose(a, b, rel_tol=1e-12)`, where an integer beyond the doubles equals no float.
fn close(expected: &str, actual: &str) -> bool {
    let (Ok(a), Ok(b)) = (expected.parse::<f64>(), actual.parse::<f64>()) else { return false };
    if a.is_infinite() || b.is_infinite() {
        return a == b && is_integer(expected) == is_integer(actual);
    }
    (a - b).abs() <= TOLERANCE * a.abs().max(b.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn value_forgives_the_form_and_the_last_bits() {
        for (a, b) in [("1", "1.0"), ("1.0", "1e0"), ("0", "-0"), ("0.0", "-0.0"), ("0.1", "0.1000000000000001")] {
            assert!(same_number(a, b, NumberRule::Value), "{a} {b}");
        }
        assert!(same_number("1e400", "2e400", NumberRule::Value), "both are infinite for a client");
    }

    #[test]
    fn value_tells_other_numbers_apart() {
        for (a, b) in [
            ("1", "2"),
            ("0.1", "0.1000000001"),
            ("9007199254740993", "9007199254740992"),
            ("123456789012345678901234567890", "123456789012345678901234567891"),
            ("0", "1e-300"),
            ("1", "-1"),
            ("1e400", "-1e400"),
        ] {
            assert!(!same_number(a, b, NumberRule::Value), "{a} {b}");
        }
    }

    #[test]
    fn form_keeps_integers_and_floats_apart() {
        assert!(same_number("9.223372036854776e+18", "9.223372036854776e18", NumberRule::Form));
        for (a, b) in [("100", "100.0"), ("100.0", "100"), ("0.0", "-0.0"), ("0.1", "0.10000000000000002")] {
            assert!(!same_number(a, b, NumberRule::Form), "{a} {b}");
        }
    }

    #[test]
    fn text_allows_one_spelling() {
        assert!(same_number("1e-6", "1e-6", NumberRule::Text));
        assert!(!same_number("1e-6", "1e-06", NumberRule::Text));
        assert!(!same_number("12", "12.0", NumberRule::Text));
    }
}
