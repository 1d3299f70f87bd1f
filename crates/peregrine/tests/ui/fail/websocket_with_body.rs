use peregrine::prelude::*;

#[websocket("/ws")]
async fn chat(_socket: WebSocket, #[body] name: String) {
    drop(name);
}

fn main() {
    let _ = App::new().routes(routes![chat]);
}
