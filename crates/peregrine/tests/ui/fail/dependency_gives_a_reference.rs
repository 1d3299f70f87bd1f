use peregrine::prelude::*;

#[dependency]
async fn name() -> &str {
    "ada"
}

fn main() {}
