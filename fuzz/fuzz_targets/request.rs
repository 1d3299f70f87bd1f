//! Any request to an application: no panic, an answer of a known status, and bodies that are JSON where they say so.

#![no_main]

use std::cell::RefCell;

use http::header::CONTENT_TYPE;
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use peregrine::Body;
use peregrine::app::AppService;
use peregrine::prelude::*;
use peregrine_model::json;
use tokio::runtime::Runtime;
use tower_service::Service as _;

/// A request whose parts come near enough to get past the router.
#[derive(Debug, Arbitrary)]
struct Sent<'a> {
    method: Method<'a>,
    path: Path<'a>,
    query: &'a str,
    content_type: ContentType<'a>,
    headers: Vec<(Name<'a>, &'a [u8])>,
    body: &'a [u8],
}

#[derive(Debug, Arbitrary)]
enum Method<'a> {
    Get,
    Post,
    Put,
    Other(&'a str),
}

#[derive(Debug, Arbitrary)]
enum Path<'a> {
    Items,
    Item(&'a str),
    Order,
    Embedded,
    Tree,
    Any,
    Text,
    Listed,
    Other(&'a str),
}

#[derive(Debug, Arbitrary)]
enum ContentType<'a> {
    None,
    Json,
    Other(&'a [u8]),
}

#[derive(Debug, Arbitrary)]
enum Name<'a> {
    Cookie,
    Token,
    Other(&'a str),
}

#[derive(Model)]
#[model(extra = "forbid", str_strip_whitespace)]
struct Item {
    #[field(min_length = 1, max_length = 8, pattern = "^[a-z ]+$")]
    title: String,
    #[field(gt = 0, multiple_of = 0.5, allow_inf_nan = false)]
    price: f64,
    #[field(ge = 0, default = 0, alias = "count")]
    quantity: u8,
    #[field(max_length = 3, items(to_upper))]
    tags: Vec<String>,
    color: Option<Color>,
}

#[derive(Model)]
#[model(rename_all = "lowercase")]
enum Color {
    Red,
    Green,
}

#[derive(Model)]
enum Level {
    Low = 1,
    High = 2,
}

#[derive(Model)]
#[model(populate_by_name, coerce_numbers_to_str)]
struct Order {
    #[field(alias = "orderId")]
    order_id: i128,
    items: Vec<Item>,
    #[field(max_length = 2, key(min_length = 1), value(ge = -1))]
    counts: Map<String, i64>,
    #[field(default = "none")]
    note: String,
    level: Option<Level>,
}

#[derive(Model)]
struct Node {
    name: String,
    #[field(default = [])]
    children: Vec<Node>,
    next: Option<Box<Node>>,
}

#[get("/items")]
async fn list_items(
    #[query(ge = 0, default = 0)] skip: u64,
    #[query(le = 100, strict)] limit: Option<i8>,
    #[query(max_length = 3)] tags: Option<Vec<String>>,
    q: Option<String>,
    level: Option<Level>,
    #[header(min_length = 2)] x_token: Option<String>,
    #[cookie] session: Option<bool>,
) -> Json<bool> {
    Json((skip, limit, tags, q, level, x_token, session).0 == 0)
}

#[put("/items/{item_id}")]
async fn replace_item(item_id: i64, #[query] ratio: Option<f32>, item: Item) -> Item {
    let _ = (item_id, ratio);
    item
}

#[post("/orders")]
async fn create_order(order: Order) -> Order {
    order
}

#[post("/embedded")]
async fn embedded(item: Item, #[body(ge = 1)] count: i64, #[body] any: Value) -> Item {
    let _ = (count, any);
    item
}

#[post("/tree")]
async fn tree(node: Node) -> Node {
    node
}

#[post("/any")]
async fn any(any: Value) -> Json<bool> {
    Json(any.is_null())
}

#[post("/text")]
async fn text(#[body] text: String) -> String {
    text
}

#[post("/listed")]
async fn listed(#[query(items(ge = 0))] numbers: Vec<i64>, body: Vec<f64>) -> Vec<f64> {
    let _ = numbers;
    body
}

fn app() -> App {
    App::new().routes(routes![list_items, replace_item, create_order, embedded, tree, any, text, listed])
}

struct Server {
    service: AppService,
    runtime: Runtime,
}

impl Server {
    fn start() -> Self {
        let service = app().into_service().unwrap_or_else(|errors| panic!("the application can't start: {errors}"));
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("nothing is needed for it");
        Self { service, runtime }
    }
}

thread_local! {
    static SERVER: RefCell<Server> = RefCell::new(Server::start());
}

fuzz_target!(|sent: Sent<'_>| {
    let Some(request) = request(&sent) else { return };
    SERVER.with_borrow_mut(|server| {
        let Server { service, runtime } = server;
        runtime.block_on(async {
            let Ok(response) = service.call(request).await;
            let (head, body) = response.into_parts();
            let body = body.collect_limited(usize::MAX).await.expect("an answer comes to its end");
            check(&head, &body, &sent.body);
        });
    });
});

/// The request, unless HTTP itself refuses it before an application sees it.
fn request(sent: &Sent<'_>) -> Option<http::Request<Body>> {
    let method = match sent.method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Other(name) => name,
    };
    let path = match sent.path {
        Path::Items => "/items",
        Path::Item(id) => &format!("/items/{id}"),
        Path::Order => "/orders",
        Path::Embedded => "/embedded",
        Path::Tree => "/tree",
        Path::Any => "/any",
        Path::Text => "/text",
        Path::Listed => "/listed",
        Path::Other(path) => path,
    };
    let mut request = http::Request::builder().method(method).uri(format!("{path}?{}", sent.query));
    request = match sent.content_type {
        ContentType::None => request,
        ContentType::Json => request.header(CONTENT_TYPE, "application/json"),
        ContentType::Other(value) => request.header(CONTENT_TYPE, value),
    };
    for (name, value) in &sent.headers {
        let name = match name {
            Name::Cookie => "cookie",
            Name::Token => "x-token",
            Name::Other(name) => name,
        };
        request = request.header(name, *value);
    }
    request.body(Body::from(sent.body.to_vec())).ok()
}

fn check(head: &http::response::Parts, body: &[u8], sent: &[u8]) {
    let status = head.status.as_u16();
    let is_known = matches!(status, 200 | 307 | 400 | 404 | 405 | 422);
    assert!(is_known || status == 500 && !is_writable(sent), "answered {status}");
    let is_json = head.headers.get(CONTENT_TYPE).is_some_and(|value| value == "application/json");
    if is_json && !body.is_empty() {
        let text = std::str::from_utf8(body).expect("JSON is UTF-8");
        let tree = json::parse(text).unwrap_or_else(|error| panic!("{text} is no JSON: {error}"));
        assert!(is_finite(&tree), "{text} holds what JSON doesn't know");
    }
}

/// Whether Python could show a body in a report: where it can't, FastAPI's answer is status 500.
fn is_writable(sent: &[u8]) -> bool {
    let Ok(text) = json::decode(sent) else { return false };
    std::str::from_utf8(sent).is_ok() && json::parse(&text).map_or(true, |tree| is_finite(&tree))
}

fn is_finite(tree: &Input<'_>) -> bool {
    match tree {
        Input::Float(value) => value.is_finite(),
        Input::Surrogate(_) => false,
        Input::Array(items) => items.iter().all(is_finite),
        Input::Object(object) => object.iter().all(|(_, value)| is_finite(value)),
        _ => true,
    }
}
