use peregrine::prelude::*;

struct Opaque;

#[derive(Model)]
struct Wrapped(Vec<Opaque>);

fn main() {}
