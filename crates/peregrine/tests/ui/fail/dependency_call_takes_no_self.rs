use peregrine::prelude::*;

struct Checker;

#[dependency]
impl Checker {
    async fn call(&mut self) -> bool {
        true
    }
}

fn main() {}
