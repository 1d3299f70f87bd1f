#[peregrine::main]
fn main() {}
