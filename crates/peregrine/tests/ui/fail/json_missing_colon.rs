use peregrine::prelude::*;

fn main() {
    let _ = json!({"item" 1});
}
