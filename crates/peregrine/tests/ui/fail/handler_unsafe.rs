use peregrine::prelude::*;

#[get("/")]
async unsafe fn handler() -> Text {
    Text::from("")
}

fn main() {}
