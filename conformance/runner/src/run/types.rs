//! Replays the cases of one type: as a JSON body, as a query parameter, and without a response model.

use super::{CaseResult, Planned, request};
use crate::compare::{Body, Expected, Rules, exact_differences, excerpt};
use crate::json::{self, Json, NumberRule};
use crate::server::{Request, Response, Server, send};

/// The host that requests name.
const HOST: &str = "testserver";

/// A case per recorded case, and one more where the answer without a response model differs.
pub(super) fn planned(document: &Json) -> Planned {
    let cases = document.get("cases").map(Json::elements).unwrap_or_default();
    let plain = cases.iter().filter(|case| case.get("plain").is_some()).count();
    Planned { cases: cases.len() + plain, not_run: 0 }
}

/// The result of every case.
pub(super) fn run(document: &Json, server: &mut dyn Server) -> Vec<CaseResult> {
    let head = Head {
        wrap: document.get("wrap").is_some_and(Json::is_true),
        echo_value: document.get("echo").and_then(Json::as_str) == Some("value"),
        unordered: document.get("unordered_output").is_some_and(Json::is_true),
    };
    let cases = document.get("cases").map(Json::elements).unwrap_or_default();
    cases.iter().flat_map(|case| head.run(case, server)).collect()
}

/// What the head of a file says about all its cases.
struct Head {
    wrap: bool,
    echo_value: bool,
    unordered: bool,
}

impl Head {
    fn run(&self, case: &Json, server: &mut dyn Server) -> Vec<CaseResult> {
        let is_query = case.get("mode").and_then(Json::as_str) == Some("query");
        let request = |path| if is_query { query(case) } else { request::post_json(path, self.body(case), HOST) };
        let mut out = vec![self.outcome(case, case, "", request("/json"), server)];
        if let Some(plain) = case.get("plain") {
            let result = self.outcome(case, plain, " plain", request("/plain"), server);
            // A counterpart may do without this endpoint; the case is then counted as not run.
            out.extend(Some(result).filter(|result| result.status != Some(404)));
        }
        out
    }

    fn outcome(
        &self,
        case: &Json,
        outcome: &Json,
        suffix: &str,
        request: Result<Request, String>,
        server: &mut dyn Server,
    ) -> CaseResult {
        let whole = case.get("whole").is_some_and(Json::is_true);
        let expected = expected(outcome, if self.echo_value && !whole { "/value" } else { "" });
        let expected = match expected {
            Ok(expected) => expected,
            Err(reason) => return CaseResult::unanswered(name(case, suffix, 0), reason),
        };
        let name = name(case, suffix, expected.status);
        let rules = Rules {
            // Only what comes out of a set has no order; an echoed input has.
            all_unordered: self.unordered && expected.status == 200,
            member_order: true,
            numbers: NumberRule::Text,
            ..Rules::default()
        };
        case_result(name, &expected, request, &rules, server)
    }

    /// The text of the body.
    fn body(&self, case: &Json) -> String {
        let text = |value: &Json| value.to_string();
        if let Some(raw) = case.get("body_raw").and_then(Json::as_str) {
            return raw.to_owned();
        }
        if let Some(body) = case.get("body") {
            return text(body);
        }
        let raw = case.get("raw").and_then(Json::as_str).map(str::to_owned);
        let input = raw.unwrap_or_else(|| case.get("input").map(text).unwrap_or_default());
        if self.wrap { format!("{{\"value\":{input}}}") } else { input }
    }
}

/// Sends the request and compares the answer.
pub(super) fn case_result(
    name: String,
    expected: &Expected,
    request: Result<Request, String>,
    rules: &Rules,
    server: &mut dyn Server,
) -> CaseResult {
    let answered: Result<(String, Response), String> = request.and_then(|request| {
        let method = request.method.clone();
        send(server, request).map(|response| (method, response))
    });
    match answered {
        Ok((method, response)) => {
            let differences = exact_differences(expected, &response, &method, rules);
            CaseResult::compared(name, response.status, differences)
        }
        Err(reason) => CaseResult::unanswered(name, reason),
    }
}

fn expected(outcome: &Json, pointer: &'static str) -> Result<Expected, String> {
    let json = |status, pointer, value| Expected {
        status,
        content_type: "application/json".to_owned(),
        body: Body::Json(value),
        pointer,
        headers: Vec::new(),
    };
    let raw = outcome.get("response_raw").and_then(Json::as_str).map(|text| json::parse(text.as_bytes()));
    let raw = raw.transpose().map_err(|error| format!("the recorded answer is not JSON: {error}"))?;
    Ok(match (outcome.get("ok"), outcome.get("errors"), raw) {
        (Some(_), _, Some(whole)) => json(200, "", whole),
        (_, Some(_), Some(whole)) => json(422, "", whole),
        (Some(value), ..) => json(200, pointer, value.clone()),
        (_, Some(errors), _) => json(422, "", Json::Object(vec![("detail".to_owned(), errors.clone())])),
        _ => other(outcome),
    })
}

/// An outcome told by its status, with `text` or `response`.
pub(super) fn other(outcome: &Json) -> Expected {
    let status = outcome.get("status").and_then(Json::as_u64).and_then(|status| u16::try_from(status).ok());
    let text = outcome.get("text").and_then(Json::as_str);
    let body = match (outcome.get("response"), text) {
        (Some(value), _) => Body::Json(value.clone()),
        (_, None | Some("")) => Body::Empty,
        (_, Some(text)) => Body::Text(text.to_owned()),
    };
    let usual = if matches!(body, Body::Json(_)) { "application/json" } else { "text/plain; charset=utf-8" };
    let content_type = outcome.get("content_type").and_then(Json::as_str).unwrap_or(usual).to_owned();
    let headers = outcome.get("response_headers").map(Json::members).unwrap_or_default();
    let headers = headers.iter().filter_map(|(name, value)| Some((name.to_lowercase(), value.as_str()?.to_owned())));
    Expected { status: status.unwrap_or_default(), content_type, body, pointer: "", headers: headers.collect() }
}

fn query(case: &Json) -> Result<Request, String> {
    let one = |value: &Json| format!("value={}", request::escaped(value.as_str().unwrap_or_default()));
    let query = match (case.get("query_string").and_then(Json::as_str), case.get("input")) {
        (Some(exact), _) => exact.to_owned(),
        (None, Some(Json::Array(values))) => values.iter().map(one).collect::<Vec<_>>().join("&"),
        (None, Some(value @ Json::String(_))) => one(value),
        (None, _) => String::new(),
    };
    request::get(&if query.is_empty() { "/query".to_owned() } else { format!("/query?{query}") }, HOST)
}

/// What a list of known differences can name: the recorded id, the mode, the recorded status, and what is sent.
fn name(case: &Json, suffix: &str, status: u16) -> String {
    let text = |name| case.get(name).and_then(Json::as_str).map(str::to_owned);
    let sent = ["query_string", "raw", "body_raw"].into_iter().find_map(text);
    let sent = sent.or_else(|| case.get("input").or_else(|| case.get("body")).map(Json::to_string));
    let (id, mode) = (text("id").unwrap_or_default(), text("mode").unwrap_or_default());
    format!("{id} {mode}{suffix} {status} {}", excerpt(&sent.unwrap_or_default()))
}
