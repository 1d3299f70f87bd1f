//! A server for one test, on a free port, and the handler behind it.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body::Frame;
use peregrine::request::Caller;
use peregrine::serve::{Handler, ServeError, ServeSettings, serve_on};
use peregrine::{Body, BodyError, BoxError};
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;

/// Answers by path.
#[derive(Clone, Default)]
pub(crate) struct Paths(Arc<Gate>);

/// Where `/gate` waits.
#[derive(Default)]
pub(crate) struct Gate {
    pub(crate) entered: Notify,
    pub(crate) open: Notify,
    /// Work that outlives its response: `/background` leaves some, this lets it end.
    pub(crate) background_done: Notify,
    background: AtomicBool,
}

impl Handler for Paths {
    async fn handle(&self, request: Box<Request<Body>>, caller: Caller) -> Response<Body> {
        match request.uri().path() {
            "/echo" => match request.into_body().collect_limited(1000).await {
                Ok(bytes) => Response::new(bytes.into()),
                Err(error) => plain(status_of(&error), &error.to_string()),
            },
            "/gate" => {
                self.0.entered.notify_one();
                self.0.open.notified().await;
                Response::new("through".into())
            }
            "/background" => {
                self.0.background.store(true, Ordering::SeqCst);
                Response::default()
            }
            "/peer" => Response::new(caller.client().map_or_else(String::new, |client| client.to_string()).into()),
            "/panic" => panic!("asked for by a test"),
            "/panic-in-body" => Response::new(Body::stream(PanickingBody)),
            "/endless" => Response::new(Body::stream(EndlessBody)),
            path => Response::new(format!("{} {path}", request.method()).into()),
        }
    }

    async fn finish(&self) {
        if self.0.background.load(Ordering::SeqCst) {
            self.0.background_done.notified().await;
        }
    }
}

fn status_of(error: &BodyError) -> StatusCode {
    match error {
        BodyError::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        BodyError::TimedOut => StatusCode::REQUEST_TIMEOUT,
        _ => StatusCode::BAD_REQUEST,
    }
}

fn plain(status: StatusCode, text: &str) -> Response<Body> {
    let mut response = Response::new(text.to_owned().into());
    *response.status_mut() = status;
    response
}

struct PanickingBody;

impl http_body::Body for PanickingBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        panic!("asked for by a test")
    }
}

struct EndlessBody;

impl http_body::Body for EndlessBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(&[0; 16 * 1024])))))
    }
}

/// A server under test.
pub(crate) struct Served {
    pub(crate) address: SocketAddr,
    pub(crate) gate: Arc<Gate>,
    stop: Option<oneshot::Sender<()>>,
    ended: JoinHandle<Result<(), ServeError>>,
}

impl Served {
    pub(crate) fn start(settings: ServeSettings) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let handler = Paths::default();
        let gate = Arc::clone(&handler.0);
        let config = ServeSettings::new().access_log(false).over(settings).resolve().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let shutdown = async {
            let _ = stopped.await;
        };
        let ended = tokio::spawn(serve_on(listener, handler, config, shutdown));
        Self { address, gate, stop: Some(stop), ended }
    }

    pub(crate) fn stop(&mut self) {
        self.stop.take().unwrap().send(()).unwrap();
    }

    pub(crate) fn has_ended(&self) -> bool {
        self.ended.is_finished()
    }

    pub(crate) async fn ended(self) {
        self.ended.await.unwrap().unwrap();
    }
}
