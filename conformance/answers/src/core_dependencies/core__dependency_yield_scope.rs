use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use http_body::Frame;
use peregrine::bytes::Bytes;
use peregrine::prelude::*;
use peregrine::{Body, BoxError};

#[derive(Clone)]
struct Session(Arc<AtomicBool>);

impl Session {
    fn new() -> Self {
        Self(Arc::new(AtomicBool::new(true)))
    }

    fn is_open(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    fn close(&self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

type Sessions = (Session, Session);

#[dependency]
async fn dep_session(out: Yield<Session>) {
    let session = Session::new();
    let _ = out.give(session.clone()).await;
    session.close();
}

#[dependency]
async fn raise_after_yield(out: Yield<()>) -> Result<()> {
    let _ = out.give(()).await;
    Err(HttpError::new(503, "Exception after yield").into())
}

#[dependency]
async fn get_named_session(
    #[depends(dep_session, scope = "request")] session: Session,
    #[depends(dep_session)] session_b: Session,
    out: Yield<Sessions>,
) {
    assert!(Arc::ptr_eq(&session.0, &session_b.0), "one session for both");
    let named = Session::new();
    let _ = out.give((named.clone(), session_b)).await;
    named.close();
}

#[dependency]
async fn get_named_func_session(#[depends(dep_session, scope = "function")] session: Session, out: Yield<Sessions>) {
    let named = Session::new();
    let _ = out.give((named.clone(), session)).await;
    named.close();
}

#[dependency]
fn get_named_regular_func_session(#[depends(dep_session, scope = "function")] session: Session) -> Sessions {
    (Session::new(), session)
}

/// A body that is made when it is sent.
struct Late(Option<Box<dyn FnOnce() -> String + Send + Sync>>);

impl http_body::Body for Late {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Poll::Ready(self.0.take().map(|make| Ok(Frame::data(make().into()))))
    }
}

fn late(make: impl FnOnce() -> String + Send + Sync + 'static) -> Response {
    Response::new(Body::stream(Late(Some(Box::new(make)))))
}

#[get("/function-scope", response_model = Value)]
fn function_scope(#[depends(dep_session, scope = "function")] session: Session) -> Response {
    late(move || format!(r#"{{"is_open": {}}}"#, session.is_open()))
}

#[get("/request-scope", response_model = Value)]
fn request_scope(#[depends(dep_session, scope = "request")] session: Session) -> Response {
    late(move || format!(r#"{{"is_open": {}}}"#, session.is_open()))
}

#[get("/two-scopes", response_model = Value)]
fn get_stream_session(
    #[depends(dep_session, scope = "function")] function_session: Session,
    #[depends(dep_session, scope = "request")] request_session: Session,
) -> Response {
    late(move || {
        let (function, request) = (function_session.is_open(), request_session.is_open());
        format!(r#"{{"func_is_open": {function}, "req_is_open": {request}}}"#)
    })
}

fn both((named, session): Sessions) -> Response {
    late(move || {
        let (named, session) = (named.is_open(), session.is_open());
        format!(r#"{{"named_session_open": {named}, "session_open": {session}}}"#)
    })
}

#[get("/sub", response_model = Value)]
fn get_sub(#[depends(get_named_session)] sessions: Sessions) -> Response {
    both(sessions)
}

#[get("/named-function-scope", response_model = Value)]
fn get_named_function_scope(#[depends(get_named_func_session, scope = "function")] sessions: Sessions) -> Response {
    both(sessions)
}

#[get("/regular-function-scope", response_model = Value)]
fn get_regular_function_scope(#[depends(get_named_regular_func_session)] sessions: Sessions) -> Response {
    both(sessions)
}

#[get("/")]
fn get_index() -> Value {
    json!({"status": "ok"})
}

pub(super) fn app() -> App {
    let router = Router::new().routes(routes![get_index]);
    let with_function = Router::new()
        .prefix("/router-scope-function")
        .dependencies(depends![depends(raise_after_yield, scope = "function")])
        .include(router.clone());
    let with_request = Router::new()
        .prefix("/router-scope-request")
        .dependencies(depends![depends(raise_after_yield, scope = "request")])
        .include(router);
    App::new()
        .routes(routes![
            function_scope,
            request_scope,
            get_stream_session,
            get_sub,
            get_named_function_scope,
            get_regular_function_scope
        ])
        .include(with_function)
        .include(with_request)
}
