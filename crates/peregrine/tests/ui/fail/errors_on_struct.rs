use peregrine::prelude::*;

#[derive(Debug, HttpErrors)]
struct NotFound;

fn main() {}
