//! Recursion, names, configuration, defaults.

use peregrine::AnyDateTime;
use peregrine::prelude::*;

use super::models_unions::A;

#[derive(Model)]
struct Node {
    value: i128,
    #[field(default = [], max_length = 2)]
    children: Vec<Node>,
    parent: Option<Box<Node>>,
}

#[post("/recursive")]
fn recursive(node: Node) -> Node {
    node
}

#[derive(Model)]
#[model(rename_all = "camelCase")]
struct Camel {
    first_name: String,
    last_login_at: Option<AnyDateTime>,
}

#[derive(Model)]
#[model(rename_all = "camelCase", populate_by_name)]
struct CamelBoth {
    first_name: String,
    last_login_at: Option<AnyDateTime>,
}

#[post("/camel")]
fn camel(v: Camel) -> Camel {
    v
}

#[post("/camel-both", response_model_by_alias = false)]
fn camel_both(v: CamelBoth) -> CamelBoth {
    v
}

#[derive(Model)]
struct Aliased {
    #[field(alias = "alpha")]
    a: i128,
    #[field(validation_alias = "beta")]
    b: i128,
    #[field(default = 3, serialization_alias = "gamma")]
    c: i128,
    #[field(validation_alias("d1", "d2"))]
    d: i128,
    #[field(default = "none", validation_alias(path("nested", 0)))]
    e: String,
}

#[post("/aliased")]
fn aliased(v: Aliased) -> Aliased {
    v
}

#[derive(Model)]
#[model(strict)]
struct Strict {
    i: i128,
    f: f64,
    s: String,
    b: bool,
    d: Option<AnyDateTime>,
}

#[post("/strict")]
fn strict(v: Strict) -> Strict {
    v
}

#[derive(Model)]
#[model(coerce_numbers_to_str, str_to_upper, extra = "allow")]
struct Coerce {
    #[field(max_length = 5)]
    s: String,
    #[field(extra)]
    others: Map<String, Value>,
}

#[post("/coerce")]
fn coerce(v: Coerce) -> Coerce {
    v
}

#[derive(Model)]
#[model(validate_default)]
struct Defaults {
    #[field(default = 1)]
    n: i128,
    #[field(default_factory = || vec!["a".to_owned()])]
    tags: Vec<String>,
    #[field(default = A { x: 1 })]
    nested: A,
    #[field(ge = 0)]
    maybe: Option<i128>,
    #[field(default = false, deprecated)]
    dep: bool,
    #[field(fields_set)]
    sent: FieldsSet,
}

#[post("/defaults")]
fn defaults(v: Defaults) -> Defaults {
    v
}

#[post("/defaults/unset", response_model_exclude_unset)]
fn defaults_unset(v: Defaults) -> Defaults {
    v
}

#[post("/defaults/none", response_model_exclude_none)]
fn defaults_none(v: Defaults) -> Defaults {
    v
}

#[post("/defaults/defaults", response_model_exclude_defaults)]
fn defaults_defaults(v: Defaults) -> Defaults {
    v
}

pub(super) fn routes() -> Router {
    Router::new().routes(routes![
        recursive,
        camel,
        camel_both,
        aliased,
        strict,
        coerce,
        defaults,
        defaults_unset,
        defaults_none,
        defaults_defaults
    ])
}
