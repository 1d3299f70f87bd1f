//! Replays the exchanges of an application, in their order and against one server.

use super::placeholders::Placeholders;
use super::{CaseResult, Planned, request, websocket};
use crate::compare::{Answer, Rules, missing_fragments, recorded_differences};
use crate::json::Json;
use crate::server::{Server, send};

/// The host that requests name; the recordings say `{{host}}`.
pub(super) const HOST: &str = "127.0.0.1:8000";

/// A case per exchange.
pub(super) fn planned(document: &Json) -> Planned {
    let exchanges = document.get("exchanges").map(Json::elements).unwrap_or_default();
    Planned { cases: exchanges.len(), not_run: 0 }
}

/// The result of every exchange.
pub(super) fn run(document: &Json, server: &mut dyn Server) -> Vec<CaseResult> {
    let mut placeholders = Placeholders::of_server(HOST);
    let exchanges = document.get("exchanges").map(Json::elements).unwrap_or_default();
    exchanges.iter().map(|exchange| run_exchange(exchange, server, &mut placeholders)).collect()
}

pub(super) fn is_websocket(exchange: &Json) -> bool {
    exchange.get("kind").and_then(Json::as_str) == Some("websocket")
}

fn run_exchange(exchange: &Json, server: &mut dyn Server, placeholders: &mut Placeholders) -> CaseResult {
    let name = exchange.get("name").and_then(Json::as_str).unwrap_or_default().to_owned();
    if is_websocket(exchange) {
        return websocket::run_exchange(name, &placeholders.fill(exchange), server, HOST);
    }
    let part = |name| placeholders.fill(exchange.get(name).unwrap_or(&Json::Null));
    let (recorded, expected) = (part("request"), part("response"));
    let answer = request::of_exchange(&recorded, HOST).and_then(|request| {
        let method = request.method.clone();
        send(server, request).map(|response| Answer::received(&response, &method))
    });
    let answer = match answer {
        Ok(answer) => answer,
        Err(reason) => return CaseResult::unanswered(name, reason),
    };
    let mut differences = recorded_differences(&expected, &answer, &Rules::of_exchange(exchange));
    for (name, pointer) in exchange.get("capture").map(Json::members).unwrap_or_default() {
        let pointer = pointer.as_str().unwrap_or_default();
        match answer.lookup(pointer) {
            Some(value) => placeholders.set(name, value),
            None => differences.push(format!("capture {name}: nothing at {pointer}")),
        }
    }
    let missing_fragments = missing_fragments(&expected, &answer);
    CaseResult { name, status: Some(answer.status), differences, missing_fragments }
}
