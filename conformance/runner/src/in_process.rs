//! An application of Peregrine's behind the runner's [`Server`]: called in process, without a socket.

use std::net::{Ipv4Addr, SocketAddr};

use http::HeaderName;
use http::header::{CONTENT_TYPE, HeaderValue};
use peregrine::app::AppService;
use peregrine::serve::TrustedProxies;
use peregrine::testing::{TestClient, TestWebSocket};
use peregrine::websocket::Message;
use peregrine::{App, Body, Kind};
use tokio::runtime::Runtime;
use tower_service::Service as _;

use crate::server::{Connected, Frame, Request, Response, Server, Socket};

/// An application and the runtime that drives it.
struct InProcess {
    service: AppService,
    /// Holds the conversations.
    client: TestClient,
    runtime: Runtime,
    proxies: TrustedProxies,
}

/// Makes a server of an application.
///
/// # Panics
/// The application has mistakes.
#[must_use]
pub fn serve(app: App) -> Box<dyn Server> {
    let service = app.into_service().unwrap_or_else(|errors| panic!("the application can't start: {errors}"));
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_time().build().expect("timers need nothing of the system");
    let proxies = TrustedProxies::parse("*").expect("`*` is everybody");
    let client = TestClient::from(service.clone());
    Box::new(InProcess { service, client, runtime, proxies })
}

/// An answer that the document shows as any JSON, though it is spelled as a described one is.
#[must_use]
pub fn dumped(value: &impl Kind) -> peregrine::Response {
    let mut response = peregrine::Response::new(Body::from(value.dump_json()));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

impl Server for InProcess {
    fn send(&mut self, request: Request) -> Response {
        let mut converted = http::Request::new(Body::from(request.body));
        *converted.method_mut() = request.method.parse().expect("a recorded method is a token");
        *converted.uri_mut() = request.target.parse().expect("a recorded target is a URL");
        for (name, value) in &request.headers {
            let name = HeaderName::from_bytes(name.as_bytes()).expect("a recorded name is a header's");
            converted
                .headers_mut()
                .append(name, HeaderValue::from_bytes(value).expect("a recorded value is a header's"));
        }
        // Recorded behind a server that believed everybody.
        let peer = SocketAddr::from((Ipv4Addr::LOCALHOST, 50_000));
        let caller = self.proxies.caller(peer, converted.headers());
        converted.extensions_mut().insert(caller);
        self.runtime.block_on(async {
            let Ok(response) = self.service.call(converted).await;
            let (head, body) = response.into_parts();
            let body = body.collect_limited(usize::MAX).await.expect("an answer comes to its end");
            let headers = head.headers.iter().map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()));
            Response { status: head.status.as_u16(), headers: headers.collect(), body: body.to_vec() }
        })
    }

    fn connect(&mut self, request: Request) -> Connected {
        let mut asked = self.client.websocket(&request.target);
        for (name, value) in &request.headers {
            asked = asked.header(name, value);
        }
        match asked.try_connect() {
            Ok(socket) => Connected::Accepted(Box::new(socket)),
            Err(answer) => {
                let headers =
                    answer.headers().iter().map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()));
                Connected::Refused(Response {
                    status: answer.status(),
                    headers: headers.collect(),
                    body: answer.bytes().to_vec(),
                })
            }
        }
    }
}

impl Socket for TestWebSocket {
    fn subprotocol(&self) -> Option<String> {
        self.subprotocol().map(str::to_owned)
    }

    fn send(&mut self, frame: Frame) {
        match frame {
            Frame::Text(text) => self.send_text(text),
            Frame::Bytes(bytes) => self.send_bytes(bytes),
            Frame::Close(..) => self,
        };
    }

    fn receive(&mut self) -> Frame {
        match self.try_receive() {
            Ok(Message::Text(text)) => Frame::Text(text),
            Ok(Message::Bytes(bytes)) => Frame::Bytes(bytes.to_vec()),
            Err(how) => Frame::Close(how.code, how.reason),
        }
    }

    fn close(self: Box<Self>, code: u16) {
        TestWebSocket::close(*self, code);
    }
}
