//! Whether a server answers as all of them must: right to what is right, and with a refusal to thirteen wrong requests.

use serde_json::{Value, json};

use crate::Failure;
use crate::client::{Answer, Connection, request};
use crate::server::Server;
use crate::workload::{self, Workload};

/// What is wrong with a server's answers.
///
/// # Errors
///
/// It gives none, or none that can be read.
pub(crate) fn faults(server: &Server, port: u16) -> Result<Vec<String>, Failure> {
    let mut faults = Vec::new();
    for workload in workload::all() {
        let answer = ask(port, &workload.bytes())?;
        if let Err(fault) = right(&workload, &answer, server.answers_as_fastapi()) {
            faults.push(format!("{}: {fault}", workload.name));
        }
    }
    let defaults = ask(port, &request("GET", "/items/1", None))?;
    if json_of(&defaults) != json!({"item_id": 1, "skip": 0, "limit": 10, "q": null}) {
        faults.push(format!("the defaults of W2: {}", shown(&defaults)));
    }
    for (what, bytes) in wrong_requests() {
        let answer = ask(port, &bytes)?;
        if !is_refusal(&answer, server.answers_as_fastapi()) {
            faults.push(format!("{what}: {}", shown(&answer)));
        }
    }
    Ok(faults)
}

/// Each on a connection of its own, since a server may close one after a refusal.
fn ask(port: u16, bytes: &[u8]) -> Result<Answer, Failure> {
    let mut connection = Connection::open(port)?;
    connection.send(bytes)?;
    Ok(connection.receive()?)
}

fn json_of(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_default()
}

fn shown(answer: &Answer) -> String {
    let text: String = String::from_utf8_lossy(&answer.body).chars().take(200).collect();
    format!("status {}: {text}", answer.status)
}

fn right(workload: &Workload, answer: &Answer, as_fastapi: bool) -> Result<(), String> {
    let body = json_of(answer);
    let sent = || workload.body.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let status = match workload.name {
        "W3" => 201,
        "W5" => 422,
        _ => 200,
    };
    let is_right = match workload.name {
        "W1" => body == json!({"message": "Hello World"}),
        "W2" => body == json!({"item_id": 4217, "skip": 20, "limit": 50, "q": "keyboard"}),
        "W3" => is_created(&body, &sent()),
        "W4" => {
            let total = body["order_total"].as_f64().unwrap_or_default();
            body["item_count"] == 100 && (total - workload::order_total()).abs() < 1e-4
        }
        "W5" if as_fastapi => {
            let expected =
                [("name", "string_too_short"), ("price", "greater_than"), ("sku", "string_pattern_mismatch")];
            let issues = expected.map(|(field, code)| json!([["body", field], code]));
            locations(&body) == issues
        }
        "W5" => body["detail"].as_array().is_some_and(|detail| detail.len() == 3),
        _ => is_list(&body),
    };
    if is_right && answer.status == status { Ok(()) } else { Err(shown(answer)) }
}

/// Where and what each issue of FastAPI's report is.
fn locations(body: &Value) -> Vec<Value> {
    let issues = body["detail"].as_array().cloned().unwrap_or_default();
    issues.iter().map(|issue| json!([issue["loc"], issue["type"]])).collect()
}

/// Whether `created` is what was sent and has an id besides.
fn is_created(created: &Value, sent: &Value) -> bool {
    let fields = sent.as_object().into_iter().flatten();
    created["id"].is_u64() && fields.into_iter().all(|(name, value)| created[name] == *value)
}

fn is_list(body: &Value) -> bool {
    let expected = json!({
        "id": 999, "name": "Item number 999", "price": 1249.74, "quantity": 49, "sku": "AB-00999", "active": true,
        "tags": ["red", "new"],
    });
    body.as_array().is_some_and(|list| list.len() == 1000 && list[999] == expected)
}

fn is_refusal(answer: &Answer, as_fastapi: bool) -> bool {
    if !as_fastapi {
        return (400..500).contains(&answer.status);
    }
    let body = json_of(answer);
    let is_issue = |issue: &Value| issue["type"].is_string() && issue["loc"].is_array() && issue["msg"].is_string();
    let issues = body["detail"].as_array();
    answer.status == 422 && issues.is_some_and(|issues| !issues.is_empty() && issues.iter().all(is_issue))
}

/// What each is, and its bytes.
fn wrong_requests() -> Vec<(&'static str, Vec<u8>)> {
    let get = |target: &str| request("GET", target, None);
    let item =
        |field: &str, value: Value| request("POST", "/items", Some(&changed(&workload::item(), "", field, value)));
    let order = |at: &str, field: &str, value: Value| {
        request("POST", "/orders", Some(&changed(&workload::order(), at, field, value)))
    };
    vec![
        ("an id that is no number", get("/items/abc")),
        ("limit 0", get("/items/1?limit=0")),
        ("limit 101", get("/items/1?limit=101")),
        ("a negative skip", get("/items/1?skip=-1")),
        ("a long q", get(&format!("/items/1?q={}", "x".repeat(51)))),
        ("a body that is no JSON", request("POST", "/items", Some("{"))),
        ("a negative quantity", item("quantity", json!(-1))),
        ("21 tags", item("tags", json!(vec!["x"; 21]))),
        ("a long name", item("name", json!("x".repeat(101)))),
        ("a long description", item("description", json!("x".repeat(1001)))),
        ("a price that is no number", item("price", json!("no"))),
        ("a large quantity in the last line", order("/items/99", "quantity", json!(1001))),
        ("an address without most of it", order("", "shipping_address", json!({"street": ""}))),
    ]
}

/// The JSON text with another value for a field of the object at this pointer.
fn changed(text: &str, at: &str, field: &str, value: Value) -> String {
    let mut body: Value = serde_json::from_str(text).unwrap_or_default();
    if let Some(object) = body.pointer_mut(at) {
        object[field] = value;
    }
    body.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &Value) -> Answer {
        Answer { status, body: body.to_string().into_bytes() }
    }

    #[test]
    fn thirteen_requests_are_wrong_and_differ() {
        let mut requests: Vec<Vec<u8>> = wrong_requests().into_iter().map(|(_, bytes)| bytes).collect();
        requests.sort();
        requests.dedup();
        assert_eq!(requests.len(), 13);
        let right = workload::all().map(|workload| workload.bytes());
        assert!(requests.iter().all(|request| !right.contains(request)));
    }

    #[test]
    fn refusals_are_told_from_other_answers() {
        let issue = json!({"detail": [{"type": "missing", "loc": ["body"], "msg": "Field required"}]});
        assert!(is_refusal(&answer(422, &issue), true));
        assert!(!is_refusal(&answer(400, &issue), true) && is_refusal(&answer(400, &issue), false));
        assert!(!is_refusal(&answer(422, &json!({"detail": []})), true));
        assert!(!is_refusal(&answer(500, &issue), false) && !is_refusal(&answer(200, &issue), false));
    }

    #[test]
    fn what_is_created_holds_what_was_sent() {
        let sent = json!({"name": "a"});
        assert!(is_created(&json!({"id": 1, "name": "a"}), &sent));
        assert!(!is_created(&json!({"id": 1, "name": "b"}), &sent) && !is_created(&sent, &sent));
    }
}
