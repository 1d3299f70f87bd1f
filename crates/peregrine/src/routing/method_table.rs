//! The routes of one template.

use http::Method;

use super::methods::Methods;

/// Routes that match the same paths, told apart by their methods.
///
/// They stay separate routes, as in Starlette: `GET /items` and `POST /items` do not know of each other, and a `PUT` is
/// refused by the one declared first, with *its* methods in `Allow`.
#[derive(Debug)]
pub(crate) struct MethodTable<T> {
    routes: Vec<MethodRoute<T>>,
}

/// A route among those of its template.
#[derive(Debug)]
pub(crate) struct MethodRoute<T> {
    /// The place of this route in the order of declaration, over all templates.
    pub(crate) declared: usize,
    pub(crate) methods: Methods,
    pub(crate) value: T,
}

impl<T> MethodTable<T> {
    /// A table without routes.
    pub(crate) fn new() -> Self {
        Self { routes: Vec::new() }
    }

    /// Adds a route, which must be declared later than those that are there.
    pub(crate) fn push(&mut self, route: MethodRoute<T>) {
        debug_assert!(self.routes.last().is_none_or(|last| last.declared < route.declared), "routes out of order");
        self.routes.push(route);
    }

    /// The first route that answers the method. Any method may be asked for, known or not.
    pub(crate) fn get(&self, method: &Method) -> Option<&MethodRoute<T>> {
        self.routes.iter().find(|route| route.methods.contains(method))
    }

    /// The route that was declared first: the one that refuses a method which none of them answers.
    pub(crate) fn first(&self) -> Option<&MethodRoute<T>> {
        self.routes.first()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(routes: &[Methods]) -> MethodTable<usize> {
        let mut table = MethodTable::new();
        for (declared, methods) in routes.iter().cloned().enumerate() {
            table.push(MethodRoute { declared, methods, value: declared });
        }
        table
    }

    #[test]
    fn the_method_chooses_the_route() {
        let table = table(&[Method::GET.into(), [Method::POST, Method::PUT].into()]);
        assert_eq!(table.get(&Method::GET).unwrap().value, 0);
        assert_eq!(table.get(&Method::PUT).unwrap().value, 1);
        assert!(table.get(&Method::HEAD).is_none());
        assert!(table.get(&Method::from_bytes(b"PROPFIND").unwrap()).is_none());
    }

    #[test]
    fn methods_are_case_sensitive() {
        assert!(table(&[Method::GET.into()]).get(&Method::from_bytes(b"get").unwrap()).is_none());
    }

    #[test]
    fn first_declared_refuses() {
        assert_eq!(table(&[Method::POST.into(), Method::GET.into()]).first().unwrap().value, 0);
    }

    #[test]
    fn a_route_for_any_method_answers_what_others_left() {
        let table = table(&[Method::GET.into(), Methods::Any]);
        assert_eq!(table.get(&Method::GET).unwrap().value, 0);
        assert_eq!(table.get(&Method::DELETE).unwrap().value, 1);
    }
}
