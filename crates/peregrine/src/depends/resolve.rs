use std::any::{Any, TypeId};
use std::fmt;
use std::sync::Arc;
use std::task::Poll;

use super::exits::CleanUp;
use super::scope::CacheKey;
use super::yielding::Yield;
use super::{Dependency, Identity, Lifetime, Resolved, Sharing, Usage};
use crate::Error;
use crate::endpoint::Arguments;

/// What is made of a dependency.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) enum Making {
    /// Its value, with all that it depends on.
    #[default]
    All,
    /// What it depends on: its value is known.
    Dependencies,
}

impl Arguments<'_> {
    /// Resolves a dependency, or takes the value that another use of it made.
    ///
    /// One future for all of it, which keeps little while it waits: it is a part of the request's.
    ///
    /// # Errors
    /// The dependency ended the request.
    #[expect(clippy::manual_async_fn, reason = "an `async fn` keeps its arguments twice while it waits")]
    pub fn depend<D: Dependency>(
        &mut self,
        dependency: &'static D,
        usage: Usage,
        sharing: Sharing<D::Output>,
    ) -> impl Future<Output = Resolved<D::Output>> + Send {
        async move {
            let outer = self.ask_for(usage.scopes);
            let is_shared = self.is_shared(Identity::of(dependency));
            if is_shared && usage.use_cache && self.scope.cached::<D::Output>(&self.key(dependency, usage)).is_some() {
                // What is made below is nobody's.
                let refreshed = match self.is_refreshed(dependency) {
                    true => self.make(dependency, usage.lifetime, Making::Dependencies).await.map(drop),
                    false => Ok(()),
                };
                let key = self.key(dependency, usage);
                self.scopes.truncate(outer);
                let known = refreshed.map(|()| self.scope.cached(&key).map(sharing.0))?;
                return Ok(known.ok_or_else(|| self.failed()));
            }
            let result = self.make(dependency, usage.lifetime, Making::All).await;
            if is_shared && let Ok(Ok(value)) = &result {
                self.share(dependency, usage, value, sharing);
            }
            self.scopes.truncate(outer);
            result
        }
    }

    /// Whether a known value still has dependencies to run: those below that are made for each use. FastAPI resolves
    /// what a dependency depends on before it looks whether its value is known.
    fn is_refreshed<D: Dependency>(&self, dependency: &'static D) -> bool {
        self.refreshes(Identity::of(dependency)) && self.overrides().find(TypeId::of::<D>()).is_none()
    }

    /// Whether only what the dependency depends on is to be made: its own value is known.
    #[inline]
    #[must_use]
    pub fn makes_dependencies_only(&self) -> bool {
        matches!(self.making, Making::Dependencies)
    }

    /// Adds scopes to those that are asked for, and tells how many there were.
    fn ask_for(&mut self, scopes: &[&'static str]) -> usize {
        let outer = self.scopes.len();
        for scope in scopes {
            if !self.scopes.contains(scope) {
                self.scopes.push(scope);
            }
        }
        outer
    }

    fn key<D: Dependency>(&self, dependency: &'static D, usage: Usage) -> CacheKey {
        let identity = Identity::of(dependency);
        let has_clean_up = dependency.facts().has_clean_up;
        let lifetime = usage.lifetime.or(has_clean_up.then_some(Lifetime::Request));
        let mut scopes = if self.is_scoped(identity) { self.scopes.clone() } else { Vec::new() };
        scopes.sort_unstable();
        CacheKey { identity, lifetime, scopes }
    }

    /// Keeps a value for other uses, unless they have one: who asked for a value of its own may come later.
    fn share<D: Dependency>(
        &mut self,
        dependency: &'static D,
        usage: Usage,
        value: &D::Output,
        sharing: Sharing<D::Output>,
    ) {
        let key = self.key(dependency, usage);
        if self.scope.cached::<D::Output>(&key).is_none() {
            self.scope.keep(key, (sharing.0)(value));
        }
    }

    /// Resolves a dependency, whatever other uses made. They may take this value, if it can be shared.
    ///
    /// # Errors
    /// The dependency ended the request.
    #[expect(clippy::manual_async_fn, reason = "an `async fn` keeps its arguments twice while it waits")]
    pub fn depend_fresh<D: Dependency>(
        &mut self,
        dependency: &'static D,
        usage: Usage,
        sharing: Option<Sharing<D::Output>>,
    ) -> impl Future<Output = Resolved<D::Output>> + Send {
        async move {
            let outer = self.ask_for(usage.scopes);
            let result = self.make(dependency, usage.lifetime, Making::All).await;
            if let (Some(sharing), Ok(Ok(value))) = (sharing, &result)
                && self.is_shared(Identity::of(dependency))
            {
                self.share(dependency, usage, value, sharing);
            }
            self.scopes.truncate(outer);
            result
        }
    }

    fn make<D: Dependency>(
        &mut self,
        dependency: &'static D,
        lifetime: Option<Lifetime>,
        making: Making,
    ) -> impl Future<Output = Resolved<D::Output>> + Send {
        let outer = std::mem::replace(&mut self.lifetime, lifetime.unwrap_or_default());
        let outer_making = std::mem::replace(&mut self.making, making);
        async move {
            let result = match self.overrides().find(TypeId::of::<D>()) {
                None => dependency.resolve(self).await,
                Some(replacement) => replacement.resolve(self).await.map(|value| value.map(downcast::<D>)),
            };
            self.lifetime = outer;
            self.making = outer_making;
            result
        }
    }

    /// Runs a dependency until it gives its value, and leaves the rest of it to the end of the request.
    ///
    /// # Errors
    /// The dependency ended the request instead.
    pub async fn until_given<T, F>(&mut self, function: impl FnOnce(Yield<T>) -> F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Future<Output = Result<(), Error>> + Send + 'static,
    {
        let (out, slot) = Yield::new();
        let mut clean_up: CleanUp = Box::pin(function(out));
        let given = std::future::poll_fn(|context| match clean_up.as_mut().poll(context) {
            Poll::Ready(ended) => Poll::Ready(Err(ended)),
            Poll::Pending => slot.take().map_or(Poll::Pending, |value| Poll::Ready(Ok(value))),
        });
        match given.await {
            Ok(value) => {
                let lifetime = self.lifetime;
                self.scope.exits(lifetime).push(clean_up, slot as Arc<_>);
                Ok(value)
            }
            Err(Err(error)) => Err(error),
            Err(Ok(())) => Err(NothingGiven.into()),
        }
    }
}

/// The value of a replacement, which was taken for its type.
fn downcast<D: Dependency>(value: Box<dyn Any + Send>) -> D::Output {
    *value.downcast().expect("a replacement gives what it replaces")
}

/// A dependency that ended without giving anything.
#[derive(Debug)]
struct NothingGiven;

impl fmt::Display for NothingGiven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a dependency ended without giving its value: call `out.give(value).await` on every way through it")
    }
}

impl std::error::Error for NothingGiven {}
