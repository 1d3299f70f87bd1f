use peregrine::prelude::*;

#[dependency]
async fn page() -> u32 {
    1
}

#[get("/")]
async fn root(#[depends(page, scopes = ["items"])] page: u32) {
    let _ = page;
}

fn main() {}
