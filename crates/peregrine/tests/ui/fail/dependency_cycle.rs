use peregrine::prelude::*;

#[dependency]
async fn one(#[depends(other)] other: u32) -> u32 {
    other
}

#[dependency]
async fn other(#[depends(one)] one: u32) -> u32 {
    one
}

fn main() {}
