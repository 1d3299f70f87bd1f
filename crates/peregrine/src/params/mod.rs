//! Where the parameters of a handler come from: the sixth stage of a request.
//!
//! Receives a [`Context`](crate::request::Context) from the endpoint, one parameter at a time, and hands the value to
//! the endpoint, or the issues to its report. What a valid value is, `peregrine-model` decides.

mod argument;
mod body;
mod cookie;
mod declaration;
mod declare;
mod findings;
mod form;
mod header;
mod object;
mod part;
mod place;
mod query;
mod text;

pub use argument::{Argument, ViaKind, ViaPart};
pub(crate) use body::{BodyFault, BodyState};
pub(crate) use cookie::{cookie_pairs, cookie_value};
pub(crate) use declaration::{Declaration, DeclaredDependency, DeclaredSecurity, DeclaredState};
pub use declare::{DeclaredParameter, FormModel, Parameters};
pub(crate) use findings::Findings;
pub use form::FormLimits;
pub(crate) use form::{FORM, MULTIPART};
pub(crate) use object::ModelFacts;
pub use part::RequestPart;
pub(crate) use place::{JSON, wire_name};
pub use place::{Parameter, Place};
pub(crate) use query::{Query, query_pairs, query_value};
