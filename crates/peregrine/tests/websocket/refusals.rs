//! Handshakes that are refused, and errors in conversations.

use peregrine::prelude::*;
use peregrine::testing::TestClient;

#[derive(Debug)]
struct Broken;

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("broken")
    }
}

impl std::error::Error for Broken {}

#[derive(Debug, HttpErrors)]
enum ShopError {
    /// Item not found
    #[error(status = 404)]
    NotFound,
}

#[websocket("/http")]
async fn http(_socket: WebSocket) -> Result<(), HttpError> {
    Err(HttpError::new(401, "Not authenticated").header("www-authenticate", "Bearer"))
}

#[websocket("/typed")]
async fn typed(_socket: WebSocket) -> Result<(), ShopError> {
    Err(ShopError::NotFound)
}

#[websocket("/exception")]
async fn exception(_socket: WebSocket) -> Result<()> {
    Err(WebSocketException::new(4001, "bye").into())
}

#[websocket("/broken")]
async fn broken(_socket: WebSocket) -> Result<(), Broken> {
    Err(Broken)
}

#[websocket("/panic")]
async fn panicking(_socket: WebSocket) {
    panic!("asked for by a test")
}

#[websocket("/silent")]
async fn silent(_socket: WebSocket) {}

#[websocket("/closed")]
async fn closed(socket: WebSocket) -> Result<()> {
    socket.close(1000, "no").await?;
    Ok(())
}

#[websocket("/early")]
async fn early(socket: WebSocket) -> Result<()> {
    Ok(socket.send_text("hello").await?)
}

#[websocket("/item/{item_id}")]
async fn item(socket: WebSocket, item_id: i64) -> Result<()> {
    socket.accept().await?;
    Ok(socket.send_json(item_id).await?)
}

#[websocket("/after/{error}")]
async fn after(socket: WebSocket, error: String) -> Result<()> {
    socket.accept().await?;
    match error.as_str() {
        "http" => Err(HttpError::from_status(404).into()),
        "broken" => Err(Broken.into()),
        "code" => Err(WebSocketException::new(1006, "").into()),
        _ => Err(WebSocketException::new(1008, error).into()),
    }
}

#[get("/page")]
async fn page() -> i64 {
    1
}

fn app() -> App {
    let routes = routes![http, typed, exception, broken, panicking, silent, closed, early, item, after, page];
    App::new().routes(routes)
}

#[test]
fn refusals_have_the_statuses_of_fastapi() {
    let client = TestClient::new(app());
    let cases = [
        ("/http", 401, r#"{"detail":"Not authenticated"}"#),
        ("/typed", 404, r#"{"detail":"Item not found"}"#),
        ("/exception", 403, ""),
        ("/broken", 500, "Internal Server Error"),
        ("/panic", 500, "Internal Server Error"),
        ("/silent", 500, "Internal Server Error"),
        ("/closed", 403, ""),
        ("/early", 500, "Internal Server Error"),
        ("/item/x", 403, ""),
        ("/nowhere", 403, ""),
        ("/page", 403, ""),
        ("/silent/", 403, ""),
    ];
    for (target, status, body) in cases {
        let answer = client.websocket(target).refused();
        assert_eq!((answer.status(), answer.text()), (status, body), "{target}");
        answer.assert_header("connection", "close");
    }
    client.websocket("/http").refused().assert_header("www-authenticate", "Bearer");
}

#[test]
fn plain_requests_see_no_websocket_route() {
    let client = TestClient::new(app());
    for target in ["/http", "/item/1", "/silent/"] {
        client.get(target).send().assert_status(404).assert_json(json!({"detail": "Not Found"}));
        client.post(target).send().assert_status(404);
    }
}

#[test]
fn errors_after_the_handshake_end_the_connection() {
    let client = TestClient::new(app());
    for (error, code, reason) in [("http", 1006, ""), ("broken", 1006, ""), ("code", 1006, ""), ("no", 1008, "no")] {
        client.websocket(&format!("/after/{error}")).connect().assert_closed(code, reason);
    }
}

#[test]
fn handlers_of_errors_settle_conversations() {
    let app = app()
        .on_error(|_, error: HttpError| async move { Status::<418, _>(json!({"detail": error.detail()})) })
        .on_websocket_error(
            |socket: WebSocket, _: Broken| async move { Ok::<_, Error>(socket.close(4002, "x").await?) },
        )
        .on_websocket_error(|socket: WebSocket, error: ValidationError| async move {
            assert_eq!(error.issues().len(), 1);
            socket.accept().await?;
            socket.send_json(error.errors()).await?;
            Err::<(), Error>(HttpError::from_status(400).into())
        })
        .on_websocket_error(|_: WebSocket, error: WebSocketException| async move { Err::<(), _>(error) });
    let client = TestClient::new(app);
    client.websocket("/http").refused().assert_status(418).assert_json(json!({"detail": "Not authenticated"}));
    client.websocket("/broken").refused().assert_status(403);
    client.websocket("/after/broken").connect().assert_closed(4002, "x");
    let mut socket = client.websocket("/item/x").connect();
    assert_eq!(socket.receive_json()[0]["loc"], json!(["path", "item_id"]));
    socket.assert_closed(1006, "");
    client.websocket("/exception").refused().assert_status(500);
}

#[test]
fn what_cors_says_is_not_for_websockets() {
    let client = TestClient::new(app().middleware(Cors::new().allow_origins(["https://a.example"])));
    let answer = client.websocket("/item/x").header("origin", "https://a.example").refused();
    assert_eq!(answer.header("access-control-allow-origin"), None);
}
