//! What the document says about the requests that the application makes: callbacks of routes, and webhooks.

use http::StatusCode;
use peregrine_model::Generator;
use peregrine_openapi::document::Operation;

use super::App;
use super::build::{declared, embeds};
use super::operations::{self, OperationInput};
use crate::endpoint::{HandlerFacts, OutgoingRequest};
use crate::response::Answers;

/// The callbacks of a route by the names of their functions.
pub(super) fn callbacks(
    requests: &[OutgoingRequest],
    app: &App,
    generator: &mut Generator,
) -> Vec<(String, Vec<Operation>)> {
    let described = |request: &OutgoingRequest| {
        let operations = described(&request.facts, app, generator);
        (request.facts.function.to_owned(), operations)
    };
    requests.iter().map(described).collect()
}

/// The operations of all requests.
pub(super) fn operations(requests: &[OutgoingRequest], app: &App, generator: &mut Generator) -> Vec<Operation> {
    requests.iter().flat_map(|request| described(&request.facts, app, generator)).collect()
}

fn described(facts: &HandlerFacts, app: &App, generator: &mut Generator) -> Vec<Operation> {
    let names = facts.path.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name);
    let declaration = declared(facts, names.collect(), &(facts.dependencies)(), generator);
    let (parameters, securities) = (declaration.flat_parameters(), declaration.securities());
    let requests = (facts.callbacks)();
    let callbacks = callbacks(&requests, app, generator);
    let path = facts.path.to_owned();
    let input = OperationInput { facts, path, parameters: &parameters, securities: &securities, callbacks };
    let mut answers = Answers::new(generator, operations::answer_titles(&input));
    (facts.answers)(&mut answers);
    declaration.describe_errors(&mut answers);
    let (main, others) = answers.into_parts();
    let status = facts.status.or(main.status).and_then(|status| StatusCode::from_u16(status).ok());
    let others = if app.documents_errors { others } else { Vec::new() };
    let (status, embed) = (status.unwrap_or(StatusCode::OK), embeds(&parameters));
    operations::operations(&input, status, &main, &others, embed, generator)
}

#[cfg(test)]
mod tests {
    use crate::prelude::*;

    #[derive(Model)]
    struct Event {
        name: String,
    }

    #[post("{$callback_url}/events/{event_id}", tags = ["events"])]
    fn notified(event_id: i64, event: Event) -> Event;

    #[get("{$callback_url}/seen")]
    fn seen(#[query] event: String) -> Value;

    #[get("/", callbacks = [notified])]
    async fn root() -> Value {
        Value::Null
    }

    #[test]
    fn callbacks_of_routers_come_before_those_of_the_route() {
        let router = Router::new().callbacks(outgoing![seen]).routes(routes![root]);
        let document = App::new().include(router).openapi().unwrap();
        let Value::Object(callbacks) = &document["paths"]["/"]["get"]["callbacks"] else { panic!("no callbacks") };
        assert_eq!(callbacks.iter().map(|(name, _)| name.to_owned()).collect::<Vec<_>>(), ["seen", "notified"]);
        let path = "{$callback_url}/events/{event_id}";
        let notified = document["paths"]["/"]["get"]["callbacks"]["notified"][path]["post"].clone();
        assert_eq!(notified["parameters"][0]["in"], json!("path"));
        assert_eq!(notified["operationId"], json!("notified__callback_url__events__event_id__post"));
        let body = &notified["requestBody"]["content"]["application/json"]["schema"]["$ref"];
        assert_eq!(*body, json!("#/components/schemas/Event"));
    }

    #[test]
    fn webhooks_stand_beside_the_paths() {
        let document = App::new().webhooks(outgoing![seen]).openapi().unwrap();
        assert_eq!(document["webhooks"]["{$callback_url}/seen"]["get"]["summary"], json!("Seen"));
        assert_eq!(document["paths"], json!({}));
    }
}
