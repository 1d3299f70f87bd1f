use peregrine::prelude::*;

#[derive(Model)]
struct Product {
    name: String,
    price: f64,
}

#[derive(Model)]
struct Shop {
    name: String,
}

#[post("/products")]
async fn create_product(#[body(media_type = "application/vnd.api+json", embed)] data: Product) -> Value {
    let _ = data;
    Value::Null
}

#[post("/shops")]
async fn create_shop(
    #[body(media_type = "application/vnd.api+json")] data: Shop,
    #[body(default = [], media_type = "application/vnd.api+json")] included: Vec<Product>,
) -> Value {
    let _ = (data, included);
    Value::Null
}

pub(super) fn app() -> App {
    App::new().routes(routes![create_product, create_shop])
}
