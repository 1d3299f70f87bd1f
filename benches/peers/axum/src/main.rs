//! axum with garde in two extractors, on tokio's multi-thread runtime.

use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::{StatusCode, request::Parts};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::serve::ListenerExt;
use axum::{Json, Router};
use garde::Validate;
use peer_workload::{HELLO, Hello, Item, ItemCreated, ItemEcho, LARGE, LargeItem, Order, OrderOut, Page, Refusal};
use serde::de::DeserializeOwned;

struct ValidJson<T>(T);

impl<S: Send + Sync, T: DeserializeOwned + Validate<Context = ()>> FromRequest<S> for ValidJson<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let Json(value) = Json::<T>::from_request(request, state)
            .await
            .map_err(|error| refuse(error.status(), &Refusal::unreadable("body", error.body_text())))?;
        valid("body", value).map(Self)
    }
}

struct ValidQuery<T>(T);

impl<S: Send + Sync, T: DeserializeOwned + Validate<Context = ()>> FromRequestParts<S> for ValidQuery<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let Query(value) = Query::<T>::from_request_parts(parts, state)
            .await
            .map_err(|error| refuse(error.status(), &Refusal::unreadable("query", error.body_text())))?;
        valid("query", value).map(Self)
    }
}

fn valid<T: Validate<Context = ()>>(place: &str, value: T) -> Result<T, Response> {
    match value.validate() {
        Ok(()) => Ok(value),
        Err(report) => Err(refuse(StatusCode::UNPROCESSABLE_ENTITY, &Refusal::of(place, &report))),
    }
}

fn refuse(status: StatusCode, refusal: &Refusal) -> Response {
    (status, Json(refusal)).into_response()
}

async fn hello() -> Json<Hello> {
    Json(HELLO)
}

async fn read_item(Path(item_id): Path<i64>, ValidQuery(page): ValidQuery<Page>) -> Json<ItemEcho> {
    Json(ItemEcho::new(item_id, page))
}

async fn create_item(ValidJson(item): ValidJson<Item>) -> (StatusCode, Json<ItemCreated>) {
    (StatusCode::CREATED, Json(item.into()))
}

async fn create_order(ValidJson(order): ValidJson<Order>) -> Json<OrderOut> {
    Json((&order).into())
}

async fn large() -> Json<&'static [LargeItem]> {
    Json(&LARGE)
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
    let app = Router::new()
        .route("/", get(hello))
        .route("/items/{item_id}", get(read_item))
        .route("/items", post(create_item))
        .route("/orders", post(create_order))
        .route("/large", get(large));
    let listener = tokio::net::TcpListener::from_std(peer_workload::listener()).expect("a listener");
    let listener = listener.tap_io(|stream| stream.set_nodelay(true).expect("a socket that is open"));
    axum::serve(listener, app).await.expect("serving doesn't fail");
}
