//! Replays the requests of a model's application, and the malformed bodies, which are recorded in the same form.

use super::types::{case_result, other};
use super::{CaseResult, Planned, request};
use crate::compare::{Body, Rules};
use crate::json::{self, Json, NumberRule};
use crate::server::Server;

/// The host that requests name, and that recorded locations hold.
const HOST: &str = "testserver";

/// A case per request.
pub(super) fn planned(document: &Json) -> Planned {
    Planned { cases: document.get("cases").map(Json::elements).unwrap_or_default().len(), not_run: 0 }
}

/// The result of every request, in the order recorded.
pub(super) fn run(document: &Json, server: &mut dyn Server) -> Vec<CaseResult> {
    let unordered = document.get("unordered_output").is_some_and(Json::is_true);
    let cases = document.get("cases").map(Json::elements).unwrap_or_default();
    cases.iter().map(|case| run_case(case, unordered, server)).collect()
}

fn run_case(case: &Json, unordered: bool, server: &mut dyn Server) -> CaseResult {
    let text = |name| case.get(name).and_then(Json::as_str);
    let mut expected = other(case);
    let name = ["id", "method", "path"].map(|name| text(name).unwrap_or_default()).join(" ");
    let name = format!("{name} {} {}", expected.status, text("name").unwrap_or_default());
    if let Some(raw) = text("response_raw") {
        match json::parse(raw.as_bytes()) {
            Ok(value) => expected.body = Body::Json(value),
            Err(error) => return CaseResult::unanswered(name, format!("the recorded answer is not JSON: {error}")),
        }
    }
    let rules = Rules {
        all_unordered: unordered && expected.status == 200,
        member_order: true,
        numbers: NumberRule::Text,
        ..Rules::default()
    };
    case_result(name, &expected, request::of_case(case, HOST), &rules, server)
}
