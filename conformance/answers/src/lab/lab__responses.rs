use std::borrow::Cow;
use std::fmt;
use std::time::{Duration, SystemTime};

use peregrine::bytes::Bytes;
use peregrine::prelude::*;
use peregrine::response::{Cookie, SameSite};
use uuid::Uuid;

use super::responses_values;

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
fn last_of_each<'r>(pairs: impl Iterator<Item = (Cow<'r, str>, Cow<'r, str>)>) -> Value {
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
    let errors = routes![nan, any_status, raise_status, raise_detail, teapot, crash];
    let classes = routes![html, plain, raw, xml, no_media_type, json_direct, redirect, redirect_class];
    let more = routes![redirect_class_302, stream, empty, none_204, none_200, created, cookies, background];
    let methods = routes![many, head, options, trace, request_info, echo, from_dependency, from_dependency_direct];
    let paths = routes![files, convert_int, convert_float, convert_uuid, two, never_reached, with_suffix];
    App::new()
        .title("Lab: responses")
        .on_error(teapot_handler)
        .include(responses_values::routes())
        .routes([errors, classes, more, methods].into_iter().flatten().collect())
        .include(Router::new().prefix("/r").routes(routes![with_slash, without_slash]))
        .routes(paths)
}
