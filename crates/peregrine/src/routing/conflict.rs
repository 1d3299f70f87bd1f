//! Routes that can never be told apart.

use std::collections::HashMap;

use super::methods::Methods;
use super::template::RouteTemplate;

/// Two routes that match the same paths with the same methods, so that the second would never answer one of them.
///
/// FastAPI lets the first win without a word. Here it is an error at startup, which shows all conflicts together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Conflict {
    /// The index of the route declared earlier.
    pub(crate) first: usize,
    /// The index of the route declared later.
    pub(crate) second: usize,
    /// The methods that both answer.
    pub(crate) methods: Methods,
}

/// Every pair of routes whose templates are equal up to the names of parameters, and which share a method.
///
/// The pairs are sorted by their second route, then by their first.
pub(crate) fn find_conflicts<'r>(routes: impl IntoIterator<Item = (&'r RouteTemplate, &'r Methods)>) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    let mut earlier_by_shape: HashMap<String, Vec<(usize, &Methods)>> = HashMap::new();
    for (second, (template, methods)) in routes.into_iter().enumerate() {
        let earlier = earlier_by_shape.entry(template.shape()).or_default();
        for (first, other) in &*earlier {
            if let Some(methods) = other.shared_with(methods) {
                conflicts.push(Conflict { first: *first, second, methods });
            }
        }
        earlier.push((second, methods));
    }
    conflicts
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;

    fn conflicts(routes: &[(&str, Methods)]) -> Vec<Conflict> {
        let routes: Vec<_> =
            routes.iter().map(|(template, methods)| (RouteTemplate::parse(template).unwrap(), methods)).collect();
        find_conflicts(routes.iter().map(|(template, methods)| (template, *methods)))
    }

    fn conflict(first: usize, second: usize, methods: impl Into<Methods>) -> Conflict {
        Conflict { first, second, methods: methods.into() }
    }

    #[test]
    fn names_of_parameters_do_not_tell_routes_apart() {
        let found = conflicts(&[("/users/{id}", Method::GET.into()), ("/users/{name:str}", Method::GET.into())]);
        assert_eq!(found, [conflict(0, 1, Method::GET)]);
    }

    #[test]
    fn convertors_methods_and_slashes_tell_routes_apart() {
        let found = conflicts(&[
            ("/users/{id}", Method::GET.into()),
            ("/users/{id:int}", Method::GET.into()),
            ("/users/{id}", Method::PUT.into()),
            ("/users/{id}/", Method::GET.into()),
            ("/users/me", Method::GET.into()),
        ]);
        assert_eq!(found, []);
    }

    #[test]
    fn every_pair_is_reported() {
        let found = conflicts(&[
            ("/a", Method::GET.into()),
            ("/b", [Method::GET, Method::POST].into()),
            ("/a", Method::GET.into()),
            ("/b", [Method::PUT, Method::POST].into()),
            ("/a", Methods::Any),
        ]);
        assert_eq!(
            found,
            [
                conflict(0, 2, Method::GET),
                conflict(1, 3, Method::POST),
                conflict(0, 4, Method::GET),
                conflict(2, 4, Method::GET),
            ]
        );
    }
}
