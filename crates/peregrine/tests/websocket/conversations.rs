//! Messages both ways, parameters, dependencies and their clean-ups, in process.

use std::sync::{Arc, Mutex};

use peregrine::depends::Ended;
use peregrine::prelude::*;
use peregrine::testing::TestClient;
use peregrine::websocket::{Message, WebSocketError};

#[derive(Clone, Default)]
struct Journal(Arc<Mutex<Vec<String>>>);

impl Journal {
    fn add(&self, line: impl Into<String>) {
        self.0.lock().unwrap().push(line.into());
    }

    fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

fn how(result: &Result<(), Ended>) -> String {
    result.as_ref().err().map_or("ok".to_owned(), ToString::to_string)
}

#[dependency]
async fn until_sent(#[state] journal: Journal, out: Yield<()>) {
    journal.add(format!("request: {}", how(&out.give(()).await)));
}

#[dependency]
async fn until_done(#[state] journal: Journal, out: Yield<()>) {
    journal.add(format!("function: {}", how(&out.give(()).await)));
}

#[dependency]
async fn greeted(socket: WebSocket, #[header] name: String) -> Result<String> {
    socket.accept().await?;
    socket.send_text(format!("Hello, {name}")).await?;
    Ok(name)
}

#[websocket("/echo")]
async fn echo(socket: WebSocket) -> Result<()> {
    socket.accept().await?;
    loop {
        let message = socket.receive().await?;
        socket.send(message).await?;
    }
}

#[websocket("/rooms/{room}/ws")]
async fn parameters(
    socket: WebSocket,
    room: i64,
    #[query(ge = 1)] q: Option<i64>,
    #[cookie] session: Option<String>,
    #[depends(greeted)] name: String,
) -> Result<()> {
    socket.send_json(json!({"room": room, "q": q, "session": session, "name": name})).await?;
    Ok(socket.close(1000, "").await?)
}

#[websocket("/scopes", dependencies = [until_sent])]
async fn scopes(
    socket: WebSocket,
    #[state] journal: Journal,
    #[depends(until_done, scope = "function")] _: (),
) -> Result<()> {
    socket.accept().await?;
    let text = socket.receive_text().await?;
    journal.add(format!("handler: {text}"));
    match text.as_str() {
        "panic" => panic!("asked for by a test"),
        "fail" => Err(HttpError::new(404, "nothing").into()),
        "close" => Err(WebSocketException::new(4001, "bye").into()),
        _ => Ok(()),
    }
}

#[websocket("/request")]
async fn request_of(socket: WebSocket, request: Request) -> Result<()> {
    socket.accept().await?;
    let cookies: Vec<_> = socket.cookies().map(|(name, value)| format!("{name}={value}")).collect();
    let pairs: Vec<_> = socket.query_pairs().map(|(name, value)| format!("{name}={value}")).collect();
    let (url, path, query) = (socket.url(), request.path(), socket.query());
    let value = json!({"url": url, "path": path, "query": query, "cookies": cookies, "pairs": pairs,
        "client": socket.client().is_some(), "agent": socket.header("user-agent").is_some()});
    Ok(socket.send_json(value).await?)
}

#[websocket("/background")]
async fn background(socket: WebSocket, #[state] journal: Journal, tasks: BackgroundTasks) -> Result<()> {
    tasks.add(async move { journal.add("task") });
    Ok(socket.accept().await?)
}

#[websocket("/kinds")]
async fn kinds(socket: WebSocket) -> Result<()> {
    socket.accept().await?;
    assert!(matches!(socket.accept().await, Err(WebSocketError::AlreadyAccepted)));
    assert!(matches!(socket.receive_text().await, Err(WebSocketError::NotText)));
    assert!(matches!(socket.receive_bytes().await, Err(WebSocketError::NotBytes)));
    assert!(matches!(socket.receive_json::<i64>().await, Err(WebSocketError::Invalid(_))));
    assert!(matches!(socket.close(1006, "").await, Err(WebSocketError::InvalidClose(_))));
    assert!(matches!(socket.close(1000, "x".repeat(124)).await, Err(WebSocketError::InvalidClose(_))));
    socket.close(1000, "x".repeat(123)).await?;
    let ended = socket.receive().await.unwrap_err();
    assert_eq!(ended.disconnect().unwrap().code, 1000);
    assert_eq!(socket.send_text("late").await.unwrap_err().disconnect().unwrap().code, 1000);
    Ok(())
}

fn client(journal: &Journal) -> TestClient {
    let routes = routes![echo, parameters, scopes, request_of, background, kinds];
    TestClient::new(App::new().state(journal.clone()).routes(routes))
}

#[test]
fn messages_go_both_ways() {
    let mut socket = client(&Journal::default()).websocket("/echo").connect();
    socket.send_text("héllo ☃").assert_text("héllo ☃");
    socket.send_bytes(*b"\x00\xff").assert_bytes(b"\x00\xff");
    socket.send_json(json!([1, 2.0])).assert_json(json!([1, 2.0]));
    socket.send_text("");
    assert_eq!(socket.receive(), Message::Text(String::new()));
    socket.close(1000);
}

#[test]
fn parameters_come_from_where_they_do_in_http() {
    let client = client(&Journal::default());
    client.set_cookie("session", "s");
    let mut socket = client.websocket("/rooms/3/ws?q=5").header("name", "ada").connect();
    socket.assert_text("Hello, ada");
    socket.assert_json(json!({"room": 3, "q": 5, "session": "s", "name": "ada"})).assert_closed(1000, "");
    client.websocket("/rooms/3/ws").refused().assert_status(403).assert_text("");
    // The dependency has accepted before the handler's own parameters are looked at.
    for target in ["/rooms/x/ws", "/rooms/3/ws?q=0"] {
        let mut socket = client.websocket(target).header("name", "ada").connect();
        socket.assert_text("Hello, ada").assert_closed(1006, "");
    }
}

#[test]
fn clean_ups_run_however_the_conversation_ends() {
    let left = "the WebSocket was closed with code 1000";
    let bye = "the WebSocket is to be closed with code 4001: bye";
    let panicked = "a handler panicked: asked for by a test";
    let cases = [("end", "ok", 1006), ("fail", "404: nothing", 1006), ("panic", panicked, 1006), ("close", bye, 4001)];
    for (text, outcome, code) in cases {
        let journal = Journal::default();
        let mut socket = client(&journal).websocket("/scopes").connect();
        assert_eq!(socket.send_text(text).receive_close().code, code);
        drop(socket);
        let lines = [format!("handler: {text}"), format!("function: {outcome}"), format!("request: {outcome}")];
        assert_eq!(journal.lines(), lines);
    }
    let journal = Journal::default();
    client(&journal).websocket("/scopes").connect().close(1000);
    assert_eq!(journal.lines(), [format!("function: {left}"), format!("request: {left}")]);
}

#[test]
fn a_socket_knows_its_request() {
    let request = client(&Journal::default()).websocket("/request?a=1&b=%20").header("cookie", "c=d");
    let expected = json!({"url": "ws://testserver/request?a=1&b=%20", "path": "/request", "query": "a=1&b=%20",
        "cookies": ["c=d"], "pairs": ["a=1", "b= "], "client": false, "agent": false});
    request.connect().assert_json(expected).assert_closed(1006, "");
}

#[test]
fn background_tasks_run_when_the_handler_is_done() {
    let journal = Journal::default();
    client(&journal).websocket("/background").connect().close(1000);
    assert_eq!(journal.lines(), ["task"]);
}

#[test]
fn misuse_is_told_and_the_conversation_goes_on() {
    let mut socket = client(&Journal::default()).websocket("/kinds").connect();
    socket.send_bytes(*b"a").send_text("a").send_text("x");
    socket.assert_closed(1000, &"x".repeat(123));
}

#[test]
fn dependencies_are_replaced_in_conversations_too() {
    let client = client(&Journal::default());
    #[dependency]
    async fn unknown(socket: WebSocket) -> Result<String> {
        socket.accept().await?;
        Ok("nobody".to_owned())
    }
    let _guard = client.override_dependency(greeted {}, unknown {});
    let expected = json!({"room": 1, "q": null, "session": null, "name": "nobody"});
    client.websocket("/rooms/1/ws").connect().assert_json(expected);
}

#[tokio::test]
async fn the_test_client_works_inside_of_a_runtime() {
    let mut socket = client(&Journal::default()).websocket("/echo").connect();
    socket.send_text("a").assert_text("a");
}
