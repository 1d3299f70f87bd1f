use peregrine::prelude::*;

fn main() {
    let _ = json!({"item": None});
}
