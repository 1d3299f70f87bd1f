//! Two models that share a place with each other and with a plain parameter.

use peregrine::prelude::*;

#[derive(Clone, Model)]
#[model(extra = "allow")]
pub(super) struct Filters {
    term: String,
    #[field(extra)]
    others: Map<String, Value>,
}

#[derive(Clone, Model)]
#[model(extra = "allow")]
pub(super) struct Pagination {
    #[field(default = 10, ge = 1, description = "Page size")]
    limit: i64,
    #[field(extra)]
    others: Map<String, Value>,
}
