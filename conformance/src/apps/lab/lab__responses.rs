use std::collections::HashSet;
use std::fmt;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use chrono::{NaiveDate, TimeDelta};
use peregrine::bytes::Bytes;
use peregrine::prelude::*;
use peregrine::response::{Cookie, SameSite};
use peregrine::{AnyDateTime, AnyDecimal, AnyTime, HttpUrl};
use uuid::Uuid;

#[derive(Model)]
#[model(plain)]
enum Kind {
    #[field(value = 1)]
    One,
    #[field(value = "two")]
    Two,
}

#[derive(Model)]
#[model(dataclass)]
struct Data {
    a: i64,
    b: Option<String>,
}

#[derive(Model)]
struct Model {
    n: i64,
    #[field(default = "x", alias = "text")]
    s: String,
    d: Option<AnyDateTime>,
}

/// A value of any kind out of its JSON.
fn of<T: peregrine::Kind>(value: Value) -> T {
    T::validate_input(&value).unwrap_or_else(|report| panic!("{report}"))
}

fn model(n: i64) -> Model {
    Model { n, s: "x".to_owned(), d: None }
}

fn big_integer() -> BigInt {
    of(json!("1180591620717411303424"))
}

fn unique_id() -> Uuid {
    of(json!("f81d4fae-7dec-11d0-a765-00a0c91e6bf6"))
}

fn plain_value(name: &str) -> Option<Value> {
    Some(match name {
        "none" => Value::Null,
        "true" => json!(true),
        "int" => json!(42),
        "big-int" => json!(big_integer()),
        "negative-zero" => json!(-0.0),
        "float" => json!(0.1),
        "float-whole" => json!(1.0),
        "float-small" => json!(1e-7),
        "float-large" => json!(1e22),
        "float-long" => json!(1.0 / 3.0),
        "str" => json!("quote \" backslash \\ slash / tab \t é ☃ 😀 \u{2028} <b>"),
        "empty-str" => json!(""),
        "bytes" => json!(ByteString::from("bytes")),
        "list" => json!([1, "a", null, [2]]),
        "tuple" => json!((1, 2)),
        "set" => json!(HashSet::from([3])),
        "dict" => json!({"a": 1, "b": {"c": []}}),
        "int-keys" => json!(Map::from_iter([(1, "one".to_owned()), (2, "two".to_owned())])),
        _ => return None,
    })
}

fn typed_value(name: &str) -> Option<Value> {
    Some(match name {
        "datetime" => json!(of::<AnyDateTime>(json!("2024-01-15T10:30:00.123"))),
        "datetime-utc" => json!(of::<AnyDateTime>(json!("2024-01-15T10:30:00Z"))),
        "datetime-offset" => json!(of::<AnyDateTime>(json!("2024-01-15T10:30:00+05:30"))),
        "date" => json!(of::<NaiveDate>(json!("2024-02-29"))),
        "time" => json!(of::<AnyTime>(json!("10:30:15"))),
        "timedelta" => json!(TimeDelta::seconds(93_603) + TimeDelta::microseconds(4)),
        "timedelta-negative" => json!(TimeDelta::seconds(-90)),
        "decimal" => json!(of::<AnyDecimal>(json!("1.10"))),
        "decimal-int" => json!(AnyDecimal::from(5)),
        "uuid" => json!(unique_id()),
        "enum" => json!([Kind::One, Kind::Two]),
        "ip" => json!(Ipv4Addr::new(10, 0, 0, 1)),
        "path" => json!(PathBuf::from("/tmp/x")),
        "url" => json!(of::<HttpUrl>(json!("https://example.com"))),
        "dataclass" => json!(Data { a: 1, b: None }),
        "model" => json!(Model { s: "t".to_owned(), ..model(1) }),
        "models" => {
            let d = Some(of(json!("2024-01-01T00:00:00")));
            json!([model(1), Model { n: 2, s: "u".to_owned(), d }])
        }
        "nested" => json!({"m": model(1), "l": [Data { a: 2, b: Some("b".to_owned()) }]}),
        _ => return None,
    })
}

#[get("/value/{name}")]
fn value(name: String) -> Result<Value> {
    let found = plain_value(&name).or_else(|| typed_value(&name));
    Ok(found.ok_or_else(|| HttpError::new(404, "no such value"))?)
}

#[derive(Model)]
struct Typed {
    #[field(default = of(json!("2024-01-15T10:30:00.123")))]
    dt: AnyDateTime,
    #[field(default = of(json!("2024-01-15T10:30:00Z")))]
    dtz: AnyDateTime,
    #[field(default = of(json!("2024-02-29")))]
    d: NaiveDate,
    #[field(default = of(json!("10:30:00")))]
    t: AnyTime,
    #[field(default = TimeDelta::seconds(86_401))]
    td: TimeDelta,
    #[field(default = of(json!("1.10")))]
    dec: AnyDecimal,
    #[field(default = unique_id())]
    u: Uuid,
    #[field(default = Kind::Two)]
    k: Kind,
    #[field(default = ByteString::from("bytes"))]
    b: ByteString,
    #[field(default = 1.0)]
    f: f64,
    #[field(default = big_integer())]
    i: BigInt,
    #[field(default = HashSet::from([7]))]
    s: HashSet<i64>,
    #[field(default = of(json!("https://example.com")))]
    url: HttpUrl,
    #[field(default = Value::Null)]
    any: Value,
}

#[get("/typed")]
fn typed() -> Typed {
    of(json!({}))
}

#[get("/typed/from-dict", response_model = Typed)]
fn typed_from_dict() -> Value {
    json!({"dt": "2024-01-01T00:00:00", "f": 3, "any": {"x": [1, "2.50"]}})
}

#[derive(Model)]
enum ModelOrMap {
    Model(Model),
    Map(Map<String, i64>),
}

#[get("/union")]
fn union(#[query(default = true)] as_model: bool) -> ModelOrMap {
    if as_model { ModelOrMap::Model(model(5)) } else { ModelOrMap::Map(Map::from_iter([("a".to_owned(), 1)])) }
}

#[get("/filter", response_model = Model)]
fn filter_out() -> Value {
    json!({"n": 1, "text": "t", "secret": "hidden"})
}

#[get("/filter-list", response_model = Vec<Model>, response_model_exclude = ["d"])]
fn filter_list() -> Value {
    json!([{"n": 1, "extra": 2}, {"n": 2}])
}

#[get("/invalid", response_model = Model)]
fn invalid() -> Value {
    json!({"n": "not a number"})
}

#[get("/invalid-handled", response_model = Vec<i64>)]
fn invalid_handled() -> Value {
    json!([1, "x"])
}

#[get("/nan")]
fn nan() -> Value {
    json!({"v": f64::NAN})
}

#[get("/status/{code}")]
fn any_status(code: u16, response: ResponseParts) -> Value {
    response.status(code);
    json!({"code": code})
}

#[get("/raise/{code}")]
fn raise_status(code: u16, detail: Option<String>) -> Result<Value> {
    Err(detail.map_or_else(|| HttpError::from_status(code), |detail| HttpError::new(code, detail)).into())
}

#[get("/raise-detail/{kind}")]
fn raise_detail(kind: String) -> Result<Value> {
    let error = match kind.as_str() {
        "dict" => HttpError::new(400, json!({"a": [1, null]})),
        "list" => HttpError::new(400, json!(["x", 1])),
        "int" => HttpError::new(400, 5),
        "none" => HttpError::from_status(400),
        "bool" => HttpError::new(400, false),
        "empty" => HttpError::new(400, ""),
        _ => return Err(std::io::Error::other("no such kind").into()),
    };
    Err(error.header("x-error", &kind).header("retry-after", "30").into())
}

#[derive(Debug)]
struct Teapot(String);

impl fmt::Display for Teapot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a teapot: {}", self.0)
    }
}

impl std::error::Error for Teapot {}

async fn teapot_handler(request: Request, error: Teapot) -> Reply {
    Reply::new(json!({"teapot": error.0, "path": request.path()})).status(418).header("x-tea", "yes")
}

#[get("/teapot/{name}")]
fn teapot(name: String) -> Result<Value> {
    Err(Teapot(name).into())
}

#[get("/crash")]
fn crash() -> Result<Value> {
    Ok(json!("1 / 0".parse::<i64>()?))
}

#[get("/html")]
fn html() -> Html {
    Html::from("<h1>Hi ☃</h1>")
}

#[get("/plain")]
fn plain() -> Text {
    Text::from("plain é")
}

#[get("/raw")]
fn raw() -> Content {
    Content::new("application/octet-stream", &b"\x00\x01\xff"[..])
}

#[get("/xml")]
fn xml() -> Content {
    Content::new("application/xml", "<a/>")
}

#[get("/no-media-type")]
fn no_media_type() -> Response {
    Response::new("x".into())
}

#[get("/json-direct")]
fn json_direct() -> Reply {
    Reply::new(json!({"a": "é", "f": 1.0})).status(203).header("x-direct", "1")
}

#[get("/redirect/{code}")]
fn redirect(code: u16) -> Result<Reply> {
    Ok(Reply::new(Redirect::to("/value/int?x=a b&y=é").status(StatusCode::from_u16(code)?)))
}

#[get("/redirect-class")]
fn redirect_class() -> Redirect {
    Redirect::to("https://example.com/x")
}

#[get("/redirect-class-302", status = 302)]
fn redirect_class_302() -> Redirect {
    Redirect::to("/plain").status(StatusCode::FOUND)
}

#[get("/stream")]
fn stream() -> Content {
    Content::new("text/plain; charset=utf-8", "line 0\nline 1\nline 2\n")
}

#[get("/empty")]
fn empty() -> Reply {
    Reply::new(NoContent).status(204)
}

#[get("/none-204", status = 204)]
fn none_204() -> Value {
    Value::Null
}

#[get("/none-200")]
fn none_200() -> Value {
    Value::Null
}

#[post("/created", status = 201)]
fn created(response: ResponseParts) -> Value {
    response.header("location", "/value/int");
    response.header("x-multi", "a");
    response.header("x-multi", "b");
    json!({"ok": true})
}

#[get("/cookies")]
fn cookies(response: ResponseParts) -> Value {
    response.cookie(Cookie::new("plain", "v"));
    response.cookie(Cookie::new("quoted", "a b;c,\"d\""));
    let all = Cookie::new("all", "1").max_age(60).path("/x").domain("example.com").secure().http_only();
    response.cookie(all.same_site(SameSite::Strict));
    response.cookie(Cookie::new("none", "1").same_site(SameSite::None).secure());
    response.cookie(Cookie::new("exp", "1").expires_at(SystemTime::now() + Duration::from_secs(3600)));
    response.cookie(Cookie::deleted("gone").path("/y"));
    json!({"ok": true})
}

#[get("/background")]
fn background(tasks: BackgroundTasks) -> Value {
    tasks.add(async {});
    json!({"queued": true})
}

#[route("/many", methods = ["GET", "POST", "PUT"])]
fn many(request: Request) -> Value {
    json!({"method": request.method().as_str()})
}

#[head("/head")]
fn head() -> Response {
    let mut response = Response::new("".into());
    response.headers_mut().insert("x-head", peregrine::http::HeaderValue::from_static("yes"));
    response
}

#[options("/options")]
fn options() -> Value {
    json!({"options": true})
}

#[trace("/trace")]
fn trace() -> Value {
    json!({"trace": true})
}

/// A map of texts; of several of a name the last counts.
fn last_of_each<'r>(pairs: impl Iterator<Item = (std::borrow::Cow<'r, str>, std::borrow::Cow<'r, str>)>) -> Value {
    json!(pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect::<Map<String, String>>())
}

#[get("/request-info")]
fn request_info(request: Request, #[header] user_agent: Option<String>) -> Value {
    let texts = |name| request.headers().get_all(name).iter().filter_map(|value| value.to_str().ok());
    let multi: Vec<_> = request.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
    json!({
        "method": request.method().as_str(),
        "path": request.path(),
        "query": request.query(),
        "params": last_of_each(request.query_pairs()),
        "multi": multi,
        "cookies": last_of_each(request.cookies()),
        "agent": user_agent,
        "host": request.header("host").map(str::to_owned),
        "x": texts("x-many").map(str::to_owned).collect::<Vec<_>>(),
    })
}

#[post("/echo")]
async fn echo(request: Request, body: Bytes) -> Value {
    json!({"size": body.len(), "type": request.header("content-type").map(str::to_owned)})
}

#[dependency]
fn first(response: ResponseParts) {
    response.header("x-order", "dependency");
    response.cookie(Cookie::new("dep", "1"));
}

#[get("/from-dependency", dependencies = [first])]
fn from_dependency() -> Value {
    json!({"ok": true})
}

#[get("/from-dependency-direct", dependencies = [first])]
fn from_dependency_direct() -> Reply {
    Reply::new(json!({"ok": true}))
}

#[get("/with/")]
fn with_slash() -> Value {
    json!({"with": true})
}

#[get("/without")]
fn without_slash() -> Value {
    json!({"without": true})
}

#[get("/files/{path:path}")]
fn files(path: String) -> Value {
    json!({"path": path})
}

#[get("/convert/{n:int}")]
fn convert_int(n: BigInt) -> Value {
    json!({"int": n})
}

#[get("/convert/{f:float}")]
fn convert_float(f: f64) -> Value {
    json!({"float": f})
}

#[get("/convert/{u:uuid}")]
fn convert_uuid(u: Uuid) -> Value {
    json!({"uuid": u})
}

#[get("/a/{x}/b/{y}")]
fn two(x: i64, y: String) -> Value {
    json!({"x": x, "y": y})
}

#[get("/a/{x}/b/fixed")]
fn never_reached(x: i64) -> Value {
    json!({"fixed": x})
}

#[get("/a/{x}.json")]
fn with_suffix(x: String) -> Value {
    json!({"x": x})
}

pub(super) fn app() -> App {
    let values = routes![value, typed, typed_from_dict, union, filter_out, filter_list, invalid, invalid_handled, nan];
    let errors = routes![any_status, raise_status, raise_detail, teapot, crash];
    let classes = routes![html, plain, raw, xml, no_media_type, json_direct, redirect, redirect_class];
    let more = routes![redirect_class_302, stream, empty, none_204, none_200, created, cookies, background];
    let methods = routes![many, head, options, trace, request_info, echo, from_dependency, from_dependency_direct];
    let paths = routes![files, convert_int, convert_float, convert_uuid, two, never_reached, with_suffix];
    App::new()
        .title("Lab: responses")
        .on_error(teapot_handler)
        .routes([values, errors, classes, more, methods].into_iter().flatten().collect())
        .include(Router::new().prefix("/r").routes(routes![with_slash, without_slash]))
        .routes(paths)
}
