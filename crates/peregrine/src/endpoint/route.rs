use std::fmt;
use std::sync::Arc;

use super::{Callable, Endpoint, HandlerFacts};

/// A handler, collected by `routes!`, on its way into a router.
#[derive(Clone)]
pub struct Route {
    pub(crate) facts: HandlerFacts,
    pub(crate) endpoint: Arc<dyn Callable>,
    pub(crate) is_websocket: bool,
}

impl Route {
    pub(crate) fn new(endpoint: impl Endpoint) -> Self {
        Self { facts: endpoint.facts(), is_websocket: endpoint.is_websocket(), endpoint: Arc::new(endpoint) }
    }
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Route").field("facts", &self.facts).finish_non_exhaustive()
    }
}
