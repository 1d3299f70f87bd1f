use peregrine::prelude::*;

#[derive(Model)]
#[model(json_schema_extra = json!({"example": {"data": "Data in schema_extra"}}))]
struct Item {
    data: String,
}

#[post("/schema_extra/")]
fn schema_extra(item: Item) -> Json<Item> {
    Json(item)
}

#[post("/example/")]
fn example(#[body(example = json!({"data": "Data in Body example"}))] item: Item) -> Json<Item> {
    Json(item)
}

#[post("/examples/")]
fn examples(
    #[body(examples = json!([
        {"data": "Data in Body examples, example1"},
        {"data": "Data in Body examples, example2"}
    ]))]
    item: Item,
) -> Json<Item> {
    Json(item)
}

#[post("/example_examples/")]
fn example_examples(
    #[body(
        example = json!({"data": "Overridden example"}),
        examples = json!([{"data": "examples example_examples 1"}, {"data": "examples example_examples 2"}]),
    )]
    item: Item,
) -> Json<Item> {
    Json(item)
}

#[get("/path_example/{item_id}")]
fn path_example(#[path(example = json!("item_1"))] item_id: String) -> Value {
    json!(item_id)
}

#[get("/path_examples/{item_id}")]
fn path_examples(#[path(examples = json!(["item_1", "item_2"]))] item_id: String) -> Value {
    json!(item_id)
}

#[get("/path_example_examples/{item_id}")]
fn path_example_examples(
    #[path(example = json!("item_overridden"), examples = json!(["item_1", "item_2"]))] item_id: String,
) -> Value {
    json!(item_id)
}

/// A handler with a parameter in that place for each way to give examples.
macro_rules! handlers {
    ($($place:ident $name:ident $path:literal [$($keys:tt)*];)*) => {
        $(
            #[get($path)]
            fn $name(#[$place($($keys)*)] data: Option<String>) -> Value {
                json!(data)
            }
        )*

        pub(super) fn app() -> App {
            App::new().routes(routes![
                schema_extra,
                example,
                examples,
                example_examples,
                path_example,
                path_examples,
                path_example_examples,
                $($name),*
            ])
        }
    };
}

handlers! {
    query query_example "/query_example/" [example = json!("query1")];
    query query_examples "/query_examples/" [examples = json!(["query1", "query2"])];
    query query_example_examples "/query_example_examples/"
        [example = json!("query_overridden"), examples = json!(["query1", "query2"])];
    header header_example "/header_example/" [example = json!("header1")];
    header header_examples "/header_examples/" [examples = json!(["header1", "header2"])];
    header header_example_examples "/header_example_examples/"
        [example = json!("header_overridden"), examples = json!(["header1", "header2"])];
    cookie cookie_example "/cookie_example/" [example = json!("cookie1")];
    cookie cookie_examples "/cookie_examples/" [examples = json!(["cookie1", "cookie2"])];
    cookie cookie_example_examples "/cookie_example_examples/"
        [example = json!("cookie_overridden"), examples = json!(["cookie1", "cookie2"])];
}
