use peregrine::prelude::*;

fn main() {
    let _ = json!({1: 2});
}
