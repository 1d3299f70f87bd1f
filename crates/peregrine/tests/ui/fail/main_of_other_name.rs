#[peregrine::main]
async fn run() {}

fn main() {}
