//! What the route of a WebSocket needs, and other routes can't have.

use super::StartupError;
use super::build::place_of;
use crate::endpoint::Route;
use crate::params::{Declaration, DeclaredParameter, Place};

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
