//! Dependencies: the fifth stage of a request.
//!
//! Receives the [`Arguments`](crate::endpoint::Arguments) from the endpoint and hands each dependency's value back to
//! it: resolved depth first, once per request, its clean-up left to the end of the request.

mod concurrency;
mod dependency;
mod ending;
mod erased;
mod exits;
mod identity;
mod overrides;
mod resolve;
mod scope;
mod state;
mod yielding;

pub use concurrency::Concurrency;
pub use dependency::{
    Dependency, DependencyFacts, DependencyType, Lifetime, MaybeShared, NotShared, OfType, Resolved, Shareable,
    Sharing, State, Usage, shared,
};
pub(crate) use ending::{Aftermath, OpenScope, Outstanding, Piece};
pub use erased::AnyDependency;
pub(crate) use exits::Exits;
pub use identity::{Identity, instance};
pub(crate) use overrides::Overrides;
pub use overrides::{IntoReplacement, OverrideGuard};
pub(crate) use resolve::Making;
#[doc(hidden)]
pub use scope::RequestScope;
pub(crate) use state::StateMap;
pub use yielding::{Ended, Yield};
