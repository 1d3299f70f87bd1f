//! All templates together, and which of them is tried first.
//!
//! # Precedence
//!
//! Templates are compared segment by segment, from the left; the first segment where they differ decides:
//!
//! 1. literal text beats any parameter;
//! 2. a segment with parameters beats one from which a `{p:path}` goes on over the rest of the path;
//! 3. more literal text beats less;
//! 4. at the first parameter that differs, the narrower convertor wins: `uuid`, `int`, `float`, `str`, `path`; then
//!    more parameters beat fewer;
//! 5. the one declared first wins. A segment counts as declared where it first occurs after the same beginning.
//!
//! So a static segment wins whatever the order of declaration, and what is written in a file far away cannot hide a
//! route. Starlette and FastAPI take the first declared.
//!
//! # Bound
//!
//! Each node of the tree stands for a fixed number of segments, so a search visits it once at most, and each pattern
//! takes time linear in the path ([`Pattern::matches`]). A search therefore takes at most the length of all templates
//! times that of the path, whatever the path. The depth of the recursion is the number of segments of the longest
//! template.

use std::cmp::Ordering;

use super::captures::Captures;
use super::convertor::Convertor;
use super::pattern::Pattern;
use super::template::{Element, RouteTemplate};

/// Longer paths match nothing. No server accepts such a path; the bound lets [`Captures`] keep 32-bit positions.
const PATH_BYTES_MAX: usize = u32::MAX as usize;

/// Values by route template, one for each shape.
#[derive(Debug)]
pub(crate) struct Tree<T> {
    root: Node<T>,
}

impl<T> Tree<T> {
    /// An empty tree.
    pub(crate) fn new() -> Self {
        Self { root: Node::new() }
    }

    /// The value of the templates with this shape, which `make` makes if there is none.
    ///
    /// Templates that differ only in the names of their parameters share a value, because every path that one of them
    /// matches the other matches too, with the same captures.
    pub(crate) fn get_or_insert_with(&mut self, template: &RouteTemplate, make: impl FnOnce() -> T) -> &mut T {
        let (segments, rest) = split(template);
        let mut node = &mut self.root;
        for segment in segments {
            node = match &*segment {
                [] => node.literal_child(""),
                [Element::Literal(text)] => node.literal_child(text),
                elements => node.pattern_child(Pattern::new(elements)),
            };
        }
        match rest {
            Some(elements) => node.rest_leaf(Pattern::new(&elements), make),
            None => node.leaf.get_or_insert_with(make),
        }
    }

    /// Gives `select` the values whose templates match the decoded path, in the order of precedence, until it takes
    /// one.
    ///
    /// Returns what it took with the captures of that template. See the module for precedence and bound.
    pub(crate) fn find_map<'t, R>(
        &'t self,
        path: &str,
        mut select: impl FnMut(&'t T) -> Option<R>,
    ) -> Option<(R, Captures)> {
        if !path.starts_with('/') || path.len() > PATH_BYTES_MAX {
            return None;
        }
        let mut captures = Captures::default();
        let found = self.root.find_map(path, 1, &mut captures, &mut select)?;
        Some((found, captures))
    }
}

/// What may follow after the same segments.
#[derive(Debug)]
struct Node<T> {
    /// The value of the template that ends here.
    leaf: Option<T>,
    /// Literal segments, sorted by length and text.
    literals: Vec<(Box<str>, Node<T>)>,
    /// Segments with parameters, the most specific first.
    patterns: Vec<(Pattern, Node<T>)>,
    /// Ends of templates from a segment with a `{p:path}` on, the most specific first.
    rests: Vec<(Pattern, T)>,
}

impl<T> Node<T> {
    fn new() -> Self {
        Self { leaf: None, literals: Vec::new(), patterns: Vec::new(), rests: Vec::new() }
    }

    fn find_map<'t, R>(
        &'t self,
        path: &str,
        start: usize,
        captures: &mut Captures,
        select: &mut impl FnMut(&'t T) -> Option<R>,
    ) -> Option<R> {
        let end = path.as_bytes()[start..].iter().position(|byte| *byte == b'/').map(|length| start + length);
        let segment = start..end.unwrap_or(path.len());
        let mut enter = |node: &'t Self, captures: &mut Captures| match end {
            Some(slash) => node.find_map(path, slash + 1, captures, select),
            None => select(node.leaf.as_ref()?),
        };

        let text = &path[segment.clone()];
        if let Ok(index) = self.literals.binary_search_by(|(literal, _)| by_length_and_text(literal, text))
            && let Some(found) = enter(&self.literals[index].1, captures)
        {
            return Some(found);
        }
        let captured = captures.len();
        for (pattern, node) in &self.patterns {
            if pattern.matches(path, segment.clone(), captures) {
                if let Some(found) = enter(node, captures) {
                    return Some(found);
                }
                captures.truncate(captured);
            }
        }
        for (pattern, value) in &self.rests {
            if pattern.matches(path, start..path.len(), captures) {
                if let Some(found) = select(value) {
                    return Some(found);
                }
                captures.truncate(captured);
            }
        }
        None
    }

    fn literal_child(&mut self, text: &str) -> &mut Self {
        let index = match self.literals.binary_search_by(|(literal, _)| by_length_and_text(literal, text)) {
            Ok(index) => index,
            Err(index) => {
                self.literals.insert(index, (text.into(), Self::new()));
                index
            }
        };
        &mut self.literals[index].1
    }

    fn pattern_child(&mut self, pattern: Pattern) -> &mut Self {
        entry(&mut self.patterns, pattern, Self::new)
    }

    fn rest_leaf(&mut self, pattern: Pattern, make: impl FnOnce() -> T) -> &mut T {
        entry(&mut self.rests, pattern, make)
    }
}

/// The value of the pattern in a list that is sorted by specificity, new ones after those that are equally specific.
fn entry<V>(entries: &mut Vec<(Pattern, V)>, pattern: Pattern, make: impl FnOnce() -> V) -> &mut V {
    let index = entries.iter().position(|(known, _)| *known == pattern).unwrap_or_else(|| {
        let index = entries.partition_point(|(known, _)| known.specificity(&pattern) != Ordering::Greater);
        entries.insert(index, (pattern, make()));
        index
    });
    &mut entries[index].1
}

/// Any total order would do. This one mostly decides without looking at the text.
fn by_length_and_text(known: &str, wanted: &str) -> Ordering {
    known.len().cmp(&wanted.len()).then_with(|| known.as_bytes().cmp(wanted.as_bytes()))
}

/// The segments of a template, and all that follows from the segment with the first `{p:path}` on.
fn split(template: &RouteTemplate) -> (Vec<Vec<Element>>, Option<Vec<Element>>) {
    let mut segments = Vec::new();
    let mut segment = Vec::new();
    for (index, element) in template.elements().iter().enumerate() {
        match element {
            Element::Parameter { convertor: Convertor::Path, .. } => {
                segment.extend_from_slice(&template.elements()[index..]);
                // What precedes the first slash is empty: it is no segment.
                segments.remove(0);
                return (segments, Some(segment));
            }
            Element::Parameter { .. } => segment.push(element.clone()),
            Element::Literal(text) => {
                let mut parts = text.split('/');
                let first = parts.next().unwrap_or_default();
                push_literal(&mut segment, first);
                for part in parts {
                    segments.push(std::mem::take(&mut segment));
                    push_literal(&mut segment, part);
                }
            }
        }
    }
    segments.push(segment);
    segments.remove(0);
    (segments, None)
}

fn push_literal(segment: &mut Vec<Element>, text: &str) {
    if !text.is_empty() {
        segment.push(Element::Literal(text.into()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(templates: &[&'static str]) -> Tree<&'static str> {
        let mut tree = Tree::new();
        for template in templates {
            tree.get_or_insert_with(&RouteTemplate::parse(template).unwrap(), || *template);
        }
        tree
    }

    fn find<'p>(tree: &Tree<&'static str>, path: &'p str) -> Option<(&'static str, Vec<&'p str>)> {
        let (template, captures) = tree.find_map(path, |template| Some(*template))?;
        Some((template, captures.ranges().map(|range| &path[range]).collect()))
    }

    /// Asserts that the templates win in this order over each other on the path, whatever the order of declaration.
    fn assert_precedence(path: &str, templates: &[&'static str]) {
        let reversed: Vec<_> = templates.iter().copied().rev().collect();
        for tree in [tree(templates), tree(&reversed)] {
            let mut seen = Vec::new();
            tree.find_map(path, |template| {
                seen.push(*template);
                None::<()>
            });
            assert_eq!(seen, templates, "{path}");
        }
    }

    #[test]
    fn static_segments_beat_parameters_in_any_order() {
        assert_precedence("/users/me", &["/users/me", "/users/{id}", "/{kind}/me", "/{kind}/{id}"]);
        assert_precedence("/a/1/b/fixed", &["/a/{x}/b/fixed", "/a/{x}/b/{y}"]);
    }

    #[test]
    fn narrower_patterns_come_first() {
        assert_precedence("/5", &["/{n:int}", "/{f:float}", "/{s}", "/{p:path}"]);
        assert_precedence("/a-b.json", &["/{a}-{b}.json", "/{a}.json", "/{a}", "/{p:path}.json", "/{p:path}"]);
        assert_precedence("/11111111111111111111111111111111", &["/{u:uuid}", "/{n:int}", "/{s}"]);
    }

    #[test]
    fn first_declared_wins_among_equals() {
        assert_eq!(find(&tree(&["/x{a}", "/{a}x"]), "/xx"), Some(("/x{a}", vec!["x"])));
        assert_eq!(find(&tree(&["/{a}x", "/x{a}"]), "/xx"), Some(("/{a}x", vec!["x"])));
    }

    #[test]
    fn goes_back_when_the_better_segment_leads_nowhere() {
        let tree = tree(&["/a/b/c", "/a/{x}/d", "/{y}/b/e", "/{p:path}/f"]);
        assert_eq!(find(&tree, "/a/b/d"), Some(("/a/{x}/d", vec!["b"])));
        assert_eq!(find(&tree, "/a/b/e"), Some(("/{y}/b/e", vec!["a"])));
        assert_eq!(find(&tree, "/a/b/f"), Some(("/{p:path}/f", vec!["a/b"])));
        assert_eq!(find(&tree, "/a/b/g"), None);
    }

    #[test]
    fn goes_on_when_the_value_is_not_taken() {
        let tree = tree(&["/status/json", "/status/{id}"]);
        let (found, captures) = tree.find_map("/status/json", |value| value.contains('{').then_some(*value)).unwrap();
        assert_eq!((found, captures.text("/status/json", 0)), ("/status/{id}", Some("json")));
    }

    #[test]
    fn slashes_count() {
        let tree = tree(&["/", "/a", "/a/", "//b", "/{x}/c"]);
        for path in ["/", "/a", "/a/", "//b"] {
            assert_eq!(find(&tree, path), Some((tree_key(path), vec![])));
        }
        for path in ["", "a", "//", "/a//", "//a", "//c", "/A"] {
            assert_eq!(find(&tree, path), None, "{path}");
        }
    }

    fn tree_key(path: &str) -> &'static str {
        ["/", "/a", "/a/", "//b"].into_iter().find(|key| *key == path).unwrap()
    }

    #[test]
    fn path_parameters_take_slashes_and_may_be_empty() {
        let tree = tree(&["/files/{p:path}", "/a/{p:path}/edit", "/img-{p:path}"]);
        assert_eq!(find(&tree, "/files/"), Some(("/files/{p:path}", vec![""])));
        assert_eq!(find(&tree, "/files//etc/passwd"), Some(("/files/{p:path}", vec!["/etc/passwd"])));
        assert_eq!(find(&tree, "/files"), None);
        assert_eq!(find(&tree, "/a/b/c/edit"), Some(("/a/{p:path}/edit", vec!["b/c"])));
        assert_eq!(find(&tree, "/a//edit"), Some(("/a/{p:path}/edit", vec![""])));
        assert_eq!(find(&tree, "/a/edit"), None);
        assert_eq!(find(&tree, "/img-x/y"), Some(("/img-{p:path}", vec!["x/y"])));
    }

    #[test]
    fn templates_of_one_shape_share_a_value() {
        let mut tree = tree(&["/u/{id}", "/p/{x:path}"]);
        let value = tree.get_or_insert_with(&RouteTemplate::parse("/u/{name}").unwrap(), || "not made");
        assert_eq!(*value, "/u/{id}");
        let value = tree.get_or_insert_with(&RouteTemplate::parse("/p/{y:path}").unwrap(), || "not made");
        assert_eq!(*value, "/p/{x:path}");
    }

    #[test]
    fn more_parameters_than_fit_inline_are_captured() {
        let tree = tree(&["/{a}/{b}/{c}/{d}/{e}/{f}/{g}/{h}/{i}-{j}"]);
        let (_, captured) = find(&tree, "/1/2/3/4/5/6/7/8/9-10").unwrap();
        assert_eq!(captured, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
    }

    #[test]
    fn hostile_paths_take_linear_time() {
        // Backtracking takes 10^8 steps for the first template, and about 10^31 for the last: it would not end.
        let tree = tree(&[
            "/{a:path}/x/{b:path}/y",
            "/{a:path}/{b:path}/{c:path}/{d:path}/{e:path}/{f:path}/{g:path}/{h:path}/z",
            "/{a}{b}{c}{d}{e}{f}{g}{h}!/z",
        ]);
        for unit in ["/", "/x", "/x/", "a", "é", "1.", "/y"] {
            let path = format!("/{}", unit.repeat(10_000));
            assert_eq!(find(&tree, &path), None, "{unit}");
        }
        let path = format!("{}/y", "/x".repeat(10_000));
        let (template, captured) = find(&tree, &path).unwrap();
        assert_eq!((template, captured[0].len(), captured[1]), ("/{a:path}/x/{b:path}/y", 19_995, "x"));
    }
}
