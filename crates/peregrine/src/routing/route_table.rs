//! The lookup: which route answers, or which one refuses.

use http::Method;

use super::captures::Captures;
use super::method_table::{MethodRoute, MethodTable};
use super::methods::Methods;
use super::template::RouteTemplate;
use super::tree::Tree;

/// All routes of an application, by template and method.
#[derive(Debug)]
pub(crate) struct RouteTable<T> {
    tree: Tree<MethodTable<T>>,
    len: usize,
}

/// What a lookup found.
#[derive(Debug)]
pub(crate) enum Lookup<'t, T> {
    /// The route that answers, and where its parameters are in the path.
    Found { route: &'t T, captures: Captures },
    /// Routes match the path, but none of them answers the method: 405. It is the route declared first that refuses,
    /// and `Allow` has its methods only, as in Starlette.
    Refused { allow: &'t Methods },
    /// No route matches the path.
    NotFound,
}

impl<T> RouteTable<T> {
    /// A table without routes.
    pub(crate) fn new() -> Self {
        Self { tree: Tree::new(), len: 0 }
    }

    /// Adds a route. The order of the calls is the order of declaration: an included router's routes belong where it
    /// is included.
    ///
    /// Routes that cannot be told apart are accepted here, and the first wins:
    /// [`find_conflicts`](super::find_conflicts) reports them.
    pub(crate) fn insert(&mut self, template: &RouteTemplate, methods: Methods, route: T) {
        let declared = self.len;
        self.len += 1;
        let table = self.tree.get_or_insert_with(template, MethodTable::new);
        table.push(MethodRoute { declared, methods, value: route });
    }

    /// Finds the route for a method and a decoded path.
    ///
    /// A route that matches the path but not the method does not stand in the way of a less specific one that matches
    /// both.
    pub(crate) fn lookup(&self, method: &Method, path: &str) -> Lookup<'_, T> {
        let mut refusing: Option<&MethodRoute<T>> = None;
        let found = self.tree.find_map(path, |table| {
            let route = table.get(method);
            if route.is_none()
                && let Some(first) = table.first()
                && refusing.is_none_or(|route| first.declared < route.declared)
            {
                refusing = Some(first);
            }
            route
        });
        match (found, refusing) {
            (Some((route, captures)), _) => Lookup::Found { route: &route.value, captures },
            (None, Some(route)) => Lookup::Refused { allow: &route.methods },
            (None, None) => Lookup::NotFound,
        }
    }

    /// Whether any route matches the decoded path, whatever its methods.
    pub(crate) fn has_path(&self, path: &str) -> bool {
        self.tree.find_map(path, |_| Some(())).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(routes: &[(&str, Methods)]) -> RouteTable<usize> {
        let mut table = RouteTable::new();
        for (index, (template, methods)) in routes.iter().enumerate() {
            table.insert(&RouteTemplate::parse(template).unwrap(), methods.clone(), index);
        }
        table
    }

    fn found(table: &RouteTable<usize>, method: Method, path: &str) -> Option<usize> {
        match table.lookup(&method, path) {
            Lookup::Found { route, .. } => Some(*route),
            _ => None,
        }
    }

    fn allow(table: &RouteTable<usize>, method: Method, path: &str) -> Option<String> {
        match table.lookup(&method, path) {
            Lookup::Refused { allow, .. } => allow.to_allow(),
            _ => None,
        }
    }

    #[test]
    fn captures_come_with_the_route() {
        let table = table(&[("/items/{id}", Method::GET.into())]);
        let Lookup::Found { route: 0, captures } = table.lookup(&Method::GET, "/items/é") else { panic!("not found") };
        assert_eq!(captures.text("/items/é", 0), Some("é"));
    }

    #[test]
    fn allow_has_the_methods_of_the_first_declared_route_only() {
        // Golden: seed__items_crud (GET first) and generate_clients__tutorial001 (POST first).
        let get_first = table(&[("/items/", Method::GET.into()), ("/items/", Method::POST.into())]);
        assert_eq!(allow(&get_first, Method::PUT, "/items/").as_deref(), Some("GET"));
        let post_first = table(&[("/items/", Method::POST.into()), ("/items/", Method::GET.into())]);
        assert_eq!(allow(&post_first, Method::PUT, "/items/").as_deref(), Some("POST"));
    }

    #[test]
    fn allow_has_all_methods_of_one_route() {
        // Golden: lab__responses `/many`, and the documentation pages, which are plain Starlette routes.
        let many = table(&[("/many", [Method::GET, Method::PUT, Method::POST].into())]);
        assert_eq!(allow(&many, Method::HEAD, "/many").as_deref(), Some("GET, PUT, POST"));
    }

    #[test]
    fn head_options_and_unknown_methods_are_refused() {
        let table = table(&[("/items", Method::GET.into())]);
        for method in [Method::HEAD, Method::OPTIONS, Method::TRACE, Method::from_bytes(b"PROPFIND").unwrap()] {
            assert_eq!(allow(&table, method, "/items").as_deref(), Some("GET"));
        }
    }

    #[test]
    fn a_less_specific_route_answers_the_method_that_the_specific_one_does_not() {
        // Golden: seed__quickstart, where DELETE /status/decorator reaches `/status/{item_id}` past a POST route.
        let table = table(&[("/status/json", Method::GET.into()), ("/status/{id}", Method::DELETE.into())]);
        assert_eq!(found(&table, Method::GET, "/status/json"), Some(0));
        assert_eq!(found(&table, Method::DELETE, "/status/json"), Some(1));
        assert_eq!(found(&table, Method::GET, "/status/5"), None);
    }

    #[test]
    fn the_first_declared_refuses_even_if_it_is_less_specific() {
        let table = table(&[("/status/{id}", Method::DELETE.into()), ("/status/json", Method::GET.into())]);
        let refused = table.lookup(&Method::PUT, "/status/json");
        assert!(matches!(refused, Lookup::Refused { allow } if *allow == Method::DELETE.into()));
    }

    #[test]
    fn unknown_paths_are_not_found_for_any_method() {
        let table = table(&[("/items", Method::GET.into())]);
        assert!(matches!(table.lookup(&Method::GET, "/nope"), Lookup::NotFound));
        assert!(matches!(table.lookup(&Method::POST, "/items/"), Lookup::NotFound));
    }

    #[test]
    fn a_path_exists_whatever_its_methods() {
        let table = table(&[("/items", Method::POST.into())]);
        assert!(table.has_path("/items"));
        assert!(!table.has_path("/items/"));
    }

    #[test]
    fn a_mount_answers_what_no_route_under_its_prefix_does() {
        let table = table(&[("/sub/{path:path}", Methods::Any), ("/sub/own", Method::GET.into())]);
        assert_eq!(found(&table, Method::GET, "/sub/own"), Some(1));
        assert_eq!(found(&table, Method::POST, "/sub/own"), Some(0));
        assert_eq!(found(&table, Method::GET, "/sub/"), Some(0));
        assert_eq!(found(&table, Method::GET, "/sub"), None);
    }
}
