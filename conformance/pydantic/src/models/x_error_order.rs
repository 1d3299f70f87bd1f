use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    #[field(min_length = 2)]
    name: String,
    n: i64,
}

#[dependency]
async fn common(#[query(ge = 1)] dq: i64, #[header(default = 0)] dh: i64) -> i64 {
    let _ = dh;
    dq
}

#[expect(clippy::too_many_arguments, reason = "one for each place where a parameter can stand")]
#[post("/m/{pid}")]
async fn m(
    item: Item,
    b: i64,
    pid: i64,
    #[header] x_h: i64,
    a: i64,
    #[cookie] ck: i64,
    #[depends(common)] dep: i64,
    #[body(default = 0)] second: i64,
) -> Value {
    let _ = (item.n, b, pid, x_h, a, ck, dep, second);
    json!({"ok": true})
}

#[post("/single/{pid}")]
async fn single(pid: i64, item: Item, #[query(default = 0)] q: i64) -> Json<Item> {
    let _ = (pid, q);
    Json(item)
}

pub(super) fn app() -> App {
    App::new().routes(routes![m, single])
}
