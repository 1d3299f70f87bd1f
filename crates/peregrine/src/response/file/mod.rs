//! Files of the operating system as answers.
//!
//! A handler makes a [`File`]: a path, and what is said about it. The pipeline completes the answer, for only there is
//! the request known, which may ask for parts. All that blocks happens off the threads that serve.

mod media_type;
mod opened;
mod range;
mod stream;

use std::path::PathBuf;

use http::header::{ACCEPT_RANGES, CONTENT_DISPOSITION, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{HeaderMap, Method, StatusCode};

use super::{Answers, IntoResponse, Response, empty_response};
use crate::{Body, Error};
pub(crate) use opened::Opened;

/// An answer that is a file: FastAPI's `FileResponse`.
///
/// It has an `etag`, `last-modified` and a length, and parts of it can be asked for with `range`. Its name tells the
/// media type. A file that isn't there is a fault, answered 500: look first, where clients choose the name.
/// [`StaticFiles`](crate::StaticFiles) serves a whole directory.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// #[get("/manifest")]
/// async fn manifest() -> File {
///     File::new("Cargo.toml").media_type("application/toml").filename("manifest.toml")
/// }
///
/// let client = TestClient::new(App::new().routes(routes![manifest]));
/// let answer = client.get("/manifest").header("range", "bytes=0-8").send();
/// answer.assert_status(206).assert_text("[package]").assert_header("content-type", "application/toml");
/// answer.assert_header("content-disposition", "attachment; filename=\"manifest.toml\"");
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct File {
    path: PathBuf,
    filename: Option<String>,
    is_inline: bool,
    headers: HeaderMap,
}

impl File {
    /// The file at that path.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), filename: None, is_inline: false, headers: HeaderMap::new() }
    }

    /// Offers the file to be saved under that name, which also tells the media type.
    pub fn filename(mut self, name: impl Into<String>) -> Self {
        self.filename = Some(name.into());
        self
    }

    /// With a [`filename`](Self::filename), shows the file where it can be shown, instead of having it saved.
    pub fn inline(mut self) -> Self {
        self.is_inline = true;
        self
    }

    /// States the media type.
    ///
    /// # Panics
    /// It is no header's value: a mistake in the program.
    #[track_caller]
    pub fn media_type(mut self, media_type: &str) -> Self {
        let value = HeaderValue::try_from(media_type::with_charset(media_type));
        self.headers.insert(CONTENT_TYPE, value.expect("a media type has no line ends"));
        self
    }

    /// Adds a header. One that files have anyway replaces it.
    ///
    /// # Panics
    /// The name or the value is no header's: a mistake in the program, for what clients sent must not get there.
    #[track_caller]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = HeaderName::from_bytes(name.as_bytes()).expect("a header's name has no spaces or controls");
        self.headers.append(name, HeaderValue::from_str(value).expect("a header's value has no line ends"));
        self
    }

    /// The answer, to be completed by whoever has opened the file.
    pub(crate) fn without_promise(&self, status: StatusCode) -> Result<Response, Error> {
        let mut response = empty_response(status);
        *response.headers_mut() = self.headers()?;
        Ok(response)
    }

    /// The headers that don't need the file.
    fn headers(&self) -> Result<HeaderMap, Error> {
        let mut headers = self.headers.clone();
        if !headers.contains_key(CONTENT_TYPE) {
            let name = self.filename.clone().unwrap_or_else(|| self.path.to_string_lossy().into_owned());
            headers.insert(CONTENT_TYPE, HeaderValue::try_from(media_type::media_type(&name))?);
        }
        if !headers.contains_key(ACCEPT_RANGES) {
            headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
        }
        if let Some(name) = self.filename.as_deref().filter(|_| !headers.contains_key(CONTENT_DISPOSITION)) {
            let kind = if self.is_inline { "inline" } else { "attachment" };
            headers.insert(CONTENT_DISPOSITION, HeaderValue::try_from(disposition(kind, name))?);
        }
        Ok(headers)
    }
}

/// Described as an answer whose body isn't: what FastAPI says of `response_class=FileResponse`.
impl IntoResponse for File {
    fn describe(answers: &mut Answers<'_>) {
        answers.empty();
    }

    fn into_response(self, status: StatusCode) -> Result<Response, Error> {
        let mut response = self.without_promise(status)?;
        response.extensions_mut().insert(PromisedFile(self.path));
        Ok(response)
    }
}

/// The name of a file as `content-disposition` has it: RFC 6266, in Starlette's spelling.
fn disposition(kind: &str, name: &str) -> String {
    let mut quoted = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"_.-~/".contains(&byte) {
            quoted.push(char::from(byte));
        } else {
            quoted.push_str(&format!("%{byte:02X}"));
        }
    }
    if quoted == name { format!("{kind}; filename=\"{name}\"") } else { format!("{kind}; filename*=utf-8''{quoted}") }
}

/// The file that an answer promises: its body, once the request was looked at.
#[derive(Debug, Clone)]
struct PromisedFile(PathBuf);

/// Whether an answer promises a file.
pub(crate) fn is_promised(response: &Response) -> bool {
    response.extensions().get::<PromisedFile>().is_some()
}

/// Completes an answer that promises a file. Without a request it is sent as a whole.
///
/// # Errors
/// The file can't be read: a fault.
pub(crate) async fn complete(
    answer: Result<Response, Error>,
    request: Option<&http::Request<Body>>,
) -> Result<Response, Error> {
    let mut response = answer?;
    let Some(PromisedFile(path)) = response.extensions_mut().remove() else { return Ok(response) };
    let opened = crate::rt::blocking(move || Opened::open(&path)).await?;
    match request {
        Some(request) => opened.complete(response, request.method(), request.headers()),
        None => opened.complete(response, &Method::GET, &HeaderMap::new()),
    }
}

/// The answer of an error handler, complete. One that fails is answered as a fault.
pub(crate) async fn completed(response: Response) -> Response {
    if !is_promised(&response) {
        return response;
    }
    Box::pin(complete(Ok(response), None)).await.unwrap_or_else(|error| {
        crate::log::error(&error.to_string());
        crate::error::last_resort()
    })
}

#[cfg(test)]
mod tests {
    use crate::prelude::*;
    use crate::testing::TestClient;

    #[get("/own")]
    async fn own() -> File {
        File::new("Cargo.toml").header("etag", "\"own\"").header("content-type", "text/plain")
    }

    #[route("/", methods = ["GET", "HEAD"])]
    async fn root() -> File {
        File::new("src/response/file/mod.rs").filename("ä.rs").inline()
    }

    #[get("/none")]
    async fn none() -> File {
        File::new("src")
    }

    #[get("/created", status = 201)]
    async fn created() -> Reply {
        Reply::new(File::new("Cargo.toml")).status(201)
    }

    fn client() -> TestClient {
        TestClient::new(App::new().routes(routes![own, root, none, created]))
    }

    #[test]
    fn part_is_sent_with_its_place() {
        let size = include_str!("mod.rs").len();
        let answer = client().get("/").header("range", "bytes=0-4").send();
        answer.assert_status(206).assert_text("//! F").assert_header("content-range", &format!("bytes 0-4/{size}"));
        answer.assert_header("content-disposition", "inline; filename*=utf-8''%C3%A4.rs");
        answer.assert_header("content-length", "5").assert_header("content-type", "application/octet-stream");
    }

    #[test]
    fn several_parts_are_sent_with_their_boundary() {
        let answer = client().get("/own").header("range", "bytes=0-1,8-8").send();
        let boundary = answer.header("content-type").unwrap().split_once("boundary=").unwrap().1.to_owned();
        let size = include_str!("../../../Cargo.toml").len();
        let part = |range: &str, text: &str| {
            format!("--{boundary}\r\nContent-Type: text/plain\r\nContent-Range: bytes {range}/{size}\r\n\r\n{text}\r\n")
        };
        let expected = format!("{}{}--{boundary}--", part("0-1", "[p"), part("8-8", "]"));
        answer.assert_status(206).assert_text(&expected).assert_header("content-length", &expected.len().to_string());
    }

    #[test]
    fn part_of_another_version_is_the_whole() {
        let get = |if_range: &str| {
            client().get("/own").header("range", "bytes=0-1").header("if-range", if_range).send().status()
        };
        assert_eq!([get("\"own\""), get("\"other\""), get("W/\"own\"")], [206, 200, 200]);
    }

    #[test]
    fn head_has_the_length_and_no_body() {
        let answer = client().request("HEAD", "/").send();
        answer.assert_text("").assert_header("content-length", &include_str!("mod.rs").len().to_string());
    }

    #[test]
    fn only_a_plain_answer_has_parts() {
        let answer = client().get("/created").header("range", "bytes=0-1").send();
        answer.assert_status(201).assert_text(include_str!("../../../Cargo.toml"));
    }

    #[test]
    fn error_handlers_and_middlewares_answer_files_too() {
        use crate::response::IntoResponse as _;

        let app = App::new().routes(routes![own, none]);
        let app = app.on_error(|_, _: Error| async { Status::<500, _>(File::new("README.md")) });
        let app = app.on_error(|_, _: HttpError| async { Status::<404, _>(File::new("Cargo.toml")) });
        let client = TestClient::new(app.middleware(async |request: Request, next: Next| match request.path() {
            "/middle" => File::new("Cargo.toml").into_response(StatusCode::OK),
            _ => next.run(request).await,
        }));
        client.get("/nope").send().assert_status(404).assert_text(include_str!("../../../Cargo.toml"));
        client.get("/none").send().assert_status(500).assert_text(include_str!("../../../README.md"));
        client.get("/middle").send().assert_status(200).assert_text(include_str!("../../../Cargo.toml"));
    }

    #[test]
    fn what_is_no_file_is_a_fault() {
        client().get("/none").send().assert_status(500).assert_text("Internal Server Error");
    }
}
