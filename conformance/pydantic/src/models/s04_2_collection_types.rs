use std::collections::HashSet;

use peregrine::prelude::*;
use peregrine::{FrozenSet, VariadicTuple};

#[derive(Model)]
struct CollectionTypes {
    #[field(default = [])]
    tags: Vec<String>,
    #[field(default = [], min_length = 1, max_length = 100)]
    scores: Vec<i64>,
    #[field(default = Map::new())]
    metadata: Map<String, String>,
    #[field(default = HashSet::new())]
    unique_tags: HashSet<String>,
    #[field(default = (0.0, 0.0))]
    coordinates: (f64, f64),
    #[field(default = VariadicTuple::default())]
    values: VariadicTuple<i64>,
    #[field(default = FrozenSet::default())]
    permissions: FrozenSet<String>,
}

#[post("/m")]
async fn m(item: CollectionTypes) -> CollectionTypes {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m])
}
