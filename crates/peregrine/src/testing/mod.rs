//! Tests of an application, in process: no socket, no port.

mod answer;
mod client;
mod request;
mod waiting;
mod websocket;

pub use answer::TestResponse;
pub use client::TestClient;
pub use request::TestRequest;
pub use websocket::{TestWebSocket, TestWebSocketRequest};
