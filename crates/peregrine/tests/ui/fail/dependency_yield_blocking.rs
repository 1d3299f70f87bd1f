use peregrine::prelude::*;

#[dependency]
fn session(out: Yield<u32>) {
    drop(out);
}

fn main() {}
