use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(alias = "aliased_name")]
    name: String,
    price: Option<f64>,
    owner_ids: Option<Vec<i64>>,
    #[field(fields_set)]
    sent: FieldsSet,
}

fn named(name: &str) -> Item {
    Item { name: name.to_owned(), price: None, owner_ids: None, sent: FieldsSet::only(&["name"]) }
}

fn priced(name: &str, price: f64) -> Item {
    Item { price: Some(price), sent: FieldsSet::only(&["name", "price"]), ..named(name) }
}

fn owned(name: &str, price: f64, owner_ids: Vec<i64>) -> Item {
    Item { owner_ids: Some(owner_ids), sent: FieldsSet::all(), ..priced(name, price) }
}

fn list() -> Vec<Item> {
    vec![named("foo"), priced("bar", 1.0), owned("baz", 2.0, vec![1, 2, 3])]
}

fn dict() -> Map<String, Item> {
    ["k1", "k2", "k3"].into_iter().map(str::to_owned).zip(list()).collect()
}

#[get("/items/valid")]
fn get_valid() -> Item {
    priced("valid", 1.0)
}

#[get("/items/coerce")]
fn get_coerce() -> Item {
    priced("coerce", 1.0)
}

#[get("/items/validlist")]
fn get_validlist() -> Vec<Item> {
    list()
}

#[get("/items/validdict")]
fn get_validdict() -> Map<String, Item> {
    dict()
}

#[get("/items/valid-exclude-unset", response_model_exclude_unset)]
fn get_valid_exclude_unset() -> Item {
    priced("valid", 1.0)
}

#[get("/items/coerce-exclude-unset", response_model_exclude_unset)]
fn get_coerce_exclude_unset() -> Item {
    priced("coerce", 1.0)
}

#[get("/items/validlist-exclude-unset", response_model_exclude_unset)]
fn get_validlist_exclude_unset() -> Vec<Item> {
    list()
}

#[get("/items/validdict-exclude-unset", response_model_exclude_unset)]
fn get_validdict_exclude_unset() -> Map<String, Item> {
    dict()
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        get_valid,
        get_coerce,
        get_validlist,
        get_validdict,
        get_valid_exclude_unset,
        get_coerce_exclude_unset,
        get_validlist_exclude_unset,
        get_validdict_exclude_unset
    ])
}
