use peregrine::prelude::*;

#[derive(Model)]
#[model(rename_all = "lowercase")]
enum SortOrder {
    Asc,
    Desc,
}

#[derive(Model)]
enum SortField {
    #[field(value = "name")]
    Name,
    #[field(value = "price")]
    Price,
    #[field(value = "created_at")]
    Created,
}

#[get("/products")]
#[expect(clippy::too_many_arguments, reason = "as many as the recorded one has")]
async fn list_products(
    #[query(min_length = 1, max_length = 100)] search: Option<String>,
    #[query(default = 1, ge = 1, le = 10000)] page: i64,
    #[query(default = 20, ge = 1, le = 100)] page_size: i64,
    #[query(ge = 0)] min_price: Option<f64>,
    #[query(ge = 0)] max_price: Option<f64>,
    #[query(default = SortField::Created)] sort_by: SortField,
    #[query(default = SortOrder::Desc)] sort_order: SortOrder,
    #[query(max_length = 10)] tags: Option<Vec<String>>,
    in_stock: Option<bool>,
) -> Value {
    json!({
        "search": search,
        "page": page,
        "page_size": page_size,
        "filters": {
            "min_price": min_price,
            "max_price": max_price,
            "sort_by": sort_by,
            "sort_order": sort_order,
            "tags": tags,
            "in_stock": in_stock,
        },
    })
}

pub(super) fn app() -> App {
    App::new().routes(routes![list_products])
}
