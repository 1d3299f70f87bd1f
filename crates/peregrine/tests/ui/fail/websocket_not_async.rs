use peregrine::prelude::*;

#[websocket("/ws")]
fn chat(_socket: WebSocket) {}

fn main() {
    let _ = App::new().routes(routes![chat]);
}
