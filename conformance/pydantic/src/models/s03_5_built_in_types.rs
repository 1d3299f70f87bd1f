use std::net::IpAddr;

use peregrine::prelude::*;
use peregrine::{Email, HttpUrl};

#[derive(Model)]
struct BuiltInTypes {
    email: Email,
    website: HttpUrl,
    server_ip: IpAddr,
    #[field(gt = 0)]
    user_id: i64,
    #[field(gt = 0)]
    rating: f64,
    #[field(ge = 0)]
    retry_count: i64,
    #[field(min_length = 3, max_length = 50)]
    username: String,
    #[field(ge = 0, le = 150)]
    age: i64,
    #[field(ge = 0.0, le = 100.0)]
    score: f64,
}

#[post("/m")]
async fn m(item: BuiltInTypes) -> BuiltInTypes {
    item
}

pub(super) fn app() -> App {
    App::new().routes(routes![m])
}
