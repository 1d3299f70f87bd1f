use std::fmt;
use std::pin::Pin;

use super::{Dependency, Resolved, Shareable, Usage, shared};
use crate::endpoint::Arguments;
use crate::params::Parameters;

/// A dependency whose value nobody takes: of a route, a router or an application. `depends!` collects them.
#[derive(Clone)]
pub struct AnyDependency {
    erased: &'static dyn Erased,
    usage: Usage,
}

type Resolving<'r> = Pin<Box<dyn Future<Output = Resolved<()>> + Send + 'r>>;

trait Erased: Send + Sync {
    fn declare(&'static self, usage: Usage, parameters: &mut Parameters<'_>);

    fn resolve<'r>(&'static self, usage: Usage, arguments: &'r mut Arguments<'_>) -> Resolving<'r>;
}

impl<D: Dependency<Output: Shareable>> Erased for D {
    fn declare(&'static self, usage: Usage, parameters: &mut Parameters<'_>) {
        parameters.depend(self, usage);
    }

    fn resolve<'r>(&'static self, usage: Usage, arguments: &'r mut Arguments<'_>) -> Resolving<'r> {
        Box::pin(async move { Ok(arguments.depend(self, usage, shared()).await?.map(|_| ())) })
    }
}

impl AnyDependency {
    /// A dependency, its type forgotten.
    #[must_use]
    pub fn new<D: Dependency<Output: Shareable>>(dependency: &'static D, usage: Usage) -> Self {
        Self { erased: dependency, usage }
    }

    pub(crate) fn declare(&self, parameters: &mut Parameters<'_>) {
        self.erased.declare(self.usage, parameters);
    }

    pub(crate) async fn resolve(&self, arguments: &mut Arguments<'_>) -> Resolved<()> {
        self.erased.resolve(self.usage, arguments).await
    }
}

impl fmt::Debug for AnyDependency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnyDependency").field("usage", &self.usage).finish_non_exhaustive()
    }
}
