use peregrine::prelude::*;

#[dependency]
async fn raise_after_yield(out: Yield<()>) -> Result<()> {
    let _ = out.give(()).await;
    Err(HttpError::new(503, "Exception after yield").into())
}

#[get("/app-scope-request")]
fn get_app_scope_request() -> Value {
    json!({"status": "ok"})
}

pub(super) fn app() -> App {
    App::new()
        .dependencies(depends![depends(raise_after_yield, scope = "request")])
        .routes(routes![get_app_scope_request])
}
