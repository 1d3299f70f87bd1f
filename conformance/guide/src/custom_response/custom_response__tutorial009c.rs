use peregrine::Error;
use peregrine::prelude::*;
use peregrine::response::{Answers, IntoResponse};

/// JSON of the application's own spelling.
struct IndentedJson(Value);

impl IntoResponse for IndentedJson {
    fn describe(answers: &mut Answers<'_>) {
        answers.text("application/json");
    }

    fn into_response(self, status: StatusCode) -> Result<Response, Error> {
        let text = serde_json::from_slice(&self.0.dump_json())
            .and_then(|tree: serde_json::Value| serde_json::to_string_pretty(&tree));
        Content::new("application/json", text?).into_response(status)
    }
}

#[get("/")]
async fn main() -> IndentedJson {
    IndentedJson(json!({"message": "Hello World"}))
}

pub(super) fn app() -> App {
    App::new().routes(routes![main])
}
