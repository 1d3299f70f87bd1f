use proptest::prelude::*;

use super::*;
use crate::issue::Bound;

fn decimal(text: &str) -> AnyDecimal {
    text.parse().unwrap_or_else(|_| panic!("{text} is no decimal"))
}

fn code<T: Kind>(text: &str, rules: &Rules) -> String {
    let input = crate::json::parse(text).unwrap();
    let mut state = Validation::new();
    match T::validate(&input, rules, &mut state) {
        Ok(value) => String::from_utf8(value.dump_json()).unwrap(),
        Err(_) => state.into_report().issues()[0].code().to_owned(),
    }
}

#[test]
fn text_is_read_and_shown_as_python_does() {
    for (text, expected) in [
        ("012", "12"),
        ("_1__0", "10"),
        (" 1.50 ", "1.50"),
        ("12.", "12"),
        (".5", "0.5"),
        ("1e3", "1E+3"),
        ("1.5e3", "1.5E+3"),
        ("1e-2", "0.01"),
        ("1E-7", "1E-7"),
        ("0.000001", "0.000001"),
        ("-0.00", "-0.00"),
        ("0e5", "0E+5"),
        ("\u{661}\u{662}", "12"),
        ("\u{ff11}.\u{ff15}", "1.5"),
        ("-INF", "-Infinity"),
        ("snan012", "sNaN12"),
        ("123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789"),
        ("1E999999", "1E+999999"),
    ] {
        assert_eq!(decimal(text).to_string(), expected, "{text}");
    }
    for text in ["", ".", "-", "1e", "0x1", "1.5.5", "1,5", "- 1", "1 2", "nanx", "1e9999999999999999999"] {
        assert!(text.parse::<AnyDecimal>().is_err(), "{text}");
    }
}

#[test]
fn values_are_compared_by_value() {
    let order = |one: &str, two: &str| decimal(one).compare(&decimal(two));
    assert_eq!(order("1.0", "1.00"), Some(std::cmp::Ordering::Equal));
    assert_eq!(order("-0", "0e10"), Some(std::cmp::Ordering::Equal));
    assert_eq!(order("9.99", "1E+1"), Some(std::cmp::Ordering::Less));
    assert_eq!(order("-9.99", "-1E+1"), Some(std::cmp::Ordering::Greater));
    assert_eq!(order("1E+999999", "inf"), Some(std::cmp::Ordering::Less));
    assert_eq!(order("nan", "1"), None);
}

#[test]
fn multiples_are_exact_and_their_quotient_fits_pythons_context() {
    let is_multiple = |one: &str, two: &str| decimal(one).is_multiple_of(&decimal(two));
    assert!(is_multiple("0.15", "0.05"));
    assert!(is_multiple("1E+16", "0.05"));
    assert!(is_multiple("-0.0", "0.05"));
    assert!(!is_multiple("0.07", "0.05"));
    assert!(!is_multiple("123456789012345678901234567890", "0.05"));
    assert!(!is_multiple("1", "0"));
}

#[test]
fn digits_are_counted_without_zeros_at_the_end() {
    let rules = Rules::NEW.max_digits(5).decimal_places(2);
    assert_eq!(code::<AnyDecimal>("\"1.100\"", &rules), "\"1.100\"");
    assert_eq!(code::<AnyDecimal>("1.005", &rules), "decimal_max_places");
    assert_eq!(code::<AnyDecimal>("1234.5", &rules), "decimal_whole_digits");
    assert_eq!(code::<AnyDecimal>("1e-7", &rules), "decimal_max_digits");
}

#[test]
fn text_bounds_are_told_as_numbers() {
    let rules = Rules::NEW.ge(Bound::Text("0.01")).le(Bound::Text("1000"));
    let input = Input::Int(0);
    let mut state = Validation::new();
    assert!(AnyDecimal::validate(&input, &rules, &mut state).is_err());
    assert_eq!(state.into_report().issues()[0].message(), "Input should be greater than or equal to 0.01");
    assert_eq!(code::<AnyDecimal>("1000.01", &rules), "less_than_equal");
}

#[test]
fn what_rust_decimal_cannot_hold_breaks_a_limit() {
    assert_eq!(code::<Decimal>("\"-0.00\"", &Rules::NEW), "\"-0.00\"");
    assert_eq!(code::<Decimal>("\"1E+2\"", &Rules::NEW), "\"100\"");
    assert_eq!(code::<Decimal>("1e22", &Rules::NEW), "\"10000000000000000000000\"");
    assert_eq!(code::<Decimal>("123456789012345678901234567890", &Rules::NEW), "decimal_max_digits");
    assert_eq!(code::<Decimal>("\"1e-29\"", &Rules::NEW), "decimal_max_places");
    assert_eq!(code::<Decimal>("\"1E999999\"", &Rules::NEW), "decimal_max_digits");
    assert_eq!(code::<Decimal>("\"nan\"", &Rules::NEW), "finite_number");
    assert_eq!(code::<Decimal>("\"0e99\"", &Rules::NEW), "\"0\"");
}

#[test]
fn the_fast_pass_agrees_with_the_complete_one() {
    for text in ["12", "-0", "12.5", "1e16", "0.00001234", "1e300", "\"1.50\"", "100.0"] {
        let fast: AnyDecimal = super::super::read_whole(text, &Rules::NEW).unwrap();
        let input = crate::json::parse(text).unwrap();
        assert_eq!(fast, AnyDecimal::validate_input(&input).unwrap(), "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_shown_is_read_back(digits in "[0-9]{1,40}", exponent in -60_i64..60, sign in "-?") {
        let value = decimal(&format!("{sign}{digits}e{exponent}"));
        prop_assert_eq!(decimal(&value.to_string()), value);
    }
}
