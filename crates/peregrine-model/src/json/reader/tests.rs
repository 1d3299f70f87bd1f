use super::*;

#[test]
fn integers_are_plain_and_fit() {
    let cases =
        [("0", 0), ("-0", 0), (" 12 ", 12), ("9223372036854775807", i64::MAX), ("-9223372036854775808", i64::MIN)];
    for (text, value) in cases {
        assert_eq!(Reader::new(text).integer(), Ok(value), "{text}");
    }
    for text in ["", "-", "01", "-01", "1.0", "1.", "1e2", "9223372036854775808", "\"1\"", "+1", "true", "--1"] {
        assert_eq!(Reader::new(text).integer(), Err(Bail), "{text}");
    }
}

#[test]
fn floats_are_finite() {
    for (text, value) in [("1.5", 1.5), ("-0.0", -0.0), ("-0", 0.0), ("7", 7.0), ("1e3", 1000.0), ("5E-1", 0.5)] {
        assert_eq!(Reader::new(text).float().map(f64::to_bits), Ok(f64::to_bits(value)), "{text}");
    }
    for text in ["NaN", "Infinity", "-Infinity", "1e400", "9223372036854775808", "", "-", ".5", "inf", "nan"] {
        assert_eq!(Reader::new(text).float(), Err(Bail), "{text}");
    }
}

#[test]
fn strings_borrow_unless_escaped() {
    assert!(matches!(Reader::new(" \"é \"").string(), Ok(Cow::Borrowed("é "))));
    assert!(matches!(Reader::new(r#""a\n""#).string(), Ok(Cow::Owned(text)) if text == "a\n"));
    for text in ["\"a", "\"a\nb\"", r#""\ud800""#, r#""\x""#, "a", ""] {
        assert_eq!(Reader::new(text).string(), Err(Bail), "{text}");
    }
}

#[test]
fn expected_key_is_taken_and_another_left() {
    let mut reader = Reader::new(r#"{"a":1, "b" : 2}"#);
    assert_eq!(reader.begin_object(), Ok(true));
    assert!(!reader.key_is("\"b\":"));
    assert!(reader.key_is("\"a\":"));
    assert_eq!(reader.integer(), Ok(1));
    assert_eq!(reader.next_member(), Ok(true));
    assert!(!reader.key_is("\"b\":"));
    assert_eq!(reader.key().as_deref(), Ok("b"));
    assert_eq!(reader.integer(), Ok(2));
    assert_eq!(reader.next_member(), Ok(false));
    assert_eq!(reader.end(), Ok(()));
}

#[test]
fn skipping_checks_syntax() {
    for text in ["[]", "{}", " [1, {\"a\": [null, true, false, -1.5e3, \"\\n\"]}] ", "1e400"] {
        let mut reader = Reader::new(text);
        assert_eq!(reader.skip_value().and_then(|()| reader.end()), Ok(()), "{text}");
    }
    for text in ["", "[1,]", "[,1]", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "[1}", "[1", "1 2", "nul", "[1 2]", "01", "1."]
    {
        let mut reader = Reader::new(text);
        assert_eq!(reader.skip_value().and_then(|()| reader.end()), Err(Bail), "{text}");
    }
}

#[test]
fn nesting_ends_at_the_limit() {
    let nested = |depth: u16| "[".repeat(depth.into()) + &"]".repeat(depth.into());
    assert_eq!(Reader::new(&nested(FAST_DEPTH_MAX)).skip_value(), Ok(()));
    assert_eq!(Reader::new(&nested(FAST_DEPTH_MAX + 1)).skip_value(), Err(Bail));
    assert!(Reader::new(&nested(FAST_DEPTH_MAX)).value().is_ok());
    assert_eq!(Reader::new(&nested(FAST_DEPTH_MAX + 1)).value(), Err(Bail));
}
