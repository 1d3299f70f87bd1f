use peregrine::prelude::*;

#[websocket("/ws")]
async fn chat(_socket: WebSocket) -> String {
    "hello".to_owned()
}

fn main() {
    let _ = App::new().routes(routes![chat]);
}
