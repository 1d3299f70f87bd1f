//! Compares the schemas of a type or of a model's application: the whole document, then its parts on their own, so that
//! one difference does not hide that the rest is right.

use super::documents::{case, fetch};
use super::{CaseResult, Planned};
use crate::compare::{Rules, json_differences};
use crate::json::{Json, NumberRule};
use crate::server::Server;

/// An extraction of a part of a document.
type Extract = fn(&Json) -> Option<Json>;

/// The cases: their names, and what of a document they compare.
const PARTS: [(&str, Extract); 3] = [("document", whole), ("body", body), ("query", query)];

/// A bound in a component is a float, in a parameter it keeps its type; so `100` is not `100.0` here.
const RULES: Rules = Rules {
    volatile: Vec::new(),
    unordered: Vec::new(),
    set_members: &["required"],
    all_unordered: false,
    member_order: false,
    numbers: NumberRule::Form,
};

/// A case for each part that the recorded document has.
pub(super) fn planned(document: &Json) -> Planned {
    Planned { cases: PARTS.iter().filter(|(_, extract)| extract(document).is_some()).count(), not_run: 0 }
}

/// The comparison of each part.
pub(super) fn run(document: &Json, server: &mut dyn Server) -> Vec<CaseResult> {
    let fetched = fetch("/openapi.json", server);
    let parts = PARTS.iter().filter_map(|(name, extract)| Some((name, extract, extract(document)?)));
    parts
        .map(|(name, extract, theirs)| {
            case(name, &fetched, |ours| match extract(ours) {
                Some(ours) => json_differences(&theirs, &ours, "", &RULES),
                None => vec![": missing".to_owned()],
            })
        })
        .collect()
}

#[expect(clippy::unnecessary_wraps, reason = "one of the extractions; the others may find nothing")]
fn whole(document: &Json) -> Option<Json> {
    Some(document.clone())
}

/// What `POST /json` takes and gives, with the components that those name: `schema_body` of the type's recording.
fn body(document: &Json) -> Option<Json> {
    let request = document.pointer("/paths/~1json/post/requestBody")?;
    let response = document.pointer("/paths/~1json/post/responses/200/content/application~1json/schema")?;
    let schema = request.pointer("/content/application~1json/schema")?;
    let mut components = Vec::new();
    collect(schema, document, &mut components);
    collect(response, document, &mut components);
    Some(Json::Object(vec![
        ("request".to_owned(), schema.clone()),
        ("required".to_owned(), request.get("required").cloned().unwrap_or(Json::Bool(false))),
        ("response".to_owned(), response.clone()),
        ("components".to_owned(), Json::Object(components)),
    ]))
}

/// Adds the components that a schema refers to, and those that they refer to.
fn collect(schema: &Json, document: &Json, components: &mut Vec<(String, Json)>) {
    for element in schema.elements() {
        collect(element, document, components);
    }
    for (name, value) in schema.members() {
        let target = value.as_str().filter(|_| name == "$ref").and_then(|text| text.strip_prefix('#'));
        let Some(target) = target else {
            collect(value, document, components);
            continue;
        };
        let component = target.rsplit('/').next().unwrap_or(target);
        if components.iter().all(|(known, _)| known != component) {
            let found = document.pointer(target).cloned().unwrap_or(Json::Null);
            components.push((component.to_owned(), found.clone()));
            collect(&found, document, components);
        }
    }
}

/// The parameters of `GET /query`: `schema_query` of the type's recording.
fn query(document: &Json) -> Option<Json> {
    document.pointer("/paths/~1query/get/parameters").cloned()
}
