use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use http_body::Frame;
use peregrine::bytes::Bytes;
use peregrine::prelude::*;
use peregrine::{Body, BoxError};

const DATA: [&str; 3] = ["foo", "bar", "baz"];

#[derive(Clone)]
struct Session(Arc<AtomicBool>);

impl Session {
    fn acquire() -> Self {
        Self(Arc::new(AtomicBool::new(true)))
    }

    fn close(&self) {
        self.0.store(false, Ordering::SeqCst);
    }

    /// The data, for as long as the session is open.
    fn read(self) -> impl Iterator<Item = Result<&'static str, BoxError>> {
        let item = move |item| if self.0.load(Ordering::SeqCst) { Ok(item) } else { Err("Session closed".into()) };
        DATA.into_iter().map(item)
    }

    fn collected(self) -> std::io::Result<Vec<&'static str>> {
        self.read().collect::<Result<_, _>>().map_err(std::io::Error::other)
    }
}

#[dependency]
async fn dep_session(out: Yield<Session>) {
    let session = Session::acquire();
    let _ = out.give(session.clone()).await;
    session.close();
}

#[dependency]
async fn broken_dep_session(out: Yield<Session>) {
    let session = Session::acquire();
    session.close();
    let _ = out.give(session).await;
}

/// A body of the pieces that an iterator gives.
struct Pieces<I>(I);

impl<I> http_body::Body for Pieces<I>
where
    I: Iterator<Item = Result<&'static str, BoxError>> + Unpin,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Poll::Ready(self.0.next().map(|piece| piece.map(|piece| Frame::data(piece.into()))))
    }
}

fn streamed(pieces: impl Iterator<Item = Result<&'static str, BoxError>> + Send + Unpin + 'static) -> Response {
    Response::new(Body::stream(Pieces(pieces)))
}

#[get("/data", response_model = Value)]
fn get_data(#[depends(dep_session)] session: Session) -> Result<Value> {
    Ok(session.collected()?.into())
}

#[get("/stream-simple", response_model = Value)]
fn get_stream_simple(#[depends(dep_session)] _session: Session) -> Response {
    streamed(["x", "y", "z"].into_iter().map(Ok))
}

#[get("/stream-session", response_model = Value)]
fn get_stream_session(#[depends(dep_session)] session: Session) -> Response {
    streamed(session.read())
}

#[get("/broken-session-data", response_model = Value)]
fn get_broken_session_data(#[depends(broken_dep_session)] session: Session) -> Result<Value> {
    Ok(session.collected()?.into())
}

#[get("/broken-session-stream", response_model = Value)]
fn get_broken_session_stream(#[depends(broken_dep_session)] session: Session) -> Response {
    streamed(session.read())
}

pub(super) fn app() -> App {
    App::new().routes(routes![
        get_data,
        get_stream_simple,
        get_stream_session,
        get_broken_session_data,
        get_broken_session_stream
    ])
}
