//! What users build: the application, its routers and its settings.
//!
//! Hands a built `Pipeline` on to the server, or to the test client.

mod build;
mod builder;
mod checks;
mod document;
mod export;
mod form_body;
mod mounted;
mod operations;
mod outgoing;
mod router;
mod service;
mod startup;
mod websocket;

pub use crate::endpoint::DescribedRoute;
pub use builder::App;
pub use peregrine_openapi::document::{Contact, License, Tag};
pub use router::Router;
pub use service::AppService;
pub use startup::{StartupError, StartupErrors};

pub(crate) use build::build;
