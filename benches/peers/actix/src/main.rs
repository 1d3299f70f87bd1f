//! actix-web with garde in the handlers.

use actix_web::error::InternalError;
use actix_web::web::{self, Json, JsonConfig, Path, Query};
use actix_web::{App, Error, HttpResponse, HttpServer};
use garde::Validate;
use peer_workload::{HELLO, Item, ItemCreated, ItemEcho, LARGE, Order, OrderOut, Page, Refusal};

fn valid<T: Validate<Context = ()>>(place: &str, value: &T) -> Result<(), Error> {
    value.validate().map_err(|report| refuse("", &Refusal::of(place, &report)))
}

fn refuse<E: std::fmt::Debug + std::fmt::Display + 'static>(error: E, refusal: &Refusal) -> Error {
    InternalError::from_response(error, HttpResponse::UnprocessableEntity().json(refusal)).into()
}

async fn hello() -> HttpResponse {
    HttpResponse::Ok().json(HELLO)
}

async fn read_item(item_id: Path<i64>, Query(page): Query<Page>) -> Result<HttpResponse, Error> {
    valid("query", &page)?;
    Ok(HttpResponse::Ok().json(ItemEcho::new(item_id.into_inner(), page)))
}

async fn create_item(Json(item): Json<Item>) -> Result<HttpResponse, Error> {
    valid("body", &item)?;
    Ok(HttpResponse::Created().json(ItemCreated::from(item)))
}

async fn create_order(Json(order): Json<Order>) -> Result<HttpResponse, Error> {
    valid("body", &order)?;
    Ok(HttpResponse::Ok().json(OrderOut::from(&order)))
}

async fn large() -> HttpResponse {
    HttpResponse::Ok().json(&*LARGE)
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let app = || {
        let bodies = JsonConfig::default().error_handler(|error, _| {
            let refusal = Refusal::unreadable("body", error.to_string());
            refuse(error, &refusal)
        });
        App::new()
            .app_data(bodies)
            .route("/", web::get().to(hello))
            .route("/items/{item_id}", web::get().to(read_item))
            .route("/items", web::post().to(create_item))
            .route("/orders", web::post().to(create_order))
            .route("/large", web::get().to(large))
    };
    HttpServer::new(app).workers(peer_workload::threads()).bind(("127.0.0.1", peer_workload::port()))?.run().await
}
