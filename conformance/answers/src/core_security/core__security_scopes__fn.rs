use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use peregrine::prelude::*;

#[derive(Clone, Default)]
struct Calls(Arc<AtomicU32>);

#[dependency]
fn get_db(#[state] calls: Calls) -> String {
    format!("db_{}", calls.0.fetch_add(1, Ordering::SeqCst) + 1)
}

#[dependency]
fn get_user(#[depends(get_db)] db: String) -> &'static str {
    let _ = db;
    "user"
}

#[get("/")]
fn endpoint(#[depends(get_db)] db: String, #[security(get_user, scopes = ["read"])] user: &'static str) -> Value {
    let _ = user;
    json!({"db": db})
}

pub(super) fn app() -> App {
    App::new().state(Calls::default()).routes(routes![endpoint])
}
