use super::Scheme;
use crate::depends::{Dependency, DependencyFacts, Resolved};
use crate::endpoint::Arguments;
use crate::params::Parameters;

/// A scheme whose credentials must be there: the dependency of a scheme of your own.
#[derive(Debug, Clone, Copy)]
pub struct Required<S>(pub S);

/// A scheme whose credentials may be missing: it gives an `Option`.
#[derive(Debug, Clone, Copy)]
pub struct Optional<S>(pub S);

const fn facts() -> DependencyFacts {
    DependencyFacts::new("security scheme", module_path!(), (file!(), line!()))
}

impl<S: Scheme> Dependency for Required<S> {
    type Output = S::Credentials;

    fn facts(&self) -> DependencyFacts {
        facts()
    }

    fn declare(&'static self, parameters: &mut Parameters<'_>) {
        parameters.security(self.0.name(), self.0.definition());
    }

    async fn resolve(&'static self, arguments: &mut Arguments<'_>) -> Resolved<Self::Output> {
        required(&self.0, arguments)
    }
}

impl<S: Scheme> Dependency for Optional<S> {
    type Output = Option<S::Credentials>;

    fn facts(&self) -> DependencyFacts {
        facts()
    }

    fn declare(&'static self, parameters: &mut Parameters<'_>) {
        parameters.security(self.0.name(), self.0.definition());
    }

    async fn resolve(&'static self, arguments: &mut Arguments<'_>) -> Resolved<Self::Output> {
        Ok(Ok(self.0.credentials(arguments.context())?))
    }
}

/// The credentials, or the refusal of a request without them.
pub(super) fn required<S: Scheme>(scheme: &S, arguments: &Arguments<'_>) -> Resolved<S::Credentials> {
    match scheme.credentials(arguments.context())? {
        Some(credentials) => Ok(Ok(credentials)),
        None => Err(scheme.refusal().into()),
    }
}
