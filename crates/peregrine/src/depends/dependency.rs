use crate::Error;
use crate::endpoint::Arguments;
use crate::params::Parameters;
use peregrine_model::Failed;

/// What came of a dependency: its value, or that its parameters are invalid (which was recorded), or an error that
/// ends the request.
pub type Resolved<T> = Result<Result<T, Failed>, Error>;

/// A value that handlers and other dependencies ask for with `#[depends(..)]`.
///
/// `#[dependency]` implements it for a function, or for a type with a method `call`; `derive(Dependency)` for a struct
/// whose fields are parameters.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// #[dependency]
/// async fn page(#[query(ge = 1, default = 1)] page: u32) -> u32 {
///     page
/// }
///
/// #[get("/items")]
/// async fn items(#[depends(page)] page: u32) -> u32 {
///     page
/// }
///
/// let client = TestClient::new(App::new().routes(routes![items]));
/// client.get("/items?page=3").send().assert_json(3);
/// client.get("/items?page=0").send().assert_status(422);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no dependency",
    label = "can't be depended on",
    note = "put `#[dependency]` above the function, or derive `Dependency` for the struct"
)]
pub trait Dependency: Send + Sync + 'static {
    /// What it gives.
    type Output: Send + 'static;

    /// What is known of it, at startup.
    fn facts(&self) -> DependencyFacts;

    /// Declares its parameters and what it depends on itself.
    fn declare(&'static self, parameters: &mut Parameters<'_>);

    /// Makes the value.
    fn resolve(&'static self, arguments: &mut Arguments<'_>) -> impl Future<Output = Resolved<Self::Output>> + Send;
}

/// A struct whose fields are parameters: `derive(Dependency)` implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no dependency",
    label = "can't be depended on",
    note = "derive `Dependency` for `{Self}` if its fields are parameters, or name a function: `#[depends(function)]`"
)]
pub trait DependencyType: Sized + Send + 'static {
    /// What is known of it, at startup.
    fn facts() -> DependencyFacts;

    /// Declares its parameters and what it depends on itself.
    fn declare(parameters: &mut Parameters<'_>);

    /// Makes the value.
    fn resolve(arguments: &mut Arguments<'_>) -> impl Future<Output = Resolved<Self>> + Send;
}

/// The dependency that makes a value of a type.
#[derive(Debug)]
pub struct OfType<T>(std::marker::PhantomData<fn() -> T>);

impl<T> OfType<T> {
    /// The dependency.
    pub const NEW: Self = Self(std::marker::PhantomData);
}

impl<T: DependencyType> Dependency for OfType<T> {
    type Output = T;

    fn facts(&self) -> DependencyFacts {
        T::facts()
    }

    fn declare(&'static self, parameters: &mut Parameters<'_>) {
        T::declare(parameters);
    }

    fn resolve(&'static self, arguments: &mut Arguments<'_>) -> impl Future<Output = Resolved<T>> + Send {
        T::resolve(arguments)
    }
}

/// A constant or a static can be depended on where it stands.
impl<D: Dependency> Dependency for &'static D {
    type Output = D::Output;

    fn facts(&self) -> DependencyFacts {
        D::facts(self)
    }

    fn declare(&'static self, parameters: &mut Parameters<'_>) {
        D::declare(self, parameters);
    }

    fn resolve(&'static self, arguments: &mut Arguments<'_>) -> impl Future<Output = Resolved<Self::Output>> + Send {
        D::resolve(self, arguments)
    }
}

/// What is known of a dependency at startup.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct DependencyFacts {
    /// The name of the function or type.
    pub name: &'static str,
    /// The path of its module.
    pub module: &'static str,
    /// The file and the line that declare it.
    pub location: (&'static str, u32),
    /// Whether it cleans up after itself.
    pub has_clean_up: bool,
}

impl DependencyFacts {
    /// The facts about a dependency.
    #[must_use]
    pub const fn new(name: &'static str, module: &'static str, location: (&'static str, u32)) -> Self {
        Self { name, module, location, has_clean_up: false }
    }

    /// A dependency that cleans up after itself.
    #[must_use]
    pub const fn with_clean_up(mut self) -> Self {
        self.has_clean_up = true;
        self
    }
}

/// Until when the value of a dependency with clean-up lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lifetime {
    /// Until the handler is done, before the answer is sent.
    Function,
    /// Until the answer is sent and the background tasks are done.
    #[default]
    Request,
}

/// How a dependency is used at one place.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Usage {
    /// Whether the value that another use made is taken.
    pub use_cache: bool,
    /// Until when the value lives, if it was said.
    pub lifetime: Option<Lifetime>,
    /// The scopes that the use asks for.
    pub scopes: &'static [&'static str],
}

impl Default for Usage {
    fn default() -> Self {
        Self::new()
    }
}

impl Usage {
    /// The usual use.
    #[must_use]
    pub const fn new() -> Self {
        Self { use_cache: true, lifetime: None, scopes: &[] }
    }

    /// A value of its own.
    #[must_use]
    pub const fn fresh(mut self) -> Self {
        self.use_cache = false;
        self
    }

    /// Asks for scopes.
    #[must_use]
    pub const fn scopes(mut self, scopes: &'static [&'static str]) -> Self {
        self.scopes = scopes;
        self
    }

    /// Lives until then.
    #[must_use]
    pub const fn lifetime(mut self, lifetime: Lifetime) -> Self {
        self.lifetime = Some(lifetime);
        self
    }
}

/// What several uses of a dependency can share.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be shared by several uses in a request: derive `Clone` for it, or say `use_cache = false`",
    label = "isn't `Clone`",
    note = "derive `Clone` for it, wrap it in an `Arc`, or say `use_cache = false`: then each use makes its own"
)]
pub trait Shareable: Clone + Send + 'static {}

#[diagnostic::do_not_recommend]
impl<T: Clone + Send + 'static> Shareable for T {}

/// How a value is shared: its type is known to be [`Shareable`] where this is made, so that one that isn't is told
/// once.
pub struct Sharing<T>(pub(super) fn(&T) -> T);

/// The one place where a dependency's type meets [`Shareable`].
#[must_use]
pub const fn shared<T: Shareable>() -> Sharing<T> {
    Sharing(T::clone)
}

/// Whether a type can be shared, asked of a type that needn't: see [`NotShared`].
#[derive(Debug)]
pub struct MaybeShared<T>(std::marker::PhantomData<fn() -> T>);

impl<T> MaybeShared<T> {
    /// The question.
    pub const ASKED: Self = Self(std::marker::PhantomData);
}

impl<T: Clone + Send + 'static> MaybeShared<T> {
    /// How it is shared.
    #[must_use]
    pub fn sharing(&self) -> Option<Sharing<T>> {
        Some(shared())
    }
}

/// The answer for types that can't be shared. Where a type can, the compiler prefers the method of [`MaybeShared`].
pub trait NotShared<T> {
    /// It isn't shared.
    fn sharing(&self) -> Option<Sharing<T>> {
        None
    }
}

impl<T> NotShared<T> for MaybeShared<T> {}

// The function says nothing to a reader.
impl<T> std::fmt::Debug for Sharing<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sharing")
    }
}

/// What an application can share.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be shared by the application: derive `Clone` for it, or wrap it in an `Arc`",
    label = "isn't `Clone + Send + Sync`",
    note = "derive `Clone` for it, or wrap it in an `Arc`"
)]
pub trait State: Clone + Send + Sync + 'static {}

#[diagnostic::do_not_recommend]
impl<T: Clone + Send + Sync + 'static> State for T {}
