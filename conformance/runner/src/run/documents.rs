//! Compares the `OpenAPI` document of an application: one case per application that has one.

use super::apps::HOST;
use super::placeholders::Placeholders;
use super::{CaseResult, Planned, request};
use crate::compare::{Answer, Body, Rules, json_differences};
use crate::json::Json;
use crate::server::{Server, send};

/// The name of the only case of a file.
const CASE: &str = "openapi";

/// One case, unless the application has no document.
pub(super) fn planned(document: &Json) -> Planned {
    Planned { cases: usize::from(recorded(document).is_some()), not_run: 0 }
}

/// The comparison of the document.
pub(super) fn run(document: &Json, server: &mut dyn Server) -> Vec<CaseResult> {
    let Some((url, openapi)) = recorded(document) else { return Vec::new() };
    let theirs = Placeholders::of_server(HOST).fill(openapi);
    let pointers = document.get("openapi_volatile").map(Json::elements).unwrap_or_default();
    let volatile = pointers.iter().filter_map(Json::as_str).map(|pointer| pointer.replacen("/openapi", "", 1));
    // A list of names in `required` is a set; what an example or an enum lists is not.
    let rules = Rules { volatile: volatile.collect(), set_members: &["required"], ..Rules::default() };
    vec![case(CASE, &fetch(url, server), |ours| json_differences(&theirs, ours, "", &rules))]
}

fn recorded(document: &Json) -> Option<(&str, &Json)> {
    document.get("openapi_url")?.as_str().zip(document.get("openapi"))
}

/// The document that the server gives at `url`.
pub(super) fn fetch(url: &str, server: &mut dyn Server) -> Result<Json, (Option<u16>, String)> {
    let response =
        request::get(url, HOST).and_then(|request| send(server, request)).map_err(|reason| (None, reason))?;
    let answer = Answer::received(&response, "GET");
    match answer.body {
        Body::Json(value) if answer.status == 200 => Ok(value),
        Body::Json(_) => Err((Some(answer.status), format!("GET {url}: status {}", answer.status))),
        _ => Err((Some(answer.status), format!("GET {url}: status {}, no JSON", answer.status))),
    }
}

/// The result of comparing a fetched document, its differences with readable places.
pub(super) fn case(
    name: &str,
    fetched: &Result<Json, (Option<u16>, String)>,
    compare: impl FnOnce(&Json) -> Vec<String>,
) -> CaseResult {
    let name = name.to_owned();
    match fetched {
        Ok(ours) => {
            let differences = compare(ours).iter().map(|difference| readable(difference)).collect();
            CaseResult::compared(name, 200, differences)
        }
        Err((status, reason)) => CaseResult { status: *status, ..CaseResult::unanswered(name, reason.clone()) },
    }
}

/// `/paths/~1items/get: …` as `paths > /items > get: …`.
fn readable(difference: &str) -> String {
    let (pointer, rest) = difference.split_once(": ").unwrap_or((difference, ""));
    let parts = pointer.split('/').skip(1).map(|part| part.replace("~1", "/").replace("~0", "~"));
    let place = parts.collect::<Vec<_>>().join(" > ");
    format!("{}: {rest}", if place.is_empty() { "the document" } else { &place })
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn places_are_readable() {
        assert_eq!(readable("/paths/~1items~1{id}/get: missing"), "paths > /items/{id} > get: missing");
        assert_eq!(readable(": expected {}, got []"), "the document: expected {}, got []");
    }
}
