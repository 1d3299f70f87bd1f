use peregrine::prelude::*;

fn even(value: i64) -> Result<i64, String> {
    if value % 2 == 0 { Ok(value) } else { Err(format!("{value} is odd")) }
}

#[get("/")]
async fn read(#[query(validate = even)] name: String) -> String {
    name
}

fn main() {}
