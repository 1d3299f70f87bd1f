use peregrine::prelude::*;

fn main() {
    let _ = routes![handler];
}
