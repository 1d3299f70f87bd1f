use peregrine::prelude::*;

struct Pool;

#[get("/")]
async fn root(#[state] pool: Pool) {
    let _ = pool;
}

fn main() {
    let _ = routes![root];
}
