//! Enums without data.

use peregrine::prelude::*;

use super::{schema, taken};

#[derive(Model, PartialEq, Eq, Hash)]
#[model(literal, rename_all = "lowercase")]
enum Size {
    Small,
    #[field(value = null)]
    Unknown,
    #[field(value = -0.5)]
    Half,
    #[field(value = true)]
    Any,
    Ten = 10,
}

#[derive(Model, Debug, PartialEq, Eq, Hash)]
#[model(rename_all = "lowercase", missing = by_first_letter)]
enum Answer {
    Yes,
    No,
}

fn by_first_letter(value: &Input<'_>) -> Option<Answer> {
    match value.as_str()? {
        "y" => Some(Answer::Yes),
        "n" => Some(Answer::No),
        _ => None,
    }
}

#[derive(Model)]
#[model(plain)]
enum Level {
    Low = 1,
    High = 2,
}

#[test]
fn a_literal_holds_values_of_any_type() {
    for text in [r#""small""#, "null", "-0.5", "true", "10"] {
        assert_eq!(taken::<Size>(text), Ok(text.to_owned()));
    }
    assert_eq!(taken::<Size>("1.0"), Ok("true".to_owned()));
    let expected = "1 validation error for literal['small',None,-0.5,True,10]\n  Input should be 'small', None, \
                    -0.5, True or 10 [type=literal_error, input_value='10', input_type=str]";
    assert_eq!(taken::<Size>(r#""10""#).unwrap_err(), expected);
    assert_eq!(schema::<Size>(), r#"{"enum":["small",null,-0.5,true,10]}"#);
}

#[test]
fn an_enum_asks_for_what_is_missing() {
    assert_eq!(taken::<Answer>(r#""y""#), Ok(r#""yes""#.to_owned()));
    assert_eq!(Answer::validate_strings([("a", "b")]).unwrap_err().issues()[0].code(), "enum");
    let map = Map::<Answer, i64>::validate_strings([("n", "1"), ("yes", "2")]).unwrap();
    assert_eq!(map.keys().collect::<Vec<_>>(), [&Answer::No, &Answer::Yes]);
}

#[test]
fn a_plain_enum_of_integers_converts_no_text() {
    assert_eq!(taken::<Level>("1.0"), Ok("1".to_owned()));
    assert!(taken::<Level>(r#""2""#).unwrap_err().starts_with("1 validation error for enum[Level]"));
    assert_eq!(schema::<Level>(), r#"{"enum":[1,2],"title":"Level","type":"integer"}"#);
}

#[test]
fn the_names_of_a_map_are_described_if_they_are_texts() {
    assert!(schema::<Map<Answer, i64>>().contains(r##""propertyNames":{"$ref":"#/$defs/Answer"}"##));
    assert!(!schema::<Map<Size, i64>>().contains("propertyNames"));
}
