//! What an application says about WebSockets; what their routes need, and other routes can't have.

use super::build::place_of;
use super::{App, StartupError};
use crate::endpoint::Route;
use crate::params::{Declaration, DeclaredParameter, Place};
use crate::websocket::{Conversation, WebSocket, WebSocketSettings};

impl App {
    /// Does something about errors of one type in conversations over WebSockets: closes them in an own way, say. What
    /// [`on_error`](Self::on_error) answers is for handshakes that are refused.
    ///
    /// A [`ValidationError`](crate::ValidationError) is what is wrong with the parameters. A handler that fails itself
    /// leaves a fault: status 500 before the WebSocket was accepted.
    ///
    /// ```
    /// use peregrine::prelude::*;
    /// use peregrine::testing::TestClient;
    ///
    /// #[websocket("/ws")]
    /// async fn divide(socket: WebSocket) -> Result<()> {
    ///     socket.accept().await?;
    ///     let number: i64 = socket.receive_text().await?.parse()?;
    ///     socket.send_json(1000 / number).await?;
    ///     Ok(())
    /// }
    ///
    /// async fn no_number(socket: WebSocket, error: std::num::ParseIntError) -> Result<()> {
    ///     Ok(socket.close(4000, error.to_string()).await?)
    /// }
    ///
    /// let app = App::new().routes(routes![divide]).on_websocket_error(no_number);
    /// let mut socket = TestClient::new(app).websocket("/ws").connect();
    /// socket.send_text("x").assert_closed(4000, "invalid digit found in string");
    /// ```
    pub fn on_websocket_error<E, F, Fut, R, M>(mut self, handler: F) -> Self
    where
        E: Send + Sync + 'static,
        F: Fn(WebSocket, E) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = R> + Send + 'static,
        R: Conversation<M>,
    {
        self.errors.insert_for_websockets(handler);
        self
    }

    /// The limits of WebSockets: how large messages may be, how often clients are asked for a sign of life.
    pub fn websockets(mut self, settings: WebSocketSettings) -> Self {
        self.websockets = settings;
        self
    }
}

/// What takes a WebSocket needs one, and the route of one needs somebody who takes it; it has no body.
pub(super) fn problems(
    route: &Route,
    declaration: &Declaration,
    parameters: &[DeclaredParameter],
) -> Vec<StartupError> {
    let mut problems = Vec::new();
    let body = parameters.iter().find(|parameter| parameter.place == Place::Body).map(|body| body.name.as_str());
    let body = body.or(declaration.reads_body().then_some("Bytes"));
    match (route.is_websocket, declaration.takes_socket()) {
        (false, true) => {
            let taker = declaration.socket_taker().unwrap_or_else(|| "its parameter".to_owned());
            problems.push(format!("{taker} takes the `WebSocket`, but the route is none: mark it `#[websocket(..)]`"));
        }
        (true, false) => {
            problems.push("nobody can accept its WebSocket: add the parameter `socket: WebSocket`".to_owned());
        }
        _ => {}
    }
    if let Some(name) = body.filter(|_| route.is_websocket) {
        problems.push(format!("`{name}` can't come from the body, a WebSocket has none: receive it as a message"));
    }
    let place = place_of(route);
    problems.into_iter().map(|problem| StartupError::Parameter { problem, place: place.clone() }).collect()
}
