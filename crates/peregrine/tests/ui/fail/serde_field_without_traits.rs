use peregrine::prelude::*;

struct Point {
    lat: f64,
}

#[derive(Model)]
struct Place {
    #[field(serde)]
    position: Point,
}

fn main() {
    let _ = Point { lat: 1.0 }.lat;
}
