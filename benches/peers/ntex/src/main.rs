//! ntex with garde in the handlers.

use garde::Validate;
use ntex::web::types::{Json, Path, Query};
use ntex::web::{self, App, HttpResponse, HttpServer};
use peer_workload::{HELLO, Item, ItemCreated, ItemEcho, LARGE, Order, OrderOut, Page, Refusal};

fn refuse(place: &str, report: &garde::Report) -> HttpResponse {
    HttpResponse::UnprocessableEntity().json(&Refusal::of(place, report))
}

async fn hello() -> HttpResponse {
    HttpResponse::Ok().json(&HELLO)
}

async fn read_item(item_id: Path<i64>, Query(page): Query<Page>) -> HttpResponse {
    match page.validate() {
        Ok(()) => HttpResponse::Ok().json(&ItemEcho::new(item_id.into_inner(), page)),
        Err(report) => refuse("query", &report),
    }
}

async fn create_item(Json(item): Json<Item>) -> HttpResponse {
    match item.validate() {
        Ok(()) => HttpResponse::Created().json(&ItemCreated::from(item)),
        Err(report) => refuse("body", &report),
    }
}

async fn create_order(Json(order): Json<Order>) -> HttpResponse {
    match order.validate() {
        Ok(()) => HttpResponse::Ok().json(&OrderOut::from(&order)),
        Err(report) => refuse("body", &report),
    }
}

async fn large() -> HttpResponse {
    HttpResponse::Ok().json(&*LARGE)
}

#[ntex::main]
async fn main() -> std::io::Result<()> {
    let app = async || {
        App::new().service((
            web::resource("/").route(web::get().to(hello)),
            web::resource("/items/{item_id}").route(web::get().to(read_item)),
            web::resource("/items").route(web::post().to(create_item)),
            web::resource("/orders").route(web::post().to(create_order)),
            web::resource("/large").route(web::get().to(large)),
        ))
    };
    HttpServer::new(app).workers(peer_workload::threads()).bind(("127.0.0.1", peer_workload::port()))?.run().await
}
