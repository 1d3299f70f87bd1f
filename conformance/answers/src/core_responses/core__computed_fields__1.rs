use peregrine::prelude::*;

#[derive(Model)]
struct Rectangle {
    width: i64,
    length: i64,
}

#[computed]
impl Rectangle {
    fn area(&self) -> i64 {
        self.width * self.length
    }
}

#[get("/")]
fn read_root() -> Rectangle {
    Rectangle { width: 3, length: 4 }
}

#[get("/responses")]
fn read_responses() -> Rectangle {
    Rectangle { width: 3, length: 4 }
}

pub(super) fn app() -> App {
    App::new().routes(routes![read_root, read_responses])
}
