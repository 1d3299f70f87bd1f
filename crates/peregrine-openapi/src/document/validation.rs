//! The components that describe the 422 report.

use peregrine_model::{Object, Schema, Value};

pub(super) const NAME: &str = "HTTPValidationError";

/// `HTTPValidationError` and `ValidationError`.
pub(super) fn components() -> [(&'static str, Value); 2] {
    let mut detail = Schema::of_type("array");
    detail.set("items", reference("ValidationError"));
    detail.set("title", "Detail");
    let mut report = Schema::of_type("object");
    report.set("properties", Object::from_iter([("detail", detail)]));
    report.set("title", NAME);

    let mut place = Schema::of_type("array");
    place.set("items", Schema::any_of([Schema::of_type("string"), Schema::of_type("integer")]));
    let properties = [
        ("loc", titled(place, "Location")),
        ("msg", titled(Schema::of_type("string"), "Message")),
        ("type", titled(Schema::of_type("string"), "Error Type")),
        ("input", titled(Schema::any(), "Input")),
        ("ctx", titled(Schema::of_type("object"), "Context")),
    ];
    let mut issue = Schema::of_type("object");
    issue.set("properties", Object::from_iter(properties));
    issue.set("required", Value::from(vec!["loc", "msg", "type"]));
    issue.set("title", "ValidationError");
    [(NAME, report.into()), ("ValidationError", issue.into())]
}

/// Points to a component by its final name.
pub(super) fn reference(name: &str) -> Value {
    Object::from_iter([("$ref", format!("#/components/schemas/{name}"))]).into()
}

fn titled(mut schema: Schema, title: &'static str) -> Schema {
    schema.set("title", title);
    schema
}
