use chrono::NaiveDate;
use peregrine::AnyDecimal;
use peregrine::prelude::*;
use uuid::Uuid;

#[derive(Model)]
#[model(rename_all = "lowercase")]
enum ResourceType {
    Users,
    Products,
    Orders,
}

#[get("/items/{item_id}")]
async fn get_item(#[path(gt = 0, le = 1_000_000, description = "The item ID")] item_id: i64) -> Value {
    json!({"item_id": item_id})
}

#[get("/users/{user_id}/orders/{order_id}")]
async fn get_user_order(#[path(gt = 0)] user_id: i64, #[path(gt = 0)] order_id: i64) -> Value {
    json!({"user_id": user_id, "order_id": order_id})
}

#[get("/resources/{resource_id}")]
async fn get_resource(resource_id: Uuid) -> Value {
    json!({"resource_id": resource_id.to_string()})
}

#[get("/api/{resource_type}/{resource_id}")]
async fn get_any_resource(resource_type: ResourceType, #[path(gt = 0)] resource_id: i64) -> Value {
    json!({"resource_type": resource_type, "resource_id": resource_id})
}

#[get("/files/{file_path:path}")]
async fn get_file(file_path: String) -> Value {
    json!({"file_path": file_path})
}

#[get("/flag/{flag}")]
async fn get_flag(flag: bool) -> Value {
    json!({"flag": flag})
}

#[get("/when/{day}")]
async fn get_when(day: NaiveDate) -> Value {
    json!({"day": day})
}

#[get("/price/{price}")]
async fn get_price(#[path(decimal_places = 2, gt = "0")] price: AnyDecimal) -> Value {
    json!({"price": price})
}

#[get("/name/{name}")]
async fn get_name(#[path(min_length = 3, max_length = 5)] name: String) -> Value {
    json!({"name": name})
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        get_item,
        get_user_order,
        get_resource,
        get_any_resource,
        get_file,
        get_flag,
        get_when,
        get_price,
        get_name,
    ])
}
