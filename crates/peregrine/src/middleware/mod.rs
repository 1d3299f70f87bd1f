//! What stands around the router: the stage of a request between the panic boundary and the routes.
//!
//! Receives each request from the pipeline, and hands it on to the next middleware, or at last to the router, with
//! [`Next`]. What was added last stands outermost, as in FastAPI.

mod cors;
mod next;

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;

pub use cors::Cors;
pub use next::Next;

use crate::error::{Failure, Result};
use crate::response::{Response, ViaResponse, ViaResult};
use crate::{App, Request};

/// An answer on its way through the middlewares.
type Answering<'a> = Pin<Box<dyn Future<Output = Result<Response>> + Send + 'a>>;

/// Stands around the router: sees each request before it and each answer after it.
pub(crate) trait Layer: Send + Sync + 'static {
    fn answer(&self, next: Next) -> Answering<'_>;
}

impl fmt::Debug for dyn Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Layer").finish_non_exhaustive()
    }
}

/// What [`App::middleware`] takes: an `async` function of a [`Request`] and a [`Next`], or [`Cors`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no middleware",
    label = "not an `async` function of `(Request, Next)` that returns an answer",
    note = "write `async fn name(request: Request, next: Next) -> Result<Response> {{ next.run(request).await }}`"
)]
pub trait Middleware<M> {
    /// Puts it around everything that the application has so far.
    #[doc(hidden)]
    fn add_to(self, app: App) -> App;
}

impl<F, Fut, R, M> Middleware<M> for F
where
    F: Fn(Request, Next) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = R> + Send + 'static,
    R: Passed<M>,
    M: 'static,
{
    fn add_to(self, app: App) -> App {
        app.layer(Function { function: self, marker: PhantomData::<fn() -> M> })
    }
}

/// A middleware that is a function.
struct Function<F, M> {
    function: F,
    marker: PhantomData<M>,
}

impl<F, Fut, R, M> Layer for Function<F, fn() -> M>
where
    F: Fn(Request, Next) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = R> + Send + 'static,
    R: Passed<M>,
    M: 'static,
{
    fn answer(&self, mut next: Next) -> Answering<'_> {
        Box::pin(async move { (self.function)(next.take_request(), next).await.into_result() })
    }
}

/// What a middleware returns: a `Response`, or a `Result` of one.
#[diagnostic::on_unimplemented(
    message = "a middleware can't return `{Self}`",
    label = "neither `Response` nor a `Result` of one",
    note = "return what `next.run(request).await` gives: `Result<Response>`"
)]
pub trait Passed<M> {
    #[doc(hidden)]
    fn into_result(self) -> Result<Response>;
}

impl Passed<ViaResponse> for Response {
    fn into_result(self) -> Result<Response> {
        Ok(self)
    }
}

impl<E: Failure<M>, M> Passed<ViaResult<ViaResponse, M>> for Result<Response, E> {
    fn into_result(self) -> Result<Response> {
        self.map_err(Failure::into_error)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use crate::prelude::*;
    use crate::response::IntoResponse as _;
    use crate::testing::TestClient;

    #[derive(Clone, Default)]
    struct Seen(Arc<Mutex<Vec<String>>>);

    impl Seen {
        fn add(&self, what: &str) {
            self.0.lock().unwrap().push(what.to_owned());
        }
    }

    #[get("/")]
    async fn root(#[header] x_added: Option<String>, #[state] seen: Seen) -> String {
        seen.add("root");
        x_added.unwrap_or_default()
    }

    #[get("/fault")]
    async fn fault() -> Result<String> {
        Err(std::io::Error::other("a fault").into())
    }

    #[get("/refused")]
    async fn refused() -> Result<String> {
        Err(HttpError::new(418, "a teapot").into())
    }

    async fn marked(mut request: Request, next: Next) -> Result<Response> {
        request.headers_mut().insert("x-added", "by the middleware".parse()?);
        let mut response = next.run(request).await?;
        response.headers_mut().insert("x-marked", "yes".parse()?);
        Ok(response)
    }

    fn client() -> TestClient {
        TestClient::new(App::new().state(Seen::default()).routes(routes![root, fault, refused]).middleware(marked))
    }

    #[test]
    fn requests_and_all_answers_but_faults_can_be_changed() {
        let client = client();
        client.get("/").send().assert_json("by the middleware").assert_header("x-marked", "yes");
        for (path, status) in [("/refused", 418), ("/none", 404), ("/docs", 200)] {
            client.get(path).send().assert_status(status).assert_header("x-marked", "yes");
        }
        client.post("/").send().assert_status(405).assert_header("x-marked", "yes");
        let answer = client.get("/fault").send();
        assert_eq!((answer.status(), answer.header("x-marked")), (500, None));
    }

    #[test]
    fn what_is_added_last_stands_outermost() {
        let seen = Seen::default();
        let mut app = App::new().state(seen.clone()).routes(routes![root]);
        for name in ["inner", "outer"] {
            let seen = seen.clone();
            app = app.middleware(move |request: Request, next: Next| {
                let seen = seen.clone();
                async move {
                    seen.add(name);
                    let response = next.run(request).await;
                    seen.add(name);
                    response
                }
            });
        }
        TestClient::new(app).get("/").send().assert_status(200);
        assert_eq!(*seen.0.lock().unwrap(), ["outer", "inner", "root", "inner", "outer"]);
    }

    #[test]
    fn a_middleware_can_answer_by_itself_fail_and_panic() {
        async fn guarded(request: Request, next: Next) -> Result<Response> {
            match request.header("x-how") {
                Some("refuse") => Err(HttpError::new(401, "Who?").into()),
                Some("fail") => Err(std::io::Error::other("a fault").into()),
                Some("panic") => panic!("asked for by a test"),
                Some("answer") => Text::from("mine").into_response(StatusCode::ACCEPTED),
                _ => next.run(request).await,
            }
        }
        let seen = Seen::default();
        let client = TestClient::new(App::new().state(seen.clone()).routes(routes![root]).middleware(guarded));
        let send = |how| client.get("/").header("x-how", how).send();
        send("refuse").assert_status(401).assert_json(json!({"detail": "Who?"}));
        send("fail").assert_status(500).assert_text("Internal Server Error");
        send("panic").assert_status(500).assert_text("Internal Server Error");
        send("answer").assert_status(202).assert_text("mine");
        assert!(seen.0.lock().unwrap().is_empty());
        send("pass").assert_status(200);
    }

    #[test]
    fn faults_of_the_inside_can_be_answered_on_the_way() {
        async fn kind(request: Request, next: Next) -> Result<Response> {
            match next.run(request).await {
                Err(error) if error.downcast_ref::<std::io::Error>().is_some() => {
                    Text::from("try again").into_response(StatusCode::SERVICE_UNAVAILABLE)
                }
                ended => ended,
            }
        }
        let client = TestClient::new(App::new().routes(routes![fault]).middleware(kind));
        client.get("/fault").send().assert_status(503).assert_text("try again");
    }
}
