use peregrine::prelude::*;

#[derive(Clone)]
struct Page;

#[get("/")]
async fn root(#[depends] page: Page) {
    let _ = page;
}

fn main() {
    let _ = routes![root];
}
