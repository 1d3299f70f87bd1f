use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use peregrine::prelude::*;

#[derive(Clone, Default)]
struct CounterHolder(Arc<AtomicI64>);

#[dependency]
async fn dep_counter(#[state] holder: CounterHolder) -> i64 {
    holder.0.fetch_add(1, Ordering::SeqCst) + 1
}

#[dependency]
async fn super_dep(#[depends(dep_counter)] count: i64) -> i64 {
    count
}

#[get("/counter/")]
async fn get_counter(#[depends(dep_counter)] count: i64) -> Value {
    json!({"counter": count})
}

#[get("/sub-counter/")]
async fn get_sub_counter(#[depends(super_dep)] subcount: i64, #[depends(dep_counter)] count: i64) -> Value {
    json!({"counter": count, "subcounter": subcount})
}

#[get("/sub-counter-no-cache/")]
async fn get_sub_counter_no_cache(
    #[depends(super_dep)] subcount: i64,
    #[depends(dep_counter, use_cache = false)] count: i64,
) -> Value {
    json!({"counter": count, "subcounter": subcount})
}

#[get("/scope-counter")]
async fn get_scope_counter(
    #[security(dep_counter)] count: i64,
    #[security(dep_counter, scopes = ["scope"])] scope_count_1: i64,
    #[security(dep_counter, scopes = ["scope"])] scope_count_2: i64,
) -> Value {
    json!({"counter": count, "scope_counter_1": scope_count_1, "scope_counter_2": scope_count_2})
}

pub(super) fn app() -> App {
    App::new().state(CounterHolder::default()).routes(routes![
        get_counter,
        get_sub_counter,
        get_sub_counter_no_cache,
        get_scope_counter
    ])
}
