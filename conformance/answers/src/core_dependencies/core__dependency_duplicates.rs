use peregrine::prelude::*;

#[derive(Clone, Model)]
struct Item {
    data: String,
}

#[dependency]
fn duplicate_dependency(item: Item) -> Item {
    item
}

#[dependency]
fn dependency_of_its_own(item2: Item) -> Item {
    item2
}

#[dependency]
fn sub_duplicate_dependency(item: Item, #[depends(duplicate_dependency)] sub_item: Item) -> Vec<Item> {
    vec![item, sub_item]
}

#[post("/with-duplicates")]
async fn with_duplicates(item: Item, #[depends(duplicate_dependency)] item2: Item) -> Json<Vec<Item>> {
    Json(vec![item, item2])
}

#[post("/no-duplicates")]
async fn no_duplicates(item: Item, #[depends(dependency_of_its_own)] item2: Item) -> Json<Vec<Item>> {
    Json(vec![item, item2])
}

#[post("/with-duplicates-sub")]
async fn no_duplicates_sub(item: Item, #[depends(sub_duplicate_dependency)] sub_items: Vec<Item>) -> Value {
    json!([item, sub_items])
}

pub(super) fn app() -> App {
    App::new().routes(routes![with_duplicates, no_duplicates, no_duplicates_sub])
}
