use peregrine::prelude::*;

#[get("/")]
async fn handler() -> Status<0, Text> {
    Status(Text::from(""))
}

fn main() {}
