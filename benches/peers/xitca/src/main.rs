//! xitca-web with garde in the handlers.

use garde::Validate;
use peer_workload::{HELLO, Hello, Item, ItemCreated, ItemEcho, LARGE, LargeItem, Order, OrderOut, Page, Refusal};
use xitca_web::App;
use xitca_web::handler::handler_service;
use xitca_web::handler::{json::Json, params::Params, query::Query};
use xitca_web::http::StatusCode;
use xitca_web::route::{get, post};

/// A value, or why there is none: both are written as JSON without a layer around them.
#[derive(serde::Serialize)]
#[serde(untagged)]
enum Outcome<T> {
    Value(T),
    Refusal(Refusal),
}

type Answer<T> = (Json<Outcome<T>>, StatusCode);

fn answer<T>(status: StatusCode, value: T) -> Answer<T> {
    (Json(Outcome::Value(value)), status)
}

fn refuse<T>(place: &str, report: &garde::Report) -> Answer<T> {
    (Json(Outcome::Refusal(Refusal::of(place, report))), StatusCode::UNPROCESSABLE_ENTITY)
}

async fn hello() -> Json<Hello> {
    Json(HELLO)
}

async fn read_item(Params(item_id): Params<i64>, Query(page): Query<Page>) -> Answer<ItemEcho> {
    match page.validate() {
        Ok(()) => answer(StatusCode::OK, ItemEcho::new(item_id, page)),
        Err(report) => refuse("query", &report),
    }
}

async fn create_item(Json(item): Json<Item>) -> Answer<ItemCreated> {
    match item.validate() {
        Ok(()) => answer(StatusCode::CREATED, ItemCreated::from(item)),
        Err(report) => refuse("body", &report),
    }
}

async fn create_order(Json(order): Json<Order>) -> Answer<OrderOut> {
    match order.validate() {
        Ok(()) => answer(StatusCode::OK, OrderOut::from(&order)),
        Err(report) => refuse("body", &report),
    }
}

async fn large() -> Json<&'static Vec<LargeItem>> {
    Json(&*LARGE)
}

fn main() -> std::io::Result<()> {
    App::new()
        .at("/", get(handler_service(hello)))
        .at("/items/{item_id}", get(handler_service(read_item)))
        .at("/items", post(handler_service(create_item)))
        .at("/orders", post(handler_service(create_order)))
        .at("/large", get(handler_service(large)))
        .serve()
        .worker_threads(peer_workload::threads())
        .bind(("127.0.0.1", peer_workload::port()))?
        .run()
        .wait()
}
