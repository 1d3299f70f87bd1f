//! Options of models that say how values arrive.

use peregrine::prelude::*;
use peregrine::{AnyDateTime, AnyUrl, OrderedFloat, Report};

fn codes(report: &Report<'_>) -> Vec<String> {
    report.issues().iter().map(|issue| issue.code().to_owned()).collect()
}

#[derive(Debug, Model)]
#[model(val_json_bytes = "hex", ser_json_bytes = "base64", val_temporal_unit = "milliseconds")]
struct Upload {
    parts: Vec<ByteString>,
    at: Option<AnyDateTime>,
}

#[test]
fn bytes_arrive_encoded_at_every_depth() {
    let upload = Upload::validate_json(br#"{"parts": ["00ff"], "at": 1500}"#).unwrap();
    assert_eq!(*upload.parts[0], [0, 0xFF]);
    assert_eq!(upload.dump_json(), br#"{"parts":["AP8="],"at":"1970-01-01T00:00:01.500000Z"}"#);
    let report = Upload::validate_json(br#"{"parts": ["0"]}"#).unwrap_err();
    assert_eq!(codes(&report), ["bytes_invalid_encoding"]);
    assert_eq!(report.issues()[0].message(), "Data should be valid hex: Odd number of digits");
}

#[derive(Debug, Model)]
#[model(url_preserve_empty_path)]
struct Links {
    home: AnyUrl,
    #[field(allowed_schemes = ["https"], default_port = 8443)]
    api: Option<AnyUrl>,
}

#[test]
fn urls_keep_to_what_the_field_and_the_model_say() {
    let links = Links::validate_json(br#"{"home": "http://a", "api": "https://b"}"#).unwrap();
    assert_eq!(links.dump_json(), br#"{"home":"http://a","api":"https://b:8443"}"#);
    let report = Links::validate_json(br#"{"home": "http://a", "api": "http://b"}"#).unwrap_err();
    assert_eq!(codes(&report), ["url_scheme"]);
}

#[derive(Debug, Model)]
#[model(typed_dict)]
struct Movie {
    title: String,
    year: Patch<i64>,
}

#[derive(Debug, Model)]
struct Settings {
    #[field(exclude_if = Patch::is_unset)]
    level: Patch<i64>,
    other: Patch<i64>,
}

#[test]
fn what_was_not_sent_is_not_written() {
    let movie = Movie::validate_json(br#"{"title": "Heat"}"#).unwrap();
    assert_eq!(movie.dump_json(), br#"{"title":"Heat"}"#);
    let movie = Movie::validate_json(br#"{"year": 1995, "title": "Heat"}"#).unwrap();
    assert_eq!(movie.dump_json(), br#"{"title":"Heat","year":1995}"#);
    assert_eq!(Settings::validate_json(b"{}").unwrap().dump_json(), br#"{"other":null}"#);
}

#[derive(Debug, Model)]
struct Table {
    rows: [[f64; 2]; 2],
    by_price: Map<OrderedFloat, String>,
}

#[test]
fn arrays_are_tuples_and_floats_are_keys() {
    let table = Table::validate_json(br#"{"rows": [[1, 2], ["3", 4]], "by_price": {"1": "a"}}"#).unwrap();
    assert_eq!(table.dump_json(), br#"{"rows":[[1.0,2.0],[3.0,4.0]],"by_price":{"1.0":"a"}}"#);
    let report = Table::validate_json(br#"{"rows": [[1], [1, 2, 3]], "by_price": {"x": "a"}}"#).unwrap_err();
    assert_eq!(codes(&report), ["missing", "too_long", "float_parsing"]);
}
