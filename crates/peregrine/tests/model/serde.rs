//! Models in other formats, and types of other crates in models.

use std::collections::BTreeMap;

use peregrine::prelude::*;
use peregrine_model::DumpOptions;
use serde::{Deserialize, Serialize};
use serde_json::json as serde_value;

use super::{schema, taken};

#[derive(Debug, PartialEq, Clone, Serialize, Deserialize)]
struct Point {
    lat: f64,
    lon: f64,
}

#[derive(Debug, Model)]
#[model(extra = "forbid", rename_all = "camelCase")]
struct Place {
    #[field(min_length = 2)]
    place_name: String,
    #[field(serde, description = "Where it is")]
    position: Point,
    #[field(serde)]
    last_seen: Option<Point>,
    #[field(serde, default_factory = BTreeMap::new)]
    visits: BTreeMap<u8, u64>,
}

#[derive(Model)]
struct Page<T> {
    items: Vec<T>,
}

#[derive(Debug, Model, PartialEq)]
#[model(rename_all = "lowercase")]
enum Color {
    Red,
    Green,
}

#[derive(Debug, Model)]
enum ColorOrName {
    Color(Color),
    Name(String),
}

#[derive(Model)]
struct Names(Vec<String>);

/// serde's own derives stand beside it.
#[derive(Model, Serialize, Deserialize)]
#[model(serde = false)]
struct Mine {
    name: String,
}

const PARK: &str = r#"{"placeName":"Park","position":{"lat":1.0,"lon":2.0},"lastSeen":null,"visits":{"7":9}}"#;

#[test]
fn a_model_is_written_and_read_as_on_the_wire() {
    let park: Place = serde_json::from_str(PARK).unwrap();
    assert_eq!((&*park.place_name, park.position.lon, park.visits[&7]), ("Park", 2.0, 9));
    assert_eq!(serde_json::to_string(&park).unwrap(), PARK);
    assert_eq!(String::from_utf8(park.dump_json()).unwrap(), PARK);
    assert_eq!(taken::<Place>(PARK), Ok(PARK.to_owned()));
}

#[test]
fn every_shape_of_model_has_the_traits() {
    let page: Page<Color> = serde_json::from_value(serde_value!({"items": ["red", "green"]})).unwrap();
    assert_eq!(serde_json::to_value(&page).unwrap(), serde_value!({"items": ["red", "green"]}));
    let choice: ColorOrName = serde_json::from_value(serde_value!("blue")).unwrap();
    assert!(matches!(&choice, ColorOrName::Name(name) if name == "blue"));
    let names: Names = serde_json::from_value(serde_value!(["a"])).unwrap();
    assert_eq!(serde_json::to_value(&names).unwrap(), serde_value!(["a"]));
    let mine: Mine = serde_json::from_value(serde_value!({"name": "a"})).unwrap();
    assert_eq!(mine.name, "a");
}

#[test]
fn a_model_that_serde_reads_is_validated() {
    let error = serde_json::from_str::<Place>(r#"{"placeName": "P", "x": 1}"#).unwrap_err().to_string();
    assert!(error.starts_with("3 validation errors for Place\nplaceName\n  String should have at least 2"), "{error}");
    assert!(error.contains("position\n  Field required"), "{error}");
    assert!(error.contains("x\n  Extra inputs are not permitted"), "{error}");
}

#[test]
fn what_serde_refuses_is_a_value_error_in_its_place() {
    let text = r#"{"placeName": "Park", "position": {"lat": 1}, "visits": {"a": 1}}"#;
    let report = taken::<Place>(text).unwrap_err();
    assert!(report.contains("position\n  Value error, missing field `lon` [type=value_error"), "{report}");
    assert!(report.contains("visits\n  Value error, "), "{report}");
}

#[test]
fn what_is_not_there_is_decided_as_serde_does() {
    let text = r#"{"placeName":"Park","position":{"lat":1,"lon":2}}"#;
    let full = r#"{"placeName":"Park","position":{"lat":1.0,"lon":2.0},"lastSeen":null,"visits":{}}"#;
    assert_eq!(taken::<Place>(text), Ok(full.to_owned()));
    let report = taken::<Place>(r#"{"placeName": "Park"}"#).unwrap_err();
    assert!(report.contains("position\n  Field required"), "{report}");
}

#[test]
fn what_is_written_of_it_can_be_chosen() {
    let park = Place::validate_json(br#"{"placeName":"Park","position":{"lat":1,"lon":2}}"#).unwrap();
    let dumped = |options: DumpOptions| String::from_utf8(park.dump_json_with(&options)).unwrap();
    assert_eq!(
        dumped(DumpOptions::new().exclude_defaults(true).exclude_none(true)),
        r#"{"placeName":"Park","position":{"lat":1.0,"lon":2.0}}"#
    );
    assert_eq!(dumped(DumpOptions::new().include(json!({"position": ["lat"]}))), r#"{"position":{"lat":1.0}}"#);
}

#[test]
fn the_schema_admits_any_json_there() {
    let schema = schema::<Place>();
    assert!(schema.contains(r#""position":{"description":"Where it is","title":"Position"}"#), "{schema}");
    assert!(schema.contains(r#""required":["placeName","position"]"#), "{schema}");
}
