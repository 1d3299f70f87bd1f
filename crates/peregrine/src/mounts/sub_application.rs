use std::sync::Arc;

use crate::depends::RequestScope;
use crate::endpoint::{Answering, Callable};
use crate::pipeline::Pipeline;
use crate::request::Context;

/// An application that is mounted in another one. It knows its place since it was built: what comes is handed on as it
/// came.
pub(crate) struct SubApplication(pub(crate) Arc<Pipeline>);

impl Callable for SubApplication {
    fn call<'c>(&'c self, context: &'c mut Context, _: &'c mut RequestScope) -> Answering<'c> {
        let (received, caller) = (std::mem::take(&mut context.received), context.caller);
        Box::pin(async move { Ok(self.0.answer(received, caller).await) })
    }
}

#[cfg(test)]
mod tests {
    use crate::ServeSettings;
    use crate::prelude::*;
    use crate::testing::TestClient;

    #[get("/x")]
    async fn x(request: Request) -> Value {
        json!([request.root_path(), request.path(), request.url()])
    }

    #[get("/fails")]
    async fn fails() -> Result<(), HttpError> {
        Err(HttpError::new(418, "tea"))
    }

    fn app() -> App {
        let sub = App::new().title("Sub").routes(routes![x, fails]);
        let sub =
            sub.on_error(
                |_, error: HttpError| async move { Reply::new(Text::from("sub")).status(error.status().as_u16()) },
            );
        App::new().routes(routes![x]).mount("/s", sub)
    }

    #[test]
    fn mounted_application_knows_its_place() {
        let client = TestClient::new(app());
        client.get("/s/x").send().assert_json(json!(["/s", "/s/x", "http://testserver/s/x"]));
        client.get("/x").send().assert_json(json!(["", "/x", "http://testserver/x"]));
        let client = TestClient::new(app().root_path("/api"));
        client.get("/api/s/x").send().assert_json(json!(["/api/s", "/api/s/x", "http://testserver/api/s/x"]));
        // As FastAPI: the root path must stand in the path, for the mounted application can't tell.
        client.get("/s/x").send().assert_status(404);
        let client = TestClient::new(app().serve_settings(ServeSettings::new().root_path("/api")));
        client.get("/s/x").send().assert_json(json!(["/api/s", "/api/s/x", "http://testserver/api/s/x"]));
    }

    #[test]
    fn slashes_are_redirected_inside_and_before() {
        let client = TestClient::new(app());
        client.get("/s").send().assert_status(307).assert_header("location", "http://testserver/s/");
        client.get("/s/x/").send().assert_status(307).assert_header("location", "http://testserver/s/x");
    }

    #[test]
    fn errors_stay_with_the_application_that_made_them() {
        let client = TestClient::new(app());
        client.get("/s/fails").send().assert_status(418).assert_text("sub");
        client.get("/s/nope").send().assert_status(404).assert_text("sub");
        client.get("/nope").send().assert_status(404).assert_json(json!({"detail": "Not Found"}));
    }

    #[test]
    fn each_application_has_its_document() {
        let client = TestClient::new(app());
        let document = client.get("/s/openapi.json").send().json();
        assert_eq!((&document["info"]["title"], &document["servers"]), (&json!("Sub"), &json!([{"url": "/s"}])));
        assert!(document["paths"].get("/x").is_some());
        let document = client.get("/openapi.json").send().json();
        assert_eq!(document["servers"], Value::Null);
        assert_eq!(document["paths"].as_object().map(Object::len), Some(1));
        let page = client.get("/s/docs").send();
        assert!(page.text().contains("url: '/s/openapi.json'") && page.text().contains("/s/docs/assets/"));
    }

    #[test]
    fn mistakes_inside_are_told_with_the_others() {
        let errors =
            App::new().mount("s", App::new()).mount("/a/{b}", App::new()).mount("/t", app().mount("/s", app()));
        let errors = errors.mount("/files", StaticFiles::new("no/such/directory")).openapi().unwrap_err();
        let told: Vec<_> = errors.list().iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "the mount `s`: the path begins with `/`, and has no parameters",
                "the mount `/a/{b}`: the path begins with `/`, and has no parameters",
                "the mount `/s`: another one has that path already",
                "the mount `/files`: the directory `no/such/directory` can't be read: No such file or directory (os error 2)",
            ]
        );
    }
}
