use peregrine::prelude::*;

#[dependency]
async fn value<T: Default>() -> T {
    T::default()
}

fn main() {}
