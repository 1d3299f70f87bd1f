use peregrine::JsonString;
use peregrine::prelude::*;

#[post("/form-json-list")]
fn form_json_list(#[form] items: JsonString<Vec<String>>) -> Vec<String> {
    items.0
}

#[get("/query-json-list")]
fn query_json_list(#[query] items: JsonString<Vec<String>>) -> Vec<String> {
    items.0
}

#[get("/header-json-list")]
fn header_json_list(#[header] x_items: JsonString<Vec<String>>) -> Vec<String> {
    x_items.0
}

#[get("/cookie-json-list")]
fn cookie_json_list(#[cookie] items: JsonString<Vec<String>>) -> Vec<String> {
    items.0
}

pub(super) fn app() -> App {
    App::new().routes(routes![form_json_list, query_json_list, header_json_list, cookie_json_list])
}
