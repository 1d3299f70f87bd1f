//! A request that creates an item, and the same with what makes requests dearer.

use std::convert::Infallible;
use std::task::{Context, Poll, Waker};

use peregrine::SharedStr;
use peregrine::prelude::*;
use tower_service::Service as _;

use super::ours::{self, Item};
use super::{Case, Step, bodies};

pub(super) const CASES: &[Case] = &[
    ("create: a model", || create(app(), "/model")),
    ("create: a model whose text shares the body", || create(app(), "/shared")),
    ("create: a model, response_model of another type", || create(app(), "/response_model")),
    ("create: a model, response_model_exclude_none", || create(app(), "/exclude_none")),
    ("create: a Value instead of a model", || create(app(), "/value")),
    ("create: a model, a validator of one field", || create(app(), "/validated")),
    ("create: a model, a validator before one field", || create(app(), "/validated_before")),
    ("create: a model, a middleware", || create(app().middleware(hands_on), "/model")),
    ("create: a model, a middleware that adds a header", || create(app().middleware(adds_a_header), "/model")),
];

#[post("/model", status = 201)]
async fn model(item: Item) -> Item {
    item
}

#[derive(Model)]
struct Shared {
    #[field(min_length = 1, max_length = 100)]
    name: SharedStr,
    #[field(max_length = 1000)]
    description: Option<SharedStr>,
    #[field(gt = 0)]
    price: f64,
    #[field(ge = 0)]
    quantity: i64,
    #[field(max_length = 20)]
    tags: Vec<SharedStr>,
    #[field(pattern = r"^[A-Z]{2,4}-[0-9]{4,8}$")]
    sku: SharedStr,
}

#[post("/shared", status = 201)]
async fn shared(item: Shared) -> Shared {
    item
}

#[post("/response_model", status = 201, response_model = ours::ItemOut)]
async fn response_model(item: Item) -> Item {
    item
}

#[post("/exclude_none", status = 201, response_model_exclude_none)]
async fn exclude_none(item: Item) -> Item {
    item
}

#[post("/value", status = 201)]
async fn value(item: Value) -> Value {
    item
}

#[derive(Model)]
struct Validated {
    #[field(min_length = 1, max_length = 100, validate = is_no_secret)]
    name: String,
    #[field(max_length = 1000)]
    description: Option<String>,
    #[field(gt = 0)]
    price: f64,
    #[field(ge = 0)]
    quantity: i64,
    #[field(max_length = 20)]
    tags: Vec<String>,
    #[field(pattern = r"^[A-Z]{2,4}-[0-9]{4,8}$")]
    sku: String,
}

fn is_no_secret(name: &str) -> Result<(), &'static str> {
    if name == "secret" { Err("the name is taken") } else { Ok(()) }
}

#[post("/validated", status = 201)]
async fn validated(item: Validated) -> Validated {
    item
}

#[derive(Model)]
struct ValidatedBefore {
    #[field(min_length = 1, max_length = 100, validate_before = as_it_is)]
    name: String,
    #[field(max_length = 1000)]
    description: Option<String>,
    #[field(gt = 0)]
    price: f64,
    #[field(ge = 0)]
    quantity: i64,
    #[field(max_length = 20)]
    tags: Vec<String>,
    #[field(pattern = r"^[A-Z]{2,4}-[0-9]{4,8}$")]
    sku: String,
}

fn as_it_is(value: Value) -> Value {
    value
}

#[post("/validated_before", status = 201)]
async fn validated_before(item: ValidatedBefore) -> ValidatedBefore {
    item
}

async fn hands_on(request: Request, next: Next) -> Result<Response> {
    next.run(request).await
}

async fn adds_a_header(request: Request, next: Next) -> Result<Response> {
    let mut response = next.run(request).await?;
    response.headers_mut().insert("x-frame-options", "DENY".parse()?);
    Ok(response)
}

fn app() -> App {
    App::new().routes(routes![model, shared, response_model, exclude_none, value, validated, validated_before])
}

fn create(app: App, path: &'static str) -> Step {
    let mut service = app.into_service().expect("the application starts");
    let body = peregrine::bytes::Bytes::from(bodies::item(bodies::ITEM));
    Box::new(move || {
        let request = http::Request::post(path).header("content-type", "application/json");
        let request = request.body(peregrine::Body::from(body.clone())).expect("a request");
        let mut answering = service.call(request);
        // Nothing waits: the first poll answers.
        match answering.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Ok::<_, Infallible>(response)) => assert_eq!(response.status(), 201),
            Poll::Pending => unreachable!("nothing waits"),
        }
    })
}
