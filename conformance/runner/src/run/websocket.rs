//! Replays recorded conversations over WebSockets: their steps in order, over as many connections as they name.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{CaseResult, request};
use crate::compare::{Rules, json_differences, quoted};
use crate::json::{Json, parse};
use crate::server::{Connected, Frame, Server, Socket, catching};

/// The open connections of an exchange, by the names that its steps give them.
type Connections = HashMap<String, Box<dyn Socket>>;

/// Replays one exchange, its placeholders filled in.
pub(super) fn run_exchange(name: String, exchange: &Json, server: &mut dyn Server, host: &str) -> CaseResult {
    let mut replay = Replay { connections: Connections::new(), status: None, rules: Rules::of_exchange(exchange) };
    let steps = exchange.get("steps").map(Json::elements).unwrap_or_default();
    let mut differences = Vec::new();
    for (number, step) in steps.iter().enumerate() {
        let found = catching(|| replay.step(step, server, host));
        let found = found.unwrap_or_else(|panic| vec![format!("the server panicked: {panic}")]);
        differences.extend(found.into_iter().map(|difference| format!("step {number}: {difference}")));
        if !differences.is_empty() {
            break;
        }
    }
    // What is still open is closed here: a panic of a handler at its end is one of this exchange.
    if let Err(panic) = catching(|| replay.connections.clear()) {
        differences.push(format!("the server panicked: {panic}"));
    }
    CaseResult { name, status: replay.status, differences, missing_fragments: Vec::new() }
}

struct Replay {
    connections: Connections,
    /// That of the first handshake.
    status: Option<u16>,
    rules: Rules,
}

impl Replay {
    fn step(&mut self, step: &Json, server: &mut dyn Server, host: &str) -> Vec<String> {
        let text = |name| step.get(name).and_then(Json::as_str);
        let connection = text("conn").unwrap_or_default();
        match text("op").unwrap_or_default() {
            "connect" => self.connect(connection, step, server, host),
            "close" => {
                let code = number(step, "code").unwrap_or(1000);
                // A connection that is closed already stays so.
                if let Some(socket) = self.connections.remove(connection) {
                    socket.close(code);
                }
                Vec::new()
            }
            "send" => self.with(connection, |socket, _| match recorded_frame(step) {
                Some(frame) => {
                    socket.send(frame);
                    Vec::new()
                }
                None => vec!["the recording sends neither text nor bytes".to_owned()],
            }),
            "recv" => self.with(connection, |socket, rules| received_differences(step, &socket.receive(), rules)),
            other => vec![format!("the recording has the unknown step {}", quoted(other))],
        }
    }

    fn with(&mut self, connection: &str, act: impl FnOnce(&mut dyn Socket, &Rules) -> Vec<String>) -> Vec<String> {
        match self.connections.get_mut(connection) {
            Some(socket) => act(socket.as_mut(), &self.rules),
            None => vec![format!("the recording has no connection {}", quoted(connection))],
        }
    }

    fn connect(&mut self, connection: &str, step: &Json, server: &mut dyn Server, host: &str) -> Vec<String> {
        let mut asked = match request::of_exchange(step, host) {
            Ok(asked) => asked,
            Err(reason) => return vec![reason],
        };
        "GET".clone_into(&mut asked.method);
        let offered: Vec<_> = step.get("subprotocols").map(Json::elements).unwrap_or_default().iter().collect();
        if !offered.is_empty() {
            let names: Vec<_> = offered.into_iter().filter_map(Json::as_str).collect();
            asked.headers.push(("sec-websocket-protocol".to_owned(), names.join(", ").into_bytes()));
        }
        let expected = step.get("expect").unwrap_or(&Json::Null);
        let (status, subprotocol, socket) = match server.connect(asked) {
            Connected::Accepted(socket) => (101, socket.subprotocol(), Some(socket)),
            Connected::Refused(response) => (response.status, None, None),
        };
        self.status = self.status.or(Some(status));
        if let Some(socket) = socket {
            self.connections.insert(connection.to_owned(), socket);
        }
        let mut differences = Vec::new();
        let expected_status = number(expected, "status").unwrap_or(101);
        if status != expected_status {
            differences.push(format!("handshake: expected status {expected_status}, got {status}"));
        }
        let expected_protocol = expected.get("subprotocol").and_then(Json::as_str);
        if subprotocol.as_deref() != expected_protocol {
            differences.push(format!("subprotocol: expected {expected_protocol:?}, got {subprotocol:?}"));
        }
        differences
    }
}

fn number(value: &Json, name: &str) -> Option<u16> {
    value.get(name).and_then(Json::as_u64).and_then(|number| u16::try_from(number).ok())
}

/// The frame that a step sends or receives.
pub(super) fn recorded_frame(step: &Json) -> Option<Frame> {
    let text = |name| step.get(name).and_then(Json::as_str);
    match (text("text"), text("bytes"), number(step, "close")) {
        (Some(text), ..) => Some(Frame::Text(text.to_owned())),
        (_, Some(encoded), _) => STANDARD.decode(encoded).ok().map(Frame::Bytes),
        (.., Some(code)) => Some(Frame::Close(code, text("reason").unwrap_or_default().to_owned())),
        _ => None,
    }
}

/// Texts that are JSON objects or arrays compare as JSON.
fn received_differences(step: &Json, received: &Frame, rules: &Rules) -> Vec<String> {
    let Some(expected) = recorded_frame(step) else { return vec!["the recording receives nothing".to_owned()] };
    if let (Frame::Text(expected), Frame::Text(received)) = (&expected, received)
        && let (Some(expected), Some(received)) = (structure(expected), structure(received))
    {
        return json_differences(&expected, &received, "", rules);
    }
    if expected == *received { Vec::new() } else { vec![format!("expected {expected:?}, got {received:?}")] }
}

fn structure(text: &str) -> Option<Json> {
    let is_structure = text.trim_start().starts_with(['{', '[']);
    is_structure.then(|| parse(text.as_bytes()).ok()).flatten()
}
