//! Replays the exchanges of an application, in their order and against one server.

use super::placeholders::Placeholders;
use super::{CaseResult, Planned, request};
use crate::compare::{Answer, Rules, missing_fragments, recorded_differences};
use crate::json::Json;
use crate::server::{Server, send};

/// The host that requests name; the recordings say `{{host}}`.
pub(super) const HOST: &str = "127.0.0.1:8000";

/// A case per HTTP exchange; websocket exchanges are not run.
pub(super) fn planned(document: &Json) -> Planned {
    let exchanges = document.get("exchanges").map(Json::elements).unwrap_or_default();
    let not_run = exchanges.iter().filter(|exchange| is_websocket(exchange)).count();
    Planned { cases: exchanges.len() - not_run, not_run }
}

/// The result of every HTTP exchange.
pub(super) fn run(document: &Json, server: &mut dyn Server) -> Vec<CaseResult> {
    let mut placeholders = Placeholders::of_server(HOST);
    let exchanges = document.get("exchanges").map(Json::elements).unwrap_or_default();
    let http = exchanges.iter().filter(|exchange| !is_websocket(exchange));
    http.map(|exchange| run_exchange(exchange, server, &mut placeholders)).collect()
}

fn is_websocket(exchange: &Json) -> bool {
    exchange.get("kind").and_then(Json::as_str) == Some("websocket")
}

fn run_exchange(exchange: &Json, server: &mut dyn Server, placeholders: &mut Placeholders) -> CaseResult {
    let name = exchange.get("name").and_then(Json::as_str).unwrap_or_default().to_owned();
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
