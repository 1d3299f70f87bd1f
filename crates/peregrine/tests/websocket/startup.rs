//! Mistakes that are told when the application is built.

use bytes::Bytes;
use peregrine::prelude::*;

#[derive(Model)]
struct Item {
    name: String,
}

#[websocket("/ws")]
async fn nobody_accepts(q: Option<String>) {
    drop(q);
}

#[websocket("/ws")]
async fn takes_a_body(_socket: WebSocket, item: Item) {
    drop(item);
}

#[websocket("/ws")]
async fn takes_all_bytes(_socket: WebSocket, bytes: Bytes) {
    drop(bytes);
}

#[get("/page")]
async fn page(socket: WebSocket) -> Result<()> {
    Ok(socket.accept().await?)
}

#[dependency]
async fn accepted(socket: WebSocket) -> Result<()> {
    Ok(socket.accept().await?)
}

#[get("/page")]
async fn depends_on_a_socket(#[depends(accepted)] _: ()) {}

#[websocket("/ws")]
async fn good(#[depends(accepted)] _: ()) {}

#[websocket("/ws")]
async fn good_as_well(_socket: WebSocket) {}

#[websocket("/{rest:path}")]
async fn less_specific(_socket: WebSocket, rest: String) {
    drop(rest);
}

#[get("/ws")]
async fn same_path() {}

fn mistake(app: App) -> String {
    app.into_service().unwrap_err().to_string()
}

#[test]
fn mistakes_are_told_at_startup() {
    let cases = [
        (routes![nobody_accepts], "nobody can accept its WebSocket: add the parameter `socket: WebSocket`"),
        (routes![takes_a_body], "`item` can't come from the body, a WebSocket has none: receive it as a message"),
        (routes![takes_all_bytes], "`Bytes` can't come from the body, a WebSocket has none: receive it as a message"),
        (routes![page], "its parameter takes the `WebSocket`, but the route is none: mark it `#[websocket(..)]`"),
        (routes![good, good_as_well], "answers `WebSocket /ws` already"),
    ];
    for (routes, expected) in cases {
        let found = mistake(App::new().routes(routes));
        assert!(found.contains(expected), "{found}");
    }
    let found = mistake(App::new().routes(routes![depends_on_a_socket]));
    assert!(found.contains("::accepted` (") && found.contains("takes the `WebSocket`"), "{found}");
}

#[test]
fn routes_of_both_kinds_may_have_one_path() {
    let app = App::new().routes(routes![good, less_specific, same_path]);
    let document = app.openapi().unwrap();
    let Value::Object(paths) = &document["paths"] else { panic!("no paths") };
    assert_eq!(paths.iter().count(), 1);
}
