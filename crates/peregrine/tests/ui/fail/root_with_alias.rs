use peregrine::prelude::*;

#[derive(Model)]
struct Tags(#[field(alias = "tags")] Vec<String>);

fn main() {}
