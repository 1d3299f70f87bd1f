//! Types that hold text besides `String`: they are described, validated and answered as it is.

use std::borrow::Cow;
use std::sync::Arc;

use peregrine::SharedStr;
use peregrine::prelude::*;
use peregrine::testing::TestClient;

/// The same model, its text held as `T`.
macro_rules! note {
    ($module:ident, $type:ty) => {
        mod $module {
            use super::*;

            #[derive(Model)]
            pub(super) struct Note {
                #[field(min_length = 2, max_length = 5, pattern = "^[a-z]+$", strip_whitespace)]
                title: $type,
                #[field(default = "plain")]
                kind: $type,
                #[field(items(to_lower))]
                tags: Vec<$type>,
                link: Option<$type>,
            }

            #[post("/notes")]
            async fn create_note(note: Note, #[query(max_length = 3)] q: Option<$type>) -> Note {
                Note { link: q.or(note.link), ..note }
            }

            pub(super) fn client() -> TestClient {
                TestClient::new(App::new().routes(routes![create_note]))
            }
        }
    };
}
note!(owned, String);
note!(boxed, Box<str>);
note!(counted, Arc<str>);
note!(constant, Cow<'static, str>);
note!(shared, SharedStr);

#[test]
fn text_is_text_whatever_holds_it() {
    let (expected, others) =
        (owned::client(), [boxed::client(), counted::client(), constant::client(), shared::client()]);
    let bodies = [
        json!({"title": " lamp ", "tags": ["A", "b"], "link": "a\"b\\"}),
        json!({"title": "lamp", "kind": "old", "tags": [], "link": null}),
        json!({"title": "l", "tags": [1], "link": 2}),
        json!({"title": "LAMP", "kind": null, "tags": ["x"]}),
        json!({"kind": "old"}),
        json!("no model"),
    ];
    let document = expected.get("/openapi.json").send().json();
    for client in &others {
        assert_eq!(client.get("/openapi.json").send().json(), document);
        for path in ["/notes", "/notes?q=abc", "/notes?q=abcd"] {
            for body in &bodies {
                let (own, theirs) =
                    (client.post(path).json(body.clone()).send(), expected.post(path).json(body.clone()).send());
                assert_eq!((own.status(), own.text()), (theirs.status(), theirs.text()), "{path} {body}");
            }
        }
    }
}

const UPLOAD: &str = r#"{"name": "lamp", "texts": ["plain", "not\nplain", "\u00e9", "é"]}"#;

#[derive(Model)]
struct Upload {
    name: SharedStr,
    texts: Vec<SharedStr>,
}

/// Which of the texts lie in the body, where the name does.
#[post("/uploads")]
async fn upload(upload: Upload) -> Vec<bool> {
    let start = upload.name.as_ptr().addr() - UPLOAD.find("lamp").unwrap();
    upload.texts.iter().map(|text| (start..start + UPLOAD.len()).contains(&text.as_ptr().addr())).collect()
}

#[test]
fn text_of_one_body_shares_its_bytes() {
    let client = TestClient::new(App::new().routes(routes![upload]));
    let answer = client.post("/uploads").header("content-type", "application/json").body(UPLOAD).send();
    answer.assert_json(json!([true, false, false, true]));
}
