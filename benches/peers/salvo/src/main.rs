//! salvo with its document and garde in the handlers.

use garde::Validate;
use peer_workload::{HELLO, Hello, Item, ItemCreated, ItemEcho, LARGE, Order, OrderOut, Page, Refusal};
use salvo::oapi::extract::{JsonBody, PathParam, QueryParam};
use salvo::prelude::*;

fn refuse(response: &mut Response, place: &str, report: &garde::Report) {
    response.status_code(StatusCode::UNPROCESSABLE_ENTITY);
    response.render(Json(Refusal::of(place, report)));
}

#[endpoint]
async fn hello() -> Json<Hello> {
    Json(HELLO)
}

#[endpoint]
async fn read_item(
    item_id: PathParam<i64>,
    skip: QueryParam<i64, false>,
    limit: QueryParam<i64, false>,
    q: QueryParam<String, false>,
    response: &mut Response,
) {
    let (skip, limit) = (skip.into_inner().unwrap_or(0), limit.into_inner().unwrap_or(10));
    let page = Page { skip, limit, q: q.into_inner() };
    match page.validate() {
        Ok(()) => response.render(Json(ItemEcho::new(item_id.into_inner(), page))),
        Err(report) => refuse(response, "query", &report),
    }
}

#[endpoint]
async fn create_item(item: JsonBody<Item>, response: &mut Response) {
    let item = item.into_inner();
    match item.validate() {
        Ok(()) => {
            response.status_code(StatusCode::CREATED);
            response.render(Json(ItemCreated::from(item)));
        }
        Err(report) => refuse(response, "body", &report),
    }
}

#[endpoint]
async fn create_order(order: JsonBody<Order>, response: &mut Response) {
    let order = order.into_inner();
    match order.validate() {
        Ok(()) => response.render(Json(OrderOut::from(&order))),
        Err(report) => refuse(response, "body", &report),
    }
}

#[endpoint]
async fn large(response: &mut Response) {
    response.render(Json(&*LARGE));
}

fn main() {
    let threads = peer_workload::threads();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build();
    let runtime = runtime.expect("a runtime");
    // Spawned, so that accepting happens on a worker.
    let served = runtime.spawn(serve());
    runtime.block_on(served).expect("serving doesn't panic");
}

async fn serve() {
    let items = Router::with_path("items").post(create_item).push(Router::with_path("{item_id}").get(read_item));
    let routes = Router::new()
        .get(hello)
        .push(items)
        .push(Router::with_path("orders").post(create_order))
        .push(Router::with_path("large").get(large));
    let document = OpenApi::new("peer", "1.0").merge_router(&routes);
    let routes = routes.unshift(document.into_router("/openapi.json"));
    let listener = TcpListener::new(("127.0.0.1", peer_workload::port())).bind().await;
    Server::new(listener).serve(routes).await;
}
