use std::rc::Rc;

use peregrine::prelude::*;

#[get("/")]
async fn handler() -> JsonLines<impl Stream<Item = i64>> {
    let numbers = Rc::new([1, 2]);
    JsonLines::iter((0..2).map(move |place| numbers[place]))
}

fn main() {}
