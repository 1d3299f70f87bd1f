use peregrine::prelude::*;

#[get("/query")]
async fn read_query(
    #[query(
        alias = "original",
        title = "Original",
        description = "From Field",
        examples = json!([1]),
        deprecated,
        json_schema_extra = json!({"x-source": "field", "x-retained": true}),
    )]
    preserved: i128,
    #[query(
        alias = "replacement",
        title = "Replacement",
        description = "From Query",
        examples = json!([2]),
        json_schema_extra = json!({"x-source": "query", "x-retained": true}),
    )]
    replaced: i128,
    #[query] cleared: i128,
) -> Value {
    json!({"preserved": preserved, "replaced": replaced, "cleared": cleared})
}

#[post("/body")]
async fn read_body(
    #[body(
        alias = "original",
        title = "Original",
        description = "From Field",
        examples = json!([1]),
        deprecated,
        json_schema_extra = json!({"x-source": "field", "x-retained": true}),
    )]
    preserved: i128,
    #[body(
        alias = "replacement",
        title = "Replacement",
        description = "From Body",
        examples = json!([2]),
        json_schema_extra = json!({"x-source": "body", "x-retained": true}),
    )]
    replaced: i128,
    #[body] cleared: i128,
) -> Value {
    json!({"preserved": preserved, "replaced": replaced, "cleared": cleared})
}

#[get("/inferred/{item_id}")]
async fn read_inferred(
    #[path(title = "Item ID", description = "The item to read")] item_id: i128,
    #[query(default = 10, alias = "n", title = "Count", description = "Number of items")] count: i128,
) -> Value {
    json!({"item_id": item_id, "count": count})
}

/// The same function under the other path: a route each.
mod without_id {
    use peregrine::prelude::*;

    #[get("/inferred")]
    pub(super) async fn read_inferred(
        #[query(default_factory = || 5, title = "Item ID", description = "The item to read")] item_id: i128,
        #[query(default = 10, alias = "n", title = "Count", description = "Number of items")] count: i128,
    ) -> Value {
        json!({"item_id": item_id, "count": count})
    }
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_query, read_body, read_inferred, without_id::read_inferred])
}
