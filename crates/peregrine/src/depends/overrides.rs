//! Dependencies replaced in tests.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use super::{Dependency, Resolved};
use crate::endpoint::Arguments;

type Making<'r> = Pin<Box<dyn Future<Output = Resolved<Box<dyn Any + Send>>> + Send + 'r>>;

/// A replacement, and the number by which it is taken back.
type Numbered = (usize, Arc<dyn Replacement>);

/// What stands in for a dependency.
pub(super) trait Replacement: Send + Sync {
    fn resolve<'r>(&'r self, arguments: &'r mut Arguments<'_>) -> Making<'r>;
}

/// The dependencies of an application that are replaced, by their types. The last replacement counts.
#[derive(Default)]
pub(crate) struct Overrides {
    /// How many there are, so that an application without any looks no further.
    count: AtomicUsize,
    entries: RwLock<Entries>,
}

#[derive(Default)]
struct Entries {
    next: usize,
    by_type: HashMap<TypeId, Vec<Numbered>>,
}

impl Overrides {
    pub(crate) fn is_empty(&self) -> bool {
        self.count.load(Ordering::Acquire) == 0
    }

    pub(super) fn find(&self, type_id: TypeId) -> Option<Arc<dyn Replacement>> {
        if self.is_empty() {
            return None;
        }
        let entries = self.entries.read().unwrap_or_else(PoisonError::into_inner);
        entries.by_type.get(&type_id)?.last().map(|(_, replacement)| Arc::clone(replacement))
    }

    /// Replaces a dependency from now on.
    pub(crate) fn insert<D: Dependency, M>(
        &self,
        _: &D,
        replacement: impl IntoReplacement<D::Output, M>,
    ) -> OverrideKey {
        let mut entries = self.entries.write().unwrap_or_else(PoisonError::into_inner);
        let key = OverrideKey { type_id: TypeId::of::<D>(), number: entries.next };
        entries.next += 1;
        entries.by_type.entry(key.type_id).or_default().push((key.number, replacement.into_replacement().0));
        self.count.fetch_add(1, Ordering::Release);
        key
    }

    fn remove(&self, key: OverrideKey) {
        let mut entries = self.entries.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(stack) = entries.by_type.get_mut(&key.type_id) {
            let before = stack.len();
            stack.retain(|(number, _)| *number != key.number);
            self.count.fetch_sub(before - stack.len(), Ordering::Release);
        }
    }
}

impl fmt::Debug for Overrides {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Overrides").field("count", &self.count).finish()
    }
}

/// Which replacement it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OverrideKey {
    type_id: TypeId,
    number: usize,
}

/// Takes a replacement back when it is dropped.
#[derive(Debug)]
#[must_use = "the dependency is replaced until this is dropped"]
pub struct OverrideGuard {
    overrides: Arc<Overrides>,
    key: OverrideKey,
}

impl OverrideGuard {
    pub(crate) fn new(overrides: Arc<Overrides>, key: OverrideKey) -> Self {
        Self { overrides, key }
    }
}

impl Drop for OverrideGuard {
    fn drop(&mut self) {
        self.overrides.remove(self.key);
    }
}

/// What can stand in for a dependency that gives a `T`: a function without parameters, async or not, or another
/// dependency.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't stand in for a dependency that gives `{T}`",
    label = "gives something else, or takes parameters",
    note = "a function without parameters that returns `{T}` can: `|| fake`",
    note = "so can another dependency that gives `{T}`: `fake {{}}` for a function with `#[dependency]`"
)]
pub trait IntoReplacement<T, M> {
    /// The replacement.
    #[doc(hidden)]
    fn into_replacement(self) -> AnyReplacement;
}

/// A replacement, its type forgotten.
#[doc(hidden)]
pub struct AnyReplacement(Arc<dyn Replacement>);

impl fmt::Debug for AnyReplacement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AnyReplacement")
    }
}

/// How something stands in: as a function.
#[derive(Debug)]
pub struct ViaFunction;

/// How something stands in: as an async function.
#[derive(Debug)]
pub struct ViaAsync;

/// How something stands in: as a dependency.
#[derive(Debug)]
pub struct ViaDependency;

struct Function<F>(F);
struct AsyncFunction<F>(F);
struct Other<D: 'static>(&'static D);

impl<T: Send + 'static, F: Fn() -> T + Send + Sync + 'static> IntoReplacement<T, ViaFunction> for F {
    fn into_replacement(self) -> AnyReplacement {
        AnyReplacement(Arc::new(Function(self)))
    }
}

impl<T, F, R> IntoReplacement<T, ViaAsync> for F
where
    T: Send + 'static,
    F: Fn() -> R + Send + Sync + 'static,
    R: Future<Output = T> + Send + 'static,
{
    fn into_replacement(self) -> AnyReplacement {
        AnyReplacement(Arc::new(AsyncFunction(self)))
    }
}

impl<D: Dependency> IntoReplacement<D::Output, ViaDependency> for D {
    fn into_replacement(self) -> AnyReplacement {
        // A dependency lives as long as the program.
        AnyReplacement(Arc::new(Other(Box::leak(Box::new(self)))))
    }
}

fn given<T: Send + 'static>(value: T) -> Resolved<Box<dyn Any + Send>> {
    Ok(Ok(Box::new(value)))
}

impl<T: Send + 'static, F: Fn() -> T + Send + Sync> Replacement for Function<F> {
    fn resolve<'r>(&'r self, _: &'r mut Arguments<'_>) -> Making<'r> {
        Box::pin(async { given((self.0)()) })
    }
}

impl<F: Fn() -> R + Send + Sync, R: Future<Output: Send + 'static> + Send> Replacement for AsyncFunction<F> {
    fn resolve<'r>(&'r self, _: &'r mut Arguments<'_>) -> Making<'r> {
        Box::pin(async { given((self.0)().await) })
    }
}

impl<D: Dependency> Replacement for Other<D> {
    fn resolve<'r>(&'r self, arguments: &'r mut Arguments<'_>) -> Making<'r> {
        Box::pin(async {
            Ok(match self.0.resolve(arguments).await? {
                Ok(value) => Ok(Box::new(value) as Box<dyn Any + Send>),
                Err(failed) => Err(failed),
            })
        })
    }
}
