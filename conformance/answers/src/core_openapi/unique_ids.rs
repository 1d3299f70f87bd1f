//! What the applications with names of their own for operations have in common.

use peregrine::app::DescribedRoute;
use peregrine::prelude::*;

#[derive(Model)]
pub(super) struct Item {
    name: String,
    price: f64,
}

#[derive(Model)]
pub(super) struct Message {
    title: String,
    description: String,
}

pub(super) fn foo(route: &DescribedRoute<'_>) -> String {
    format!("foo_{}", route.name())
}

pub(super) fn bar(route: &DescribedRoute<'_>) -> String {
    format!("bar_{}", route.name())
}

pub(super) fn baz(route: &DescribedRoute<'_>) -> String {
    format!("baz_{}", route.name())
}

pub(super) fn not_found() -> Responses {
    Responses::new().model::<Vec<Message>>(404)
}

#[post("/", response_model = Vec<Item>, responses = not_found())]
pub(super) fn post_root(item1: Item, item2: Item) -> Vec<Item> {
    vec![item1, item2]
}

#[post("/router", response_model = Vec<Item>, responses = not_found())]
pub(super) fn post_router(item1: Item, item2: Item) -> Vec<Item> {
    vec![item1, item2]
}

#[post("/subrouter", response_model = Vec<Item>, responses = not_found())]
pub(super) fn post_subrouter(item1: Item, item2: Item) -> Vec<Item> {
    vec![item1, item2]
}
