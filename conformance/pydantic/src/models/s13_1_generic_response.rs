use peregrine::prelude::*;

#[derive(Model)]
struct UserOut {
    id: i64,
    name: String,
    email: String,
}

#[derive(Model)]
struct ProductOut {
    id: i64,
    name: String,
    price: f64,
}

#[derive(Model)]
struct APIResponse<T> {
    #[field(default = true)]
    success: bool,
    #[field(default = "OK")]
    message: String,
    data: Option<T>,
}

#[post("/m")]
async fn m(item: APIResponse<UserOut>) -> APIResponse<UserOut> {
    item
}

#[post("/product")]
async fn product(item: APIResponse<ProductOut>) -> APIResponse<ProductOut> {
    item
}

#[post("/none")]
async fn none(item: APIResponse<()>) -> APIResponse<()> {
    item
}

#[post("/list")]
async fn list(item: APIResponse<Vec<UserOut>>) -> APIResponse<Vec<UserOut>> {
    item
}

#[post("/int")]
async fn int(item: APIResponse<i64>) -> APIResponse<i64> {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m, product, none, list, int])
}
