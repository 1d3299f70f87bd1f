use peregrine::prelude::*;

struct Item;

fn main() {
    let _ = json!({"item": Item});
}
