//! The methods that one route answers.

use http::Method;

/// The methods of a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Methods {
    /// Whatever the method: a mounted application decides for itself, and WebSockets have none.
    Any,
    /// These, in the order of declaration. `HEAD` is not implied by `GET`: FastAPI's routes do not answer it.
    Only(Vec<Method>),
}

impl Methods {
    /// Whether the route answers this method.
    pub(crate) fn contains(&self, method: &Method) -> bool {
        match self {
            Self::Any => true,
            Self::Only(methods) => methods.contains(method),
        }
    }

    /// The methods that both answer, or `None` if there are none.
    pub(crate) fn shared_with(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Any, shared) | (shared, Self::Any) => Some(shared.clone()),
            (Self::Only(methods), other) => {
                let shared: Vec<_> = methods.iter().filter(|method| other.contains(method)).cloned().collect();
                (!shared.is_empty()).then_some(Self::Only(shared))
            }
        }
    }

    /// The value of the `Allow` header, if the route refuses any method at all.
    pub(crate) fn to_allow(&self) -> Option<String> {
        match self {
            Self::Any => None,
            Self::Only(methods) => Some(methods.iter().map(Method::as_str).collect::<Vec<_>>().join(", ")),
        }
    }
}

impl From<Method> for Methods {
    fn from(method: Method) -> Self {
        Self::Only(vec![method])
    }
}

impl<const N: usize> From<[Method; N]> for Methods {
    fn from(methods: [Method; N]) -> Self {
        Self::Only(methods.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn get_does_not_imply_head() {
        assert!(!Methods::from(Method::GET).contains(&Method::HEAD));
        assert!(Methods::Any.contains(&Method::HEAD));
    }

    #[test]
    fn allow_lists_in_the_order_of_declaration() {
        assert_eq!(Methods::from([Method::PUT, Method::GET]).to_allow().as_deref(), Some("PUT, GET"));
        assert_eq!(Methods::Any.to_allow(), None);
    }

    #[test]
    fn shared_methods_are_those_of_both() {
        let reads = Methods::from([Method::GET, Method::HEAD]);
        assert_eq!(reads.shared_with(&Methods::from(Method::HEAD)), Some(Methods::from(Method::HEAD)));
        assert_eq!(reads.shared_with(&Methods::from(Method::POST)), None);
        assert_eq!(reads.shared_with(&Methods::Any), Some(reads.clone()));
        assert_eq!(Methods::Any.shared_with(&reads), Some(reads));
        assert_eq!(Methods::Any.shared_with(&Methods::Any), Some(Methods::Any));
    }
}
