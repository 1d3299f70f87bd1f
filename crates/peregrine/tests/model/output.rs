//! What of a model is written, and how.

use peregrine::prelude::*;

#[derive(Model, Clone)]
#[model(partial(ItemUpdate, Debug))]
struct Item {
    /// Shown in lists.
    #[field(min_length = 1)]
    name: String,
    note: Option<String>,
    #[field(default = 10.5, gt = 0, alias = "taxRate")]
    tax: f64,
    #[field(default = [])]
    tags: Vec<String>,
    #[field(fields_set)]
    sent: FieldsSet,
}

#[derive(Model)]
struct Cart {
    items: Vec<Item>,
    #[field(exclude, default = "")]
    token: String,
}

#[computed]
impl Cart {
    /// How many there are.
    fn count(&self) -> usize {
        self.items.len()
    }

    #[field(alias = "firstNote", title = "Note of the first")]
    fn first_note(&self) -> Option<String> {
        self.items.first()?.note.clone()
    }
}

fn cart() -> Cart {
    Cart::validate_json(br#"{"items": [{"name": "a", "tags": ["x"]}, {"name": "b", "note": null}], "token": "t"}"#)
        .unwrap()
}

fn text(json: Vec<u8>) -> String {
    String::from_utf8(json).unwrap()
}

fn written(options: &DumpOptions) -> String {
    text(cart().dump_json_with(options))
}

#[test]
fn computed_fields_follow_the_declared_ones() {
    let items =
        r#"[{"name":"a","note":null,"taxRate":10.5,"tags":["x"]},{"name":"b","note":null,"taxRate":10.5,"tags":[]}]"#;
    assert_eq!(text(cart().dump_json()), format!(r#"{{"items":{items},"count":2,"firstNote":null}}"#));
    assert_eq!(written(&DumpOptions::new()), text(cart().dump_json()));
}

#[test]
fn fields_that_were_not_sent_are_left_out_on_request() {
    let both = r#"{"items":[{"name":"a","tags":["x"]},{"name":"b","note":null}],"count":2,"firstNote":null}"#;
    assert_eq!(written(&DumpOptions::new().exclude_unset(true)), both);
    let complete = Item::validate_input(&json!({"name": 5})).is_err();
    assert!(complete);
    let item = Item::validate_input(&json!({"name": "c", "taxRate": "1"})).unwrap();
    assert_eq!(item.sent.iter().collect::<Vec<_>>(), ["name", "tax"]);
    let made = Item { sent: FieldsSet::all(), ..item };
    assert_eq!(made.dump_with(&DumpOptions::new().exclude_unset(true)), made.dump());
}

#[test]
fn none_and_defaults_are_left_out_on_request() {
    let none =
        r#"{"items":[{"name":"a","taxRate":10.5,"tags":["x"]},{"name":"b","taxRate":10.5,"tags":[]}],"count":2}"#;
    assert_eq!(written(&DumpOptions::new().exclude_none(true)), none);
    let defaults = r#"{"items":[{"name":"a","tags":["x"]},{"name":"b"}],"count":2,"firstNote":null}"#;
    assert_eq!(written(&DumpOptions::new().exclude_defaults(true)), defaults);
}

#[test]
fn fields_are_chosen_by_their_names() {
    let chosen = DumpOptions::new().include(json!({"items": {"-1": ["name", "tax"]}, "count": true}));
    assert_eq!(written(&chosen), r#"{"items":[{"name":"b","taxRate":10.5}],"count":2}"#);
    assert_eq!(written(&chosen.by_alias(false)), r#"{"items":[{"name":"b","tax":10.5}],"count":2}"#);
    let all = DumpOptions::new().exclude(json!({"items": {"__all__": ["note", "tax", "tags"]}, "first_note": true}));
    assert_eq!(written(&all), r#"{"items":[{"name":"a"},{"name":"b"}],"count":2}"#);
}

#[test]
fn partial_model_changes_what_was_sent() {
    let mut item = cart().items.remove(0);
    let update = ItemUpdate::validate_json(br#"{"note": null, "taxRate": 3}"#).unwrap();
    assert_eq!(text(update.dump_json_with(&DumpOptions::new().exclude_unset(true))), r#"{"note":null,"taxRate":3.0}"#);
    update.apply(&mut item);
    assert_eq!((item.name.as_str(), item.tax), ("a", 3.0));
    let report = ItemUpdate::validate_json(br#"{"name": null, "taxRate": 0}"#).unwrap_err();
    let codes: Vec<_> = report.issues().iter().map(|issue| issue.code().to_string()).collect();
    assert_eq!(codes, ["string_type", "greater_than"]);
}

#[test]
fn sent_fields_of_one_model_are_put_in_another() {
    let mut item = cart().items.remove(0);
    Item::validate_json(br#"{"name": "new"}"#).unwrap().apply(&mut item);
    assert_eq!((item.name.as_str(), item.tags.len()), ("new", 1));
}

fn two_places(value: &f64) -> String {
    format!("{value:.2}")
}

fn quoted(note: &Option<String>) -> String {
    format!("<{}>", note.as_deref().unwrap_or_default())
}

#[derive(Model)]
struct Receipt {
    #[field(serialize = two_places)]
    total: f64,
    #[field(serialize = quoted, when_used = "unless-none")]
    note: Option<String>,
    #[field(default = 0, exclude_if = |count| *count == 0)]
    count: i64,
}

#[derive(Model)]
#[model(ser_json_inf_nan = "strings", ser_json_temporal = "seconds", ser_json_bytes = "hex")]
struct Measure {
    values: Vec<f64>,
    raw: ByteString,
    inner: Receipt,
}

#[derive(Model)]
#[model(serialize = pair)]
struct Pair {
    left: i64,
    right: i64,
}

fn pair(pair: &Pair) -> Vec<i64> {
    vec![pair.left, pair.right]
}

#[test]
fn functions_write_instead_of_kinds() {
    let receipt = Receipt { total: 1.5, note: None, count: 0 };
    assert_eq!(text(receipt.dump_json()), r#"{"total":"1.50","note":null}"#);
    let receipt = Receipt { total: f64::NAN, note: Some("n".to_owned()), count: 1 };
    assert_eq!(text(receipt.dump_json()), r#"{"total":"NaN","note":"<n>","count":1}"#);
    assert_eq!(text(Pair { left: 1, right: 2 }.dump_json()), "[1,2]");
}

#[test]
fn spellings_hold_for_the_fields_of_one_model() {
    let inner = Receipt { total: 1.0, note: None, count: 0 };
    let measure = Measure { values: vec![1.0, f64::INFINITY], raw: "az".into(), inner };
    let expected = r#"{"values":[1.0,"Infinity"],"raw":"617a","inner":{"total":"1.00","note":null}}"#;
    assert_eq!(text(measure.dump_json()), expected);
}

struct Row {
    left: i32,
    right: i64,
    #[expect(dead_code, reason = "a row has more than is shown")]
    secret: String,
}

#[derive(Model)]
#[model(from = Row)]
struct Shown {
    left: i64,
    right: Option<i64>,
}

#[test]
fn model_is_made_of_a_row() {
    let shown = Shown::from(Row { left: 1, right: 2, secret: String::new() });
    assert_eq!(text(shown.dump_json()), r#"{"left":1,"right":2}"#);
}

#[post("/cart")]
async fn describe(cart: Cart, receipt: Receipt, pair: Pair) -> Cart {
    let _ = (receipt, pair);
    cart
}

#[get("/receipt")]
async fn receipt() -> (StatusCode, Receipt) {
    (StatusCode::OK, Receipt { total: 1.0, note: None, count: 0 })
}

#[get("/pair")]
async fn paired() -> Pair {
    Pair { left: 1, right: 2 }
}

#[test]
fn document_tells_both_sides_apart() {
    let document = App::new().routes(routes![describe, receipt, paired]).openapi().unwrap();
    let schemas = &document["components"]["schemas"];
    let output = &schemas["Cart-Output"];
    assert_eq!(output["required"], json!(["items", "count", "firstNote"]));
    let count = json!({"type": "integer", "title": "Count", "description": "How many there are.", "readOnly": true});
    assert_eq!(output["properties"]["count"], count);
    assert_eq!(output["properties"]["token"], Value::Null);
    assert_eq!(schemas["Cart-Input"]["properties"]["token"]["default"], json!(""));
    assert_eq!(schemas["Receipt-Output"]["properties"]["total"], json!({"type": "string", "title": "Total"}));
    assert_eq!(schemas["Receipt-Output"]["properties"]["note"]["anyOf"][0], json!({"type": "null"}));
    assert_eq!(schemas["Pair-Output"], json!({"type": "array", "items": {"type": "integer"}}));
}

#[derive(Model)]
struct Page<T> {
    items: Vec<T>,
}

#[computed]
impl<T> Page<T> {
    fn count(&self) -> usize {
        self.items.len()
    }
}

#[test]
fn a_generic_model_has_computed_fields_too() {
    let page = Page { items: vec![1, 2] };
    assert_eq!(page.dump_json(), br#"{"items":[1,2],"count":2}"#);
}
