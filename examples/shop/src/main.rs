//! Serves the shop: `cargo run`, then open <http://127.0.0.1:8000/docs>.
use peregrine::prelude::*;

#[peregrine::main]
async fn main() -> Exit {
    shop::app().run().await
}
