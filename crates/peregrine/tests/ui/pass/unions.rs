//! A union takes kinds, models and enums, with constraints, and is a field as they are.

use peregrine::prelude::*;

#[derive(Model)]
#[model(literal)]
enum Kind {
    Cat,
}

#[derive(Model)]
struct Cat {
    kind: Kind,
    name: Option<IntOrStr>,
}

#[derive(Model)]
struct Box {
    size: f64,
}

#[derive(Model)]
#[model(union_mode = "left_to_right")]
enum IntOrStr {
    #[field(ge = 1)]
    Int(i64),
    #[field(max_length = 3)]
    Str(String),
}

#[derive(Model)]
#[model(discriminator = "kind")]
enum Thing {
    Cat(Cat),
    #[field(tag = "box")]
    Box(Box),
}

#[post("/things")]
async fn create_thing(thing: Thing, #[query] id: Option<IntOrStr>) -> Json<Thing> {
    let _ = id;
    Json(thing)
}

pub(super) fn main() -> App {
    App::new().routes(routes![create_thing])
}
