//! JSON lines, server-sent events and streams of bytes, as FastAPI 0.165.0 answers and describes them.

use std::time::Duration;

use peregrine::prelude::*;
use peregrine::response::stream::BoxStream;
use peregrine::testing::TestClient;

#[derive(Model, Clone)]
struct Item {
    #[field(alias = "itemName", default = "x")]
    name: String,
    note: Option<String>,
}

#[derive(Model)]
#[model(dataclass)]
struct Plain {
    a: i64,
    b: Option<String>,
}

#[derive(Model)]
enum Either {
    Item(Item),
    Plain(Plain),
    Number(i64),
}

fn item(name: &str) -> Item {
    Item { name: name.to_owned(), note: None }
}

#[get("/lines")]
async fn lines() -> JsonLines<impl Stream<Item = Item>> {
    JsonLines::iter([item("é\u{2028}"), item("b")])
}

#[get("/lines/undescribed", response_model = None)]
async fn undescribed_lines() -> JsonLines<impl Stream<Item = Item>> {
    JsonLines::iter([item("é\u{2028}\u{7F}😀")])
}

#[get("/lines/options")]
async fn optional_lines() -> JsonLines<impl Stream<Item = Option<Item>>> {
    JsonLines::iter([None, Some(item("a"))])
}

#[get("/lines/unions", response_model_exclude_none, response_model_by_alias = false)]
async fn union_lines() -> JsonLines<impl Stream<Item = Either>> {
    JsonLines::iter([Either::Number(3), Either::Item(item("a")), Either::Plain(Plain { a: 1, b: None })])
}

#[get("/lines/any", response_model = Value)]
async fn any_lines() -> JsonLines<impl Stream<Item = Value>> {
    JsonLines::iter([json!(null), json!(1e-6), json!(f64::NAN), json!("é"), json!([1, {"a": 2}])])
}

#[get("/lines/floats")]
async fn float_lines() -> JsonLines<impl Stream<Item = f64>> {
    JsonLines::iter([f64::NAN, 1e-6])
}

#[get("/lines/modelled", response_model = Item)]
async fn modelled_lines() -> JsonLines<impl Stream<Item = Value>> {
    JsonLines::iter([json!({"itemName": "valid", "more": 1}), json!({"itemName": 7})])
}

#[get("/lines/status", status = 201)]
async fn lines_with_status(parts: ResponseParts) -> JsonLines<impl Stream<Item = i64>> {
    parts.header("x-own", "1");
    JsonLines::iter([1])
}

#[get("/lines/failing")]
async fn failing_lines(at: usize) -> Result<JsonLines<impl Stream<Item = Result<Item>>>> {
    if at == 0 {
        return Err(HttpError::new(404, "nothing here").into());
    }
    Ok(JsonLines::try_generate(move |out| async move {
        for _ in 1..at {
            out.give(item("a")).await;
        }
        Err(HttpError::new(404, "no more").into())
    }))
}

#[get("/lines/chosen")]
async fn chosen_lines(many: bool) -> JsonLines<BoxStream<i64>> {
    if many {
        JsonLines::iter(0..3).boxed()
    } else {
        JsonLines::generate(|out| async move { out.give(7).await }).boxed()
    }
}

#[post("/events", responses = json!({"404": {"description": "Gone"}}))]
async fn events() -> Sse<impl Stream<Item = Vec<i64>>> {
    Sse::iter([vec![1, 2], vec![]])
}

#[get("/events/undescribed")]
async fn undescribed_events() -> Sse<impl Stream<Item = Json<Plain>>> {
    Sse::blocking([Json(Plain { a: 1, b: None })])
}

#[get("/events/any", response_model = Value)]
async fn any_events() -> Sse<impl Stream<Item = Value>> {
    Sse::iter([json!({"a": "é"})])
}

#[get("/events/described", response_model = Item)]
async fn described_events() -> Sse<impl Stream<Item = ServerSentEvent>> {
    Sse::iter([ServerSentEvent::new(item("é")), ServerSentEvent::new("other")])
}

#[get("/events/empty")]
async fn no_events() -> Sse<impl Stream<Item = Item>> {
    Sse::iter([])
}

#[get("/events/invalid")]
async fn invalid_events(id: String) -> Sse<impl Stream<Item = ServerSentEvent>> {
    Sse::iter([ServerSentEvent::new(1), ServerSentEvent::new(2).id(id)])
}

#[get("/events/silent")]
async fn silent_events(pings: bool) -> Sse<impl Stream<Item = i64>> {
    let events = Sse::generate(|out| async move {
        tokio::time::sleep(Duration::from_secs(40)).await;
        out.give(1).await;
    });
    if pings { events } else { events.keep_alive(None) }
}

#[get("/bytes")]
async fn bytes() -> ByteStream<impl Stream<Item = Result<Vec<u8>, std::io::Error>>> {
    ByteStream::iter([Ok(b"a\xFF".to_vec()), Ok(vec![]), Ok(b"b".to_vec())])
}

#[get("/bytes/png", media_type = "image/png", responses = Responses::new().model::<Plain>(404))]
async fn png() -> ByteStream<impl Stream<Item = &'static [u8]>> {
    ByteStream::iter([&b"x"[..]])
}

#[get("/bytes/csv", media_type = "text/csv")]
fn csv(excel: bool) -> Result<ByteStream<impl Stream<Item = String>>> {
    let rows = ByteStream::blocking(["1".to_owned()]);
    Ok(if excel { rows.media_type("application/vnd.ms-excel") } else { rows })
}

#[get("/bytes/direct")]
async fn direct() -> Reply {
    Reply::new(ByteStream::iter(["x"]).media_type("video/mp4"))
}

fn app() -> App {
    App::new()
        .routes(routes![lines, undescribed_lines, optional_lines, union_lines, any_lines, float_lines, modelled_lines])
        .routes(routes![lines_with_status, failing_lines, chosen_lines])
        .routes(routes![events, undescribed_events, any_events, described_events, no_events, invalid_events])
        .routes(routes![silent_events, bytes, png, csv, direct])
}

fn client() -> TestClient {
    TestClient::new(app())
}

fn text(path: &str) -> String {
    client().get(path).send().text().to_owned()
}

#[test]
fn items_are_written_as_answers_of_their_type_are() {
    assert_eq!(text("/lines"), "{\"itemName\":\"é\u{2028}\",\"note\":null}\n{\"itemName\":\"b\",\"note\":null}\n");
    assert_eq!(text("/lines/options"), "null\n{\"itemName\":\"a\",\"note\":null}\n");
    assert_eq!(text("/lines/unions"), "3\n{\"name\":\"a\"}\n{\"a\":1}\n");
    assert_eq!(text("/lines/any"), "null\n1e-6\nnull\n\"é\"\n[1,{\"a\":2}]\n");
    assert_eq!(text("/lines/floats"), "null\n1e-6\n");
    assert_eq!(text("/lines/chosen?many=1"), "0\n1\n2\n");
    assert_eq!(text("/lines/chosen?many=0"), "7\n");
    assert_eq!(text("/events/any"), "data: {\"a\":\"é\"}\n\n");
}

#[test]
fn undescribed_items_are_spelled_as_python_does() {
    let escaped = r"\u00e9\u2028\u007f\ud83d\ude00";
    assert_eq!(text("/lines/undescribed"), format!("{{\"itemName\": \"{escaped}\", \"note\": null}}\n"));
    assert_eq!(text("/events/undescribed"), "data: {\"a\": 1, \"b\": null}\n\n");
}

#[test]
fn events_are_written_as_they_were_made() {
    assert_eq!(text("/events/described"), "data: {\"name\":\"é\",\"note\":null}\n\ndata: \"other\"\n\n");
    assert_eq!(text("/events/empty"), "");
    let answer = client().post("/events").send();
    answer.assert_text("data: [1,2]\n\ndata: []\n\n").assert_header("cache-control", "no-cache");
    answer.assert_header("content-type", "text/event-stream; charset=utf-8").assert_header("x-accel-buffering", "no");
    assert_eq!(answer.events()[0].parse::<Vec<i64>>(), [1, 2]);
}

#[test]
fn status_and_headers_hold_for_streams() {
    let answer = client().get("/lines/status").send();
    answer.assert_status(201).assert_header("x-own", "1").assert_header("content-type", "application/jsonl");
    assert_eq!(answer.json_lines::<i64>(), [1]);
}

#[test]
fn bytes_have_the_media_type_that_is_stated() {
    let answer = client().get("/bytes").send();
    assert_eq!((answer.bytes(), answer.header("content-type")), (&b"a\xFFb"[..], None));
    client().get("/bytes/png").send().assert_header("content-type", "image/png").assert_text("x");
    client().get("/bytes/csv?excel=0").send().assert_header("content-type", "text/csv; charset=utf-8");
    client().get("/bytes/csv?excel=1").send().assert_header("content-type", "application/vnd.ms-excel");
    client().get("/bytes/direct").send().assert_header("content-type", "video/mp4").assert_text("x");
}

#[test]
fn failure_before_the_stream_is_answered_and_one_inside_breaks_it_off() {
    client().get("/lines/failing?at=0").send().assert_status(404).assert_json(json!({"detail": "nothing here"}));
    for at in [1, 3] {
        let mut stream = client().get(&format!("/lines/failing?at={at}")).stream();
        assert_eq!(stream.status(), 200);
        for _ in 1..at {
            assert_eq!(stream.next_json::<Item>().unwrap().name, "a");
        }
        assert!(stream.assert_broken_off().contains("no more"));
    }
}

#[test]
fn item_that_does_not_fit_breaks_the_stream_off() {
    let mut stream = client().get("/lines/modelled").stream();
    assert_eq!(stream.next_line().unwrap(), "{\"itemName\":\"valid\",\"note\":null}");
    assert!(stream.assert_broken_off().contains("no valid `Item`"));
    let mut stream = client().get("/events/invalid?id=a%0Ab").stream();
    assert_eq!(stream.next_event().unwrap().data(), Some("1"));
    assert!(stream.assert_broken_off().contains("SSE 'id' must be a single line"));
}

#[tokio::test(start_paused = true)]
async fn silence_is_broken_by_pings_unless_they_are_turned_off() {
    let answer = client().get("/events/silent?pings=1").await;
    answer.assert_text(": ping\n\n: ping\n\ndata: 1\n\n");
    client().get("/events/silent?pings=0").await.assert_text("data: 1\n\n");
}

fn content(document: &Value, path: &str) -> Value {
    let method = if path == "/events" { "post" } else { "get" };
    let status = if path == "/lines/status" { "201" } else { "200" };
    document["paths"][path][method]["responses"][status]["content"].clone()
}

/// An event as the document shows it.
fn event(data: Value) -> Value {
    let text = json!({"type": "string"});
    let retry = json!({"type": "integer", "minimum": 0});
    if data == Value::Null {
        let properties = json!({"data": text.clone(), "event": text.clone(), "id": text, "retry": retry});
        return json!({"text/event-stream": {"itemSchema": {"type": "object", "properties": properties}}});
    }
    let data = json!({"type": "string", "contentMediaType": "application/json", "contentSchema": data});
    let properties = json!({"data": data, "event": text.clone(), "id": text, "retry": retry});
    let schema = json!({"type": "object", "properties": properties, "required": ["data"]});
    json!({"text/event-stream": {"itemSchema": schema}})
}

#[test]
fn document_shows_what_items_are() {
    let document = app().openapi().unwrap();
    let line = |schema: Value| json!({"application/jsonl": {"itemSchema": schema}});
    let reference = json!({"$ref": "#/components/schemas/Item"});
    let titled = |title: &str| json!({"title": title});
    for (path, expected) in [
        ("/lines", line(reference.clone())),
        ("/lines/undescribed", line(json!({}))),
        ("/lines/any", line(titled("Streamitem Any Lines Lines Any Get"))),
        ("/lines/floats", line(json!({"type": "number", "title": "Streamitem Float Lines Lines Floats Get"}))),
        (
            "/lines/options",
            line(json!({
                "anyOf": [reference.clone(), {"type": "null"}],
                "title": "Streamitem Optional Lines Lines Options Get",
            })),
        ),
        ("/lines/failing", line(reference.clone())),
        ("/lines/modelled", line(reference.clone())),
        (
            "/events",
            event(json!({"type": "array", "items": {"type": "integer"}, "title": "Streamitem Events Events Post"})),
        ),
        ("/events/undescribed", event(Value::Null)),
        ("/events/any", event(titled("Streamitem Any Events Events Any Get"))),
        ("/events/described", event(reference)),
        ("/events/invalid", event(Value::Null)),
        ("/bytes", Value::Null),
        ("/bytes/png", json!({"image/png": {"schema": {"type": "string"}}})),
        ("/bytes/direct", json!({"application/json": {"schema": {}}})),
    ] {
        assert_eq!(content(&document, path), expected, "{path}");
    }
    let other = &document["paths"]["/bytes/png"]["get"]["responses"]["404"]["content"]["image/png"]["schema"];
    assert_eq!(other["$ref"], "#/components/schemas/Plain");
}

#[get("/json", media_type = "image/png")]
async fn not_bytes() -> Item {
    item("a")
}

#[get("/no-header", media_type = "image/png\n")]
async fn no_header() -> ByteStream<impl Stream<Item = String>> {
    ByteStream::iter([])
}

#[test]
fn media_type_that_can_not_hold_is_told_at_startup() {
    let errors = App::new().routes(routes![not_bytes, no_header]).openapi().unwrap_err();
    let messages: Vec<_> = errors.list().iter().map(ToString::to_string).collect();
    assert!(messages[0].contains("what the bytes of a `ByteStream` are"), "{messages:?}");
    assert!(messages[1].contains("can't be the value of a header"), "{messages:?}");
}
