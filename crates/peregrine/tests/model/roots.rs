//! Models of one value.

use peregrine::prelude::*;

use super::{schema, taken};

/// Names, each once told.
#[derive(Model)]
struct Tags(#[field(min_length = 1, items(min_length = 2))] Vec<String>);

#[derive(Model)]
#[model(title = "Wrapped", strict, json_schema_extra = json!({"x": 1}))]
struct Many<T>(
    /// Each of them.
    Vec<T>,
);

#[derive(Model)]
struct Tree(Vec<Tree>);

#[derive(Model)]
#[model(inline)]
struct Port(#[field(ge = 1, le = 65535)] u32);

#[derive(Model, Debug, PartialEq)]
#[model(inline)]
struct Name(#[field(min_length = 3, title = "NT", description = "nd")] String);

#[derive(Model)]
#[model(str_strip_whitespace)]
struct Server {
    name: Name,
    #[field(default = 80, multiple_of = 5)]
    port: Port,
    #[field(max_length = 5, description = "md")]
    short: Option<Name>,
    names: Vec<Name>,
    tags: Tags,
}

#[derive(Model)]
enum TagsOrPort {
    Tags(Tags),
    Port(Port),
}

#[test]
fn a_root_model_is_its_value_with_a_name() {
    assert_eq!(taken::<Tags>(r#"["ab"]"#), Ok(r#"["ab"]"#.to_owned()));
    let report = taken::<Tags>(r#"["ab", "c"]"#).unwrap_err();
    let expected = "1 validation error for Tags\n1\n  String should have at least 2 characters \
                    [type=string_too_short, input_value='c', input_type=str]";
    assert_eq!(report, expected);
    let expected = concat!(
        r#"{"description":"Names, each once told.","items":{"minLength":2,"type":"string"},"#,
        r#""minItems":1,"title":"Tags","type":"array"}"#,
    );
    assert_eq!(schema::<Tags>(), expected);
}

#[test]
fn a_generic_root_model_is_named_by_its_parameter() {
    assert!(taken::<Many<i64>>(r#"["1"]"#).unwrap_err().starts_with("1 validation error for Wrapped\n0\n"));
    assert_eq!(Many::<i64>::name(), "Many[int]");
    let expected =
        r#"{"description":"Each of them.","items":{"type":"integer"},"title":"Wrapped","type":"array","x":1}"#;
    assert_eq!(schema::<Many<i64>>(), expected);
}

#[test]
fn a_recursive_root_model_ends() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(taken::<Tree>(&nested(100)).is_ok());
    assert!(taken::<Tree>(&nested(300)).unwrap_err().contains("recursion_depth_exceeded"));
    assert!(schema::<Tree>().ends_with(r##""$ref":"#/$defs/Tree"}"##));
}

#[test]
fn an_inline_model_takes_the_rules_of_both_sides() {
    let text = r#"{"name": " abc ", "names": [" abcd"], "tags": [" a"]}"#;
    let expected = r#"{"name":"abc","port":80,"short":null,"names":["abcd"],"tags":[" a"]}"#;
    assert_eq!(taken::<Server>(text), Ok(expected.to_owned()));
    let report = taken::<Server>(
        r#"{"name": " ab ", "port": 9001, "short": "abcdef", "names": ["abc", " a"], "tags": ["ab", "a"]}"#,
    );
    let report = report.unwrap_err();
    let places: Vec<&str> = report.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(places, ["5 validation errors for Server", "name", "port", "short", "names.1", "tags.1"]);
    assert!(taken::<Server>(r#"{"name": "abc", "port": 0, "names": [], "tags": ["ab"]}"#).is_err());
}

#[test]
fn an_inline_model_is_described_where_it_stands() {
    let expected = concat!(
        r##"{"$defs":{"Tags":{"description":"Names, each once told.","items":{"minLength":2,"type":"string"},"##,
        r##""minItems":1,"title":"Tags","type":"array"}},"properties":{"##,
        r##""name":{"description":"nd","minLength":3,"title":"NT","type":"string"},"##,
        r##""port":{"default":80,"maximum":65535,"minimum":1,"multipleOf":5,"title":"Port","type":"integer"},"##,
        r##""short":{"anyOf":[{"description":"nd","maxLength":5,"minLength":3,"title":"NT","type":"string"},"##,
        r##"{"type":"null"}],"default":null,"description":"md"},"##,
        r##""names":{"items":{"description":"nd","minLength":3,"title":"NT","type":"string"},"##,
        r##""title":"Names","type":"array"},"tags":{"$ref":"#/$defs/Tags"}},"##,
        r##""required":["name","names","tags"],"title":"Server","type":"object"}"##,
    );
    assert_eq!(schema::<Server>(), expected);
}

#[test]
fn a_root_model_is_a_member_by_its_name_and_an_inline_one_by_its_value() {
    let report = taken::<TagsOrPort>("0.5").unwrap_err();
    let places: Vec<&str> = report.lines().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(places, ["2 validation errors for union[Tags,constrained-int]", "Tags", "constrained-int"]);
    assert_eq!(taken::<TagsOrPort>("7"), Ok("7".to_owned()));
}
