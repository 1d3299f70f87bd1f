use std::any::Any;

use super::identity::Identity;
use super::{Exits, Lifetime};
use crate::Error;
use crate::background::BackgroundTasks;
use crate::response::ResponseParts;

/// What one request keeps while it is answered: the values of its dependencies, their clean-ups, and what is to be done
/// with and after the answer.
///
/// Each part exists from its first use on, so that a request that depends on nothing pays for four words.
#[derive(Debug, Default)]
pub struct RequestScope {
    /// The value that was kept last; each knows the one before it. So a value costs one allocation.
    cached: Option<Box<Cached<dyn Any + Send>>>,
    exits: Option<Box<BothExits>>,
    pub(crate) tasks: Option<BackgroundTasks>,
    pub(crate) parts: Option<ResponseParts>,
}

#[derive(Debug, Default)]
struct BothExits {
    function: Exits,
    request: Exits,
}

#[derive(Debug)]
struct Cached<V: ?Sized> {
    key: CacheKey,
    before: Option<Box<Cached<dyn Any + Send>>>,
    value: V,
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
        let mut next = &self.cached;
        while let Some(one) = next {
            if one.key == *key {
                return one.value.downcast_ref();
            }
            next = &one.before;
        }
        None
    }

    /// Keeps a value for the uses that come later.
    pub(super) fn keep<T: Send + 'static>(&mut self, key: CacheKey, value: T) {
        let before = self.cached.take();
        self.cached = Some(Box::new(Cached { key, before, value }));
    }

    pub(crate) fn exits(&mut self, lifetime: Lifetime) -> &mut Exits {
        let exits = self.exits.get_or_insert_default();
        match lifetime {
            Lifetime::Function => &mut exits.function,
            Lifetime::Request => &mut exits.request,
        }
    }

    /// Whether nothing is left to do.
    #[inline]
    pub(crate) fn is_idle(&self) -> bool {
        self.tasks.is_none()
            && self.exits.as_ref().is_none_or(|exits| exits.function.is_empty() && exits.request.is_empty())
    }

    /// Cleans up when the handler is done, before the answer is sent.
    pub(crate) async fn end_function(&mut self, result: Result<(), Error>) -> Result<(), Error> {
        match &mut self.exits {
            Some(exits) => exits.function.run(result).await,
            None => result,
        }
    }

    /// Whether a clean-up failed by itself: its error is not the one that it was told.
    pub(crate) fn has_failed_clean_up(&self) -> bool {
        self.exits.as_ref().is_some_and(|exits| exits.function.has_failed() || exits.request.has_failed())
    }

    /// Cleans up when the answer is sent and the background tasks are done.
    pub(crate) async fn end_request(&mut self, result: Result<(), Error>) -> Result<(), Error> {
        match &mut self.exits {
            Some(exits) => exits.request.run(result).await,
            None => result,
        }
    }
}
