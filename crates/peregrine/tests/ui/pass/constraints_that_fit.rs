use std::collections::{BTreeMap, HashMap};

use peregrine::prelude::*;

const LEAST: usize = 1;

#[derive(Model)]
#[model(strict = false, str_strip_whitespace)]
struct Item {
    #[field(min_length = 1, max_length = 1, pattern = "^a|b$", to_lower)]
    text: String,
    #[field(ge = -1, lt = 1_000, multiple_of = 2)]
    int: Option<i32>,
    #[field(gt = 0, le = 1.5, multiple_of = 0.01, allow_inf_nan = false)]
    float: f32,
    #[field(min_length = 1, items(ge = 1, le = 1), default = [1])]
    list: Vec<u8>,
    #[field(items(items(pattern = "a")))]
    lists: Vec<Option<Vec<String>>>,
    #[field(key(min_length = 1), value(gt = 0.5), max_length = 9)]
    map: Option<HashMap<String, Box<f64>>>,
    #[field(default_factory = BTreeMap::new)]
    ordered: BTreeMap<i64, String>,
    #[field(default = -1)]
    default: i8,
    #[field(default = None)]
    none: Option<String>,
    #[field(default = vec![LEAST as u64])]
    expression: Vec<u64>,
    #[field(required)]
    nullable: Option<bool>,
}

#[derive(HttpErrors)]
enum Never {}

#[post("/")]
async fn create(item: Item) -> Result<Item, Never> {
    Ok(item)
}

pub fn main() {
    let _ = App::new().routes(routes![create]).openapi();
}
