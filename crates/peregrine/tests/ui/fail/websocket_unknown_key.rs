use peregrine::prelude::*;

#[websocket("/ws", status = 201)]
async fn chat(_socket: WebSocket) {}

fn main() {
    let _ = App::new().routes(routes![chat]);
}
