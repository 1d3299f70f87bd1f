//! A handler as the application sees it: the fourth stage of a request.
//!
//! Receives a [`Context`] from the pipeline, takes the parameters out of it, calls the user's function and hands its
//! answer back. What can be decided at startup is decided there, in the [`Plan`].

mod arguments;
mod described;
mod facts;
mod outgoing;
mod plan;
mod route;

use std::pin::Pin;

pub use arguments::Arguments;
pub use described::DescribedRoute;
pub use facts::{HandlerFacts, OperationOptions};
pub use outgoing::{Outgoing, OutgoingRequest};
pub(crate) use plan::{BodyPlan, Plan};
pub use route::Route;

use crate::depends::RequestScope;
use crate::request::Context;
use crate::{Error, Response};

/// The answer of a handler, on its way.
pub type Answering<'c> = Pin<Box<dyn Future<Output = Result<Response, Error>> + Send + 'c>>;

/// What answers requests.
pub trait Callable: Send + Sync + 'static {
    /// Answers a request.
    fn call<'c>(&'c self, context: &'c mut Context, scope: &'c mut RequestScope) -> Answering<'c>;
}

/// A function that answers requests. The attributes `#[get]` and its like implement it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no handler",
    label = "not marked with `#[get(..)]` or its like",
    note = "put `#[get(\"/path\")]`, `#[post(\"/path\")]` … above the function"
)]
pub trait Endpoint: Callable {
    /// What is known of it, at startup.
    fn facts(&self) -> HandlerFacts;

    /// Whether it is for WebSockets.
    fn is_websocket(&self) -> bool {
        false
    }
}
