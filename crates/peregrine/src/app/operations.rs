//! What the document says about a route, out of what its signature says.

use std::collections::HashMap;

use http::StatusCode;
use peregrine_model::{Generator, Mode, Object, Schema, title_of};
use peregrine_openapi::document::{
    Operation, OperationParameter, OperationResponse, RequestBody, body_component, body_model, operation_id,
};

use super::StartupError;
use crate::Value;
use crate::endpoint::{DescribedRoute, HandlerFacts};
use crate::params::{DeclaredParameter, DeclaredSecurity, FORM, JSON, MULTIPART, Place};
use crate::response::{Answer, AnswerTitles, JSON_LINES, allows_body};

/// What there is to know.
pub(super) struct OperationInput<'a> {
    pub(super) facts: &'a HandlerFacts,
    /// The path, its parameters in braces.
    pub(super) path: String,
    pub(super) parameters: &'a [DeclaredParameter],
    pub(super) securities: &'a [DeclaredSecurity],
    /// The requests that it makes in turn.
    pub(super) callbacks: Vec<(String, Vec<Operation>)>,
}

/// The methods whose bodies the document shows.
const METHODS_WITH_BODY: &[&str] = &["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"];

/// The titles of the schemas of an answer, and of the items of one that is a stream.
pub(super) fn answer_titles(input: &OperationInput<'_>) -> AnswerTitles {
    let id = id(input, input.facts.methods.first().copied().unwrap_or_default());
    AnswerTitles { whole: title_of(&format!("Response_{id}")), item: title_of(&format!("StreamItem_{id}")) }
}

/// An operation for each method.
pub(super) fn operations(
    input: &OperationInput<'_>,
    status: StatusCode,
    main: &Answer,
    others: &[Answer],
    embed: bool,
    generator: &mut Generator,
) -> Vec<Operation> {
    let (summary, description) = texts(input.facts);
    let responses = responses(input.facts, status, main, others);
    let extra_responses = extra_responses(input, main, generator);
    input
        .facts
        .methods
        .iter()
        .map(|method| Operation {
            method: method.to_lowercase(),
            path: input.path.clone(),
            tags: input.facts.options.tags.clone(),
            summary: summary.clone(),
            description: description.clone(),
            operation_id: id(input, method),
            deprecated: input.facts.options.deprecated,
            parameters: parameters(input.parameters),
            request_body: METHODS_WITH_BODY.contains(method).then(|| body(input, method, embed, generator)).flatten(),
            responses: responses.clone(),
            security: security(input.securities),
            security_schemes: schemes(input.securities),
            validates: !input.parameters.is_empty(),
            extra_responses: extra_responses.clone(),
            callbacks: input.callbacks.clone(),
            extra: input.facts.options.openapi_extra.map(|extra| extra()),
        })
        .collect()
}

/// Two operations of one name: client generators would make one method of them.
pub(super) fn duplicate_ids(operations: &[(Operation, String)], errors: &mut Vec<StartupError>) {
    let mut known: HashMap<&str, &str> = HashMap::new();
    for (operation, place) in operations {
        let operation_id = operation.operation_id.as_str();
        if let Some(first) = known.insert(operation_id, place) {
            errors.push(StartupError::DuplicateOperationId {
                operation_id: operation_id.to_owned(),
                first: first.to_owned(),
                second: place.clone(),
            });
        }
    }
}

/// Each scheme once, with all scopes that are asked for.
fn security(securities: &[DeclaredSecurity]) -> Vec<(String, Vec<String>)> {
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    for security in securities {
        let place = all.iter().position(|(name, _)| *name == security.name);
        let place = place.unwrap_or_else(|| {
            all.push((security.name.clone(), Vec::new()));
            all.len() - 1
        });
        for scope in &security.scopes {
            if !all[place].1.iter().any(|known| known == scope) {
                all[place].1.push((*scope).to_owned());
            }
        }
    }
    all
}

fn schemes(securities: &[DeclaredSecurity]) -> Vec<(String, Value)> {
    securities.iter().map(|security| (security.name.clone(), security.definition.clone())).collect()
}

/// The unique name: the one that is given, else the one that the innermost function makes, else FastAPI's.
fn id(input: &OperationInput<'_>, method: &str) -> String {
    let (facts, options) = (input.facts, &input.facts.options);
    let route =
        DescribedRoute { name: facts.function, module: facts.module, path: &input.path, method, tags: &options.tags };
    match (options.operation_id, options.generate_unique_id) {
        (Some(given), _) => given.to_owned(),
        (None, Some(generate)) => generate(&route),
        (None, None) => operation_id(facts.function, &input.path, method),
    }
}

/// The summary is the first line of the doc comment, the description the rest. A summary in the attribute leaves the
/// whole comment to the description; a description in the attribute replaces it.
fn texts(facts: &HandlerFacts) -> (String, String) {
    let (first, rest) = facts.doc.split_once('\n').unwrap_or((facts.doc, ""));
    let named = || title_of(facts.function);
    let (summary, rest) = match facts.options.summary {
        Some(summary) => (summary.to_owned(), facts.doc),
        None if first.is_empty() => (named(), rest),
        None => (first.trim().to_owned(), rest),
    };
    let description = facts.options.description.unwrap_or(rest.trim_start_matches('\n'));
    (summary, description.to_owned())
}

fn parameters(declared: &[DeclaredParameter]) -> Vec<OperationParameter> {
    let mut shown: Vec<_> =
        declared.iter().filter(|one| one.place != Place::Body && one.info.include_in_schema).collect();
    shown.sort_by_key(|parameter| parameter.place);
    let parameter = |declared: &DeclaredParameter| OperationParameter {
        name: declared.name.clone(),
        place: declared.place.name(),
        required: declared.required,
        schema: declared.schema.clone(),
        description: declared.info.description.map(str::to_owned),
        example: declared.info.example.map(|example| example()),
        examples: declared.info.openapi_examples.map(|examples| examples()),
        deprecated: declared.info.deprecated,
    };
    shown.into_iter().map(parameter).collect()
}

fn body(input: &OperationInput<'_>, method: &str, embed: bool, generator: &mut Generator) -> Option<RequestBody> {
    let bodies: Vec<_> = input.parameters.iter().filter(|parameter| parameter.place == Place::Body).collect();
    let first = bodies.first()?;
    let required = bodies.iter().any(|body| body.required);
    let media_type = body_media_type(&bodies).to_owned();
    let operation_id = id(input, method);
    let composed = super::form_body::is_composed(&bodies, embed);
    if !embed && !composed {
        return Some(RequestBody {
            required,
            media_type,
            schema: whole_schema(first),
            example: first.info.example.map(|example| example()),
            examples: first.info.openapi_examples.map(|examples| examples()),
        });
    }
    generator.set_mode(Mode::Input);
    let module = input.facts.module;
    let mut schema = if composed {
        body_component(&operation_id, module, super::form_body::composed(&bodies), generator)
    } else {
        body_model(&operation_id, module, members(&bodies), generator)
    };
    if let Some(default) = first.schema.get("default").filter(|_| !embed) {
        schema.set("default", default.clone());
    }
    Some(RequestBody { required, media_type, schema, example: None, examples: None })
}

/// The members of the object that several parameters are. Of those of one name the last counts.
fn members(bodies: &[&DeclaredParameter]) -> Vec<(String, bool, Schema)> {
    let mut members: Vec<(String, bool, Schema)> = Vec::new();
    for body in bodies {
        let member = (body.name.clone(), body.required, member_schema(body));
        match members.iter_mut().find(|(name, ..)| *name == body.name) {
            Some(known) => *known = member,
            None => members.push(member),
        }
    }
    members
}

/// The schema of a body that stands alone. Names to choose from are none of it.
fn whole_schema(body: &DeclaredParameter) -> Schema {
    let mut schema = body.schema.clone();
    if !body.info.spellings.is_empty() && body.info.title.is_none() && !schema.is_reference() {
        schema.set("title", title_of(body.info.name));
    }
    schema
}

/// The schema of a body that is a member of an object. It is titled as a model's field is, not as a parameter.
fn member_schema(body: &DeclaredParameter) -> Schema {
    let mut schema = body.schema.clone();
    if !body.titled && body.info.title.is_none() {
        schema.unset("title");
    }
    schema
}

/// The further answers of the routers and of the route: for each status the innermost description.
fn extra_responses(input: &OperationInput<'_>, main: &Answer, generator: &mut Generator) -> Option<Value> {
    let own = input.facts.options.responses.map(|responses| responses());
    let mut all = input.facts.options.router_responses.iter().chain(&own).peekable();
    all.peek()?;
    // The other answers of a route whose items are JSON are JSON as a whole.
    let media_type = main.media_type.filter(|name| *name != JSON_LINES).unwrap_or(JSON);
    let method = input.facts.methods.first().copied().unwrap_or_default();
    let id = id(input, method);
    let mut merged = Object::new();
    for responses in all {
        for status in responses.statuses() {
            let title = title_of(&format!("Response_{status}_{id}"));
            merged.insert(status.to_owned(), responses.response(status, media_type, &title, generator));
        }
    }
    Some(merged.into())
}

/// The media type that all parts of the body share. In a form, those that are no part of it don't count.
fn body_media_type(bodies: &[&DeclaredParameter]) -> &'static str {
    let is_form = bodies.iter().any(|body| body.is_form);
    let mut names = bodies.iter().filter(|body| body.is_form == is_form).map(|body| body.media_type);
    if is_form && names.clone().any(|name| name == MULTIPART) {
        return MULTIPART;
    }
    match names.next() {
        Some(first) if names.all(|name| name == first) => first,
        _ if is_form => FORM,
        _ => JSON,
    }
}

fn responses(facts: &HandlerFacts, status: StatusCode, main: &Answer, others: &[Answer]) -> Vec<OperationResponse> {
    let content = main.media_type.filter(|_| allows_body(status)).map(|name| (name.to_owned(), main.schema.clone()));
    let mut responses = vec![OperationResponse {
        status: status.as_u16().to_string(),
        description: facts.options.response_description.unwrap_or("Successful Response").to_owned(),
        content,
        is_stream: main.is_stream,
    }];
    for answer in others {
        let status = answer.status.unwrap_or(500);
        let phrase = peregrine_openapi::status::phrase(status).unwrap_or("Additional Response");
        responses.push(OperationResponse {
            status: status.to_string(),
            description: answer.description.unwrap_or(phrase).to_owned(),
            content: None,
            is_stream: false,
        });
    }
    responses
}

#[cfg(test)]
mod tests {
    use crate::prelude::*;

    #[derive(Model)]
    struct Item {
        name: String,
    }

    #[post("/{item_id}", responses = json!({"404": {"description": "the route's"}}))]
    async fn update(
        item_id: Option<String>,
        #[body(media_type = "application/vnd.api+json")] item: Item,
        #[body(media_type = "application/vnd.api+json")] count: i64,
    ) -> Option<Item> {
        let _ = (item_id, count);
        Some(item)
    }

    /// What the document says about `update`, in two routers.
    fn operation() -> Value {
        let inner = json!({"404": {"description": "the inner"}, "418": {"description": "the inner"}});
        let inner = Router::new().responses(inner).routes(routes![update]);
        let outer = json!({"418": {"description": "the outer"}, "403": {"description": "the outer"}});
        let app =
            App::new().responses(json!({"403": {"description": "the app's"}, "400": {"description": "the app's"}}));
        let app = app.include(Router::new().prefix("/items").responses(outer).include(inner));
        app.openapi().unwrap()["paths"]["/items/{item_id}"]["post"].clone()
    }

    #[test]
    fn path_parameter_is_required_even_if_its_type_may_be_none() {
        assert_eq!(operation()["parameters"][0]["required"], json!(true));
    }

    #[test]
    fn body_is_announced_as_the_media_type_of_its_parts() {
        let Value::Object(content) = &operation()["requestBody"]["content"] else { panic!("no body") };
        assert_eq!(content.iter().map(|(name, _)| name.to_owned()).collect::<Vec<_>>(), ["application/vnd.api+json"]);
    }

    #[test]
    fn innermost_description_of_an_answer_counts() {
        let responses = operation()["responses"].clone();
        let described = ["400", "403", "404", "418"].map(|status| responses[status]["description"].clone());
        assert_eq!(described, ["the app's", "the outer", "the route's", "the inner"].map(|text| json!(text)));
    }

    #[test]
    fn answer_that_may_be_none_is_titled_by_the_operation() {
        let schema = operation()["responses"]["200"]["content"]["application/json"]["schema"].clone();
        assert_eq!(schema["title"], json!("Response Update Items  Item Id  Post"));
        assert_eq!(schema["anyOf"][1], json!({"type": "null"}));
    }

    /// Lists what there is.
    ///
    /// All of it.
    #[get("/plain")]
    async fn plain() {}

    /// Lists what there is.
    ///
    /// All of it.
    #[get("/named", summary = "The list")]
    async fn named() {}

    #[test]
    fn given_summary_leaves_the_whole_comment_to_the_description() {
        let document = App::new().routes(routes![plain, named]).openapi().unwrap();
        let texts = |path: &str| {
            let operation = &document["paths"][path]["get"];
            (operation["summary"].clone(), operation["description"].clone())
        };
        assert_eq!(texts("/plain"), (json!("Lists what there is."), json!("All of it.")));
        assert_eq!(texts("/named"), (json!("The list"), json!("Lists what there is.\n\nAll of it.")));
    }

    #[derive(Debug, HttpErrors)]
    enum NotKnown {
        /// Who are you?
        #[error(status = 401)]
        Unknown,
    }

    #[dependency]
    async fn known(#[header] x_user: String) -> Result<String, NotKnown> {
        if x_user.is_empty() { Err(NotKnown::Unknown) } else { Ok(x_user) }
    }

    #[dependency]
    async fn greeting(#[depends(known)] user: String) -> Result<String> {
        Ok(format!("Hello {user}"))
    }

    #[get("/greeting")]
    async fn greet(#[depends(greeting)] greeting: String) -> String {
        greeting
    }

    #[test]
    fn errors_of_dependencies_are_described() {
        let responses = |app: App| {
            let document = app.routes(routes![greet]).openapi().unwrap();
            let Value::Object(responses) = &document["paths"]["/greeting"]["get"]["responses"] else { panic!() };
            responses.iter().map(|(status, _)| status.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(responses(App::new()), ["200", "401", "422"]);
        assert_eq!(responses(App::new().document_errors(false)), ["200", "422"]);
    }

    #[test]
    fn document_names_a_page_about_the_application() {
        let document = App::new().openapi_external_docs("All of it", "https://docs.example.com").openapi().unwrap();
        assert_eq!(document["externalDocs"], json!({"description": "All of it", "url": "https://docs.example.com"}));
    }
}
