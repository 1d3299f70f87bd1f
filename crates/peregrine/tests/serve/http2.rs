//! HTTP/2 with prior knowledge, by hyper's client.

use std::time::Duration;

use http::{Request, StatusCode};
use hyper::client::conn::http2::{SendRequest, handshake};
use hyper_util::rt::{TokioExecutor, TokioIo};
use peregrine::Body;
use peregrine::serve::ServeSettings;
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

use super::server::Served;

async fn connect(served: &Served) -> (SendRequest<Body>, JoinHandle<hyper::Result<()>>) {
    let stream = TcpStream::connect(served.address).await.unwrap();
    let (sender, connection) = handshake(TokioExecutor::new(), TokioIo::new(stream)).await.unwrap();
    (sender, tokio::spawn(connection))
}

async fn fetch(sender: &mut SendRequest<Body>, path: &str, body: Body) -> (StatusCode, String) {
    let request = Request::post(format!("http://a{path}")).body(body).unwrap();
    let response = sender.send_request(request).await.unwrap();
    let status = response.status();
    let body = Body::stream(Erased(response.into_body())).collect_limited(10_000).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

/// A body of hyper's with our error type.
struct Erased(hyper::body::Incoming);

impl http_body::Body for Erased {
    type Data = bytes::Bytes;
    type Error = peregrine::BoxError;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<bytes::Bytes>, Self::Error>>> {
        std::pin::Pin::new(&mut self.0).poll_frame(context).map(|frame| frame.map(|frame| frame.map_err(Into::into)))
    }
}

#[tokio::test]
async fn requests_share_a_connection() {
    let served = Served::start(ServeSettings::new());
    let (mut sender, _connection) = connect(&served).await;
    let mut other = sender.clone();
    let (first, second) =
        tokio::join!(fetch(&mut sender, "/one", Body::empty()), fetch(&mut other, "/echo", Body::from("two")));
    assert_eq!(first, (StatusCode::OK, "POST /one".to_owned()));
    assert_eq!(second, (StatusCode::OK, "two".to_owned()));
}

#[tokio::test]
async fn panic_is_answered_with_500_and_other_requests_go_on() {
    let served = Served::start(ServeSettings::new());
    let (mut sender, _connection) = connect(&served).await;
    assert_eq!(fetch(&mut sender, "/panic", Body::empty()).await.0, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(fetch(&mut sender, "/", Body::empty()).await.0, StatusCode::OK);
}

#[tokio::test]
async fn idle_connection_is_closed_after_keep_alive_timeout() {
    // Also the handshake and the first request have to come within it.
    let served = Served::start(ServeSettings::new().keep_alive_timeout(Duration::from_millis(300)));
    let (mut sender, connection) = connect(&served).await;
    fetch(&mut sender, "/", Body::empty()).await;
    assert!(connection.await.unwrap().is_ok());
}

#[tokio::test]
async fn shutdown_lets_a_request_under_way_finish() {
    let mut served = Served::start(ServeSettings::new());
    let (mut sender, connection) = connect(&served).await;
    let under_way = tokio::spawn(async move { fetch(&mut sender, "/gate", Body::empty()).await });
    served.gate.entered.notified().await;
    served.stop();
    served.gate.open.notify_one();
    assert_eq!(under_way.await.unwrap().1, "through");
    served.ended().await;
    assert!(connection.await.unwrap().is_ok());
}
