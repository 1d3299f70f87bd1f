use peregrine::prelude::*;

#[derive(Model)]
#[model(partial = PlaceUpdate)]
struct Place {
    #[field(serde)]
    names: Vec<String>,
}

fn main() {}
