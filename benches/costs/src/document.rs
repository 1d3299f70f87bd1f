//! An application of 500 routes: its start, which makes the document, and the document served.

use std::convert::Infallible;
use std::task::{Context, Poll, Waker};

use peregrine::prelude::*;
use tower_service::Service as _;

use super::{Case, Step};

pub(super) const CASES: &[Case] = &[
    ("500 routes: start", start),
    ("500 routes: the document", || answer("/openapi.json")),
    ("500 routes: as many bytes, static", || answer("/static")),
];

#[derive(Model)]
struct Item {
    #[field(min_length = 1, max_length = 100)]
    name: String,
    description: Option<String>,
    #[field(gt = 0)]
    price: f64,
    #[field(items(min_length = 2))]
    tags: Vec<String>,
}

#[derive(Model)]
struct Page {
    items: Vec<Item>,
    total: u64,
}

/// List items.
#[get("/")]
async fn list_items(#[query(default = 0)] skip: u64, #[query(le = 100, default = 10)] limit: u64) -> Page {
    Page { items: Vec::new(), total: skip + limit }
}

/// Create an item.
#[post("/", status = 201)]
async fn create_item(item: Item) -> Item {
    item
}

/// Replace an item.
#[put("/{item_id}")]
async fn replace_item(item_id: i64, item: Item, #[header] x_token: Option<String>) -> Item {
    let _ = (item_id, x_token);
    item
}

/// Delete an item.
#[delete("/{item_id}", status = 204)]
async fn delete_item(item_id: i64) -> NoContent {
    let _ = item_id;
    NoContent
}

#[get("/static", include_in_schema = false)]
async fn as_many_bytes(#[state] bytes: peregrine::bytes::Bytes) -> Content {
    Content::new("application/json", bytes)
}

fn app() -> App {
    let area = |number: u32| {
        let routes = routes![list_items, create_item, replace_item, delete_item];
        Router::new().prefix(format!("/area{number}/items")).tags([format!("area{number}")]).routes(routes)
    };
    let app = App::new().state(peregrine::bytes::Bytes::new()).routes(routes![as_many_bytes]);
    (0..125).fold(app, |app, number| app.include(area(number)))
}

fn start() -> Step {
    Box::new(|| drop(app().into_service().expect("the application starts")))
}

fn answer(path: &'static str) -> Step {
    let document = peregrine::bytes::Bytes::from(app().openapi().expect("the application starts").dump_json());
    let mut service = app().state(document).into_service().expect("the application starts");
    Box::new(move || {
        let request = http::Request::get(path).body(peregrine::Body::empty()).expect("a request");
        let mut answering = service.call(request);
        // Nothing waits: the first poll answers.
        match answering.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Ok::<_, Infallible>(response)) => assert_eq!(response.status(), 200),
            Poll::Pending => unreachable!("nothing waits"),
        }
    })
}
