//! Models on their own.

use std::error::Error as _;

use peregrine::prelude::*;
use peregrine_model::Mode;

#[derive(Model, Debug, PartialEq)]
struct Item {
    #[field(min_length = 1)]
    name: String,
    price: f64,
    #[field(default = 1)]
    count: u8,
}

#[derive(Model, Debug)]
#[model(title = "An order")]
struct Order {
    items: Vec<Item>,
}

fn lamp() -> Item {
    Item { name: "Lamp".to_owned(), price: 49.5, count: 2 }
}

#[test]
fn a_model_is_made_of_json_of_a_tree_and_of_texts() {
    assert_eq!(Item::validate_json(br#"{"name": "Lamp", "price": "49.5", "count": 2}"#), Ok(lamp()));
    assert_eq!(Item::validate_value(json!({"name": "Lamp", "price": 49.5, "count": 2})), Ok(lamp()));
    assert_eq!(Item::validate_strings([("name", "Lamp"), ("price", "49.5"), ("count", "2")]), Ok(lamp()));
    assert_eq!(Item::validate_value(lamp().dump()), Ok(lamp()));
    assert_eq!(lamp().dump_json(), br#"{"name":"Lamp","price":49.5,"count":2}"#);
}

#[test]
fn a_report_prints_as_pydantic_prints_it() {
    let report = Item::validate_json(br#"{"name": ""}"#).unwrap_err();
    let expected = "2 validation errors for Item\n\
                    name\n  String should have at least 1 character [type=string_too_short, input_value='', \
                    input_type=str]\n\
                    price\n  Field required [type=missing, input_value={'name': ''}, input_type=dict]";
    assert_eq!(report.to_string(), expected);
    assert!(report.source().is_none());
    let report = Order::validate_value(json!({"items": [{}]})).unwrap_err();
    assert!(report.to_string().starts_with("2 validation errors for An order\nitems.0.name\n  Field required ["));
}

#[test]
fn a_schema_holds_what_it_points_to() {
    let expected = concat!(
        r##"{"$defs":{"Item":{"properties":{"name":{"minLength":1,"title":"Name","type":"string"},"##,
        r##""price":{"title":"Price","type":"number"},"count":{"default":1,"title":"Count","##,
        r##""type":"integer"}},"required":["name","price"],"title":"Item","type":"object"}},"##,
        r##""properties":{"items":{"items":{"$ref":"#/$defs/Item"},"title":"Items","type":"array"}},"##,
        r##""required":["items"],"title":"An order","type":"object"}"##,
    );
    for mode in [Mode::Input, Mode::Output] {
        assert_eq!(String::from_utf8(Order::json_schema(mode).dump_json()).unwrap(), expected);
    }
}
