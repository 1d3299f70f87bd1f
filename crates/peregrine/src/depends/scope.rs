use std::any::Any;

use super::identity::Identity;
use super::{Exits, Lifetime};
use crate::Error;
use crate::background::BackgroundTasks;
use crate::response::ResponseParts;

/// What one request keeps while it is answered: the values of its dependencies, their clean-ups, and what is to be done
/// with and after the answer.
#[derive(Debug, Default)]
pub struct RequestScope {
    cached: Vec<Cached>,
    function: Exits,
    request: Exits,
    pub(crate) tasks: Option<BackgroundTasks>,
    pub(crate) parts: Option<ResponseParts>,
}

#[derive(Debug)]
struct Cached {
    key: CacheKey,
    value: Box<dyn Any + Send>,
}

/// What tells the values of dependencies apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct CacheKey {
    pub(super) identity: Identity,
    pub(super) lifetime: Option<Lifetime>,
    /// The scopes that were asked for, sorted, if the value depends on them.
    pub(super) scopes: Vec<&'static str>,
}

impl RequestScope {
    pub(super) fn cached<T: 'static>(&self, key: &CacheKey) -> Option<&T> {
        self.cached.iter().find(|one| one.key == *key)?.value.downcast_ref()
    }

    pub(super) fn keep<T: Send + 'static>(&mut self, key: CacheKey, value: T) {
        let is_known = self.cached.iter().any(|one| one.key == key);
        if !is_known {
            self.cached.push(Cached { key, value: Box::new(value) });
        }
    }

    pub(crate) fn exits(&mut self, lifetime: Lifetime) -> &mut Exits {
        match lifetime {
            Lifetime::Function => &mut self.function,
            Lifetime::Request => &mut self.request,
        }
    }

    /// Whether something is left to do.
    pub(crate) fn is_idle(&self) -> bool {
        self.function.is_empty() && self.request.is_empty() && self.tasks.is_none()
    }

    /// Cleans up when the handler is done, before the answer is sent.
    pub(crate) async fn end_function(&mut self, result: Result<(), Error>) -> Result<(), Error> {
        self.function.run(result).await
    }

    /// Whether a clean-up failed by itself: its error is not the one that it was told.
    pub(crate) fn has_failed_clean_up(&self) -> bool {
        self.function.has_failed() || self.request.has_failed()
    }

    /// Cleans up when the answer is sent and the background tasks are done.
    pub(crate) async fn end_request(&mut self, result: Result<(), Error>) -> Result<(), Error> {
        self.request.run(result).await
    }
}
