use peregrine::prelude::*;

#[dependency]
async fn dependency_a(out: Yield<String>) {
    let _ = out.give("a".to_owned()).await;
}

#[dependency]
async fn dependency_b(#[depends(dependency_a)] a: String, out: Yield<String>) {
    let _ = out.give(format!("{a}b")).await;
}

#[dependency]
async fn dependency_c(#[depends(dependency_b)] b: String, out: Yield<String>) {
    let _ = out.give(format!("{b}c")).await;
}

#[get("/")]
fn read_root(#[depends(dependency_c)] c: String) -> Value {
    json!({"c": c})
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_root])
}
