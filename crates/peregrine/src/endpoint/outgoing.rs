use std::fmt;

use super::HandlerFacts;

/// A request that the application makes, for the document: a function without a body below `#[post]` or its like.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no request that the application makes",
    label = "not a function without a body below `#[post(..)]` or its like",
    note = "a webhook is `#[post(\"new-event\")] fn new_event(event: Event);`"
)]
pub trait Outgoing {
    /// What is known of it, at startup.
    fn facts(&self) -> HandlerFacts;
}

/// A request that the application makes, collected by `outgoing!`: a callback of a route, or a webhook.
///
/// ```
/// use peregrine::prelude::*;
///
/// #[derive(Model)]
/// struct Event {
///     paid: bool,
/// }
///
/// /// Tells that an invoice was paid.
/// #[post("{$request.body.callback_url}/paid")]
/// fn invoice_paid(event: Event) -> Value;
///
/// #[post("/invoices", callbacks = [invoice_paid])]
/// async fn create_invoice(#[body(embed)] callback_url: String) -> NoContent {
///     let _ = callback_url;
///     NoContent
/// }
///
/// let document = App::new().routes(routes![create_invoice]).openapi()?;
/// let callback = &document["paths"]["/invoices"]["post"]["callbacks"]["invoice_paid"];
/// let operation = &callback["{$request.body.callback_url}/paid"]["post"];
/// assert_eq!(operation["summary"], "Tells that an invoice was paid.");
/// # Ok::<(), peregrine::app::StartupErrors>(())
/// ```
#[derive(Clone)]
pub struct OutgoingRequest {
    pub(crate) facts: HandlerFacts,
}

impl OutgoingRequest {
    pub(crate) fn new(outgoing: &impl Outgoing) -> Self {
        Self { facts: outgoing.facts() }
    }
}

impl fmt::Debug for OutgoingRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutgoingRequest").field("function", &self.facts.function).finish_non_exhaustive()
    }
}
