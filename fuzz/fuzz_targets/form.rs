//! Any form in either encoding: no panic, an answer that a form can have, and the same for what is sent both ways.

#![no_main]

use std::cell::RefCell;

use http::header::CONTENT_TYPE;
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use peregrine::app::AppService;
use peregrine::prelude::*;
use peregrine::{Body, FormLimits};
use peregrine_model::json;
use tokio::runtime::Runtime;
use tower_service::Service as _;

/// What is sent.
#[derive(Debug, Arbitrary)]
enum Sent<'a> {
    /// Bytes that say that they are a form.
    Bytes { announced: &'a [u8], body: &'a [u8] },
    /// Parts with headers and bytes of any kind.
    Parts(Vec<Part<'a>>),
    /// Fields, which both encodings can send.
    Fields(Vec<(Name<'a>, &'a str)>),
}

#[derive(Debug, Arbitrary)]
struct Part<'a> {
    name: Name<'a>,
    filename: Option<&'a str>,
    header: &'a [u8],
    data: &'a [u8],
    end: &'a [u8],
}

#[derive(Debug, Arbitrary)]
enum Name<'a> {
    Text,
    Number,
    List,
    Other(&'a str),
}

impl Name<'_> {
    fn text(&self) -> &str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::List => "list",
            Self::Other(name) => name,
        }
    }
}

#[derive(Model)]
#[model(extra = "allow")]
struct Fields {
    text: Option<String>,
    number: Option<i64>,
    #[field(default = [])]
    list: Vec<String>,
    #[field(extra)]
    others: Map<String, Value>,
}

#[post("/model")]
async fn model(#[form] fields: Fields) -> Json<Fields> {
    Json(fields)
}

#[post("/fields")]
async fn fields(#[form] text: Option<String>, #[form] number: Option<i64>, #[form] list: Option<Vec<String>>) -> Value {
    json!({"text": text, "number": number, "list": list})
}

struct Server {
    service: AppService,
    runtime: Runtime,
}

impl Server {
    fn start() -> Self {
        let limits = FormLimits::new().fields_max(8).files_max(2).part_bytes_max(64);
        let service = App::new().form_limits(limits).routes(routes![model, fields]).into_service();
        let service = service.unwrap_or_else(|errors| panic!("the application can't start: {errors}"));
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("nothing is needed for it");
        Self { service, runtime }
    }

    /// The status and the body of the answer, if what is announced can be a header.
    fn ask(&mut self, path: &str, announced: &[u8], body: Vec<u8>) -> Option<(u16, Vec<u8>)> {
        let request = http::Request::post(path).header(CONTENT_TYPE, announced).body(Body::from(body)).ok()?;
        self.runtime.block_on(async {
            let Ok(response) = self.service.call(request).await;
            let (head, body) = response.into_parts();
            assert!(matches!(head.status.as_u16(), 200 | 400 | 422), "{path} was answered {}", head.status);
            let body = body.collect_limited(usize::MAX).await.expect("an answer comes to its end");
            let text = std::str::from_utf8(&body).expect("JSON is UTF-8");
            assert!(json::parse(text).is_ok(), "{text} is no JSON");
            Some((head.status.as_u16(), body.to_vec()))
        })
    }
}

thread_local! {
    static SERVER: RefCell<Server> = RefCell::new(Server::start());
}

const MULTIPART: &[u8] = b"multipart/form-data; boundary=b";

fuzz_target!(|sent: Sent<'_>| {
    SERVER.with_borrow_mut(|server| {
        for path in ["/model", "/fields"] {
            match &sent {
                Sent::Bytes { announced, body } => {
                    server.ask(path, announced, body.to_vec());
                    server.ask(path, MULTIPART, body.to_vec());
                    server.ask(path, b"application/x-www-form-urlencoded", body.to_vec());
                }
                Sent::Parts(parts) => {
                    server.ask(path, MULTIPART, parts.iter().flat_map(written).collect());
                }
                Sent::Fields(fields) => compare(server, path, fields),
            }
        }
    });
});

fn written(part: &Part<'_>) -> Vec<u8> {
    let filename = part.filename.map(|name| format!("; filename=\"{name}\"")).unwrap_or_default();
    let head = format!("--b\r\nContent-Disposition: form-data; name=\"{}\"{filename}\r\n", part.name.text());
    [head.as_bytes(), part.header, b"\r\n\r\n", part.data, b"\r\n", part.end].concat()
}

/// Fields that both encodings can send are answered alike.
fn compare(server: &mut Server, path: &str, fields: &[(Name<'_>, &str)]) {
    let is_plain = |name: &str| !name.contains(['\r', '\n', '"', '\\']);
    // The limits count other bytes for each encoding.
    let is_small = |name: &str, text: &str| name.len() + text.len() <= 16;
    if fields.len() > 8 || !fields.iter().all(|(name, text)| is_plain(name.text()) && is_small(name.text(), text)) {
        return;
    }
    let (mut encoded, mut parts) = (String::new(), String::new());
    for (name, text) in fields {
        // A name or a text with the boundary in it ends the part.
        if text.contains("--b") || name.text().contains("--b") || (name.text().is_empty() && text.is_empty()) {
            return;
        }
        encoded += &format!("{}={}&", escaped(name.text()), escaped(text));
        parts += &format!("--b\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{text}\r\n", name.text());
    }
    let parts = parts + "--b--\r\n";
    let one = server.ask(path, b"application/x-www-form-urlencoded", encoded.clone().into_bytes());
    let other = server.ask(path, MULTIPART, parts.clone().into_bytes());
    assert_eq!(one, other, "{encoded} and {parts}");
}

fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
