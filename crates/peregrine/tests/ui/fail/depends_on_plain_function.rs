use peregrine::prelude::*;

async fn page() -> u32 {
    1
}

#[get("/")]
async fn root(#[depends(page)] page: u32) {
    let _ = page;
}

fn main() {
    let _ = routes![root];
}
