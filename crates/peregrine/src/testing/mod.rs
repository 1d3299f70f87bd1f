//! Tests of an application, in process: no socket, no port.

mod answer;
mod client;
mod events;
mod request;
mod stream;
mod waiting;
mod websocket;

pub use answer::TestResponse;
pub use client::TestClient;
pub use events::TestEvent;
pub use request::TestRequest;
pub use stream::TestStream;
pub use websocket::{TestWebSocket, TestWebSocketRequest};
