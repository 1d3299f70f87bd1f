//! The document: what is known of each route, put together as FastAPI puts it.
//!
//! Receives [`Operation`]s, their schemas made by one [`Generator`](peregrine_model::Generator), and hands on the
//! document as a value of JSON.

mod assemble;
mod body;
mod info;
mod operation;
mod validation;

pub use assemble::{assemble, operation_id};
pub use body::{body_component, body_model};
pub use info::{Contact, Info, License, Tag};
pub use operation::{Operation, OperationParameter, OperationResponse, RequestBody};
