use peregrine::prelude::*;

/// A session that is closed when the request is done.
#[dependency]
async fn get_db(out: Yield<String>) {
    let _ = out.give("session".to_owned()).await;
}

#[get("/")]
fn read_root(#[depends(get_db)] c: String) -> Value {
    json!({"c": c})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_root])
}
