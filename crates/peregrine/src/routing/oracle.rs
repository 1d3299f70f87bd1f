//! The tree held against a naive router: every template tried by backtracking, the winners sorted as documented.

use std::cmp::{Ordering, Reverse};
use std::ops::Range;

use proptest::prelude::*;

use super::convertor::Convertor;
use super::template::{Element, RouteTemplate};
use super::tree::Tree;

/// What the elements capture if they match all of `path` from `start` on, each parameter as much as it can.
fn capture(elements: &[Element], path: &str, start: usize) -> Option<Vec<Range<usize>>> {
    let Some((element, rest)) = elements.split_first() else { return (start == path.len()).then(Vec::new) };
    match element {
        Element::Literal(text) => {
            path[start..].starts_with(&**text).then(|| capture(rest, path, start + text.len())).flatten()
        }
        Element::Parameter { convertor, .. } => (start..=path.len())
            .rev()
            .filter(|end| path.is_char_boundary(*end) && convertor.accepts(&path[start..*end]))
            .find_map(|end| {
                let mut captured = capture(rest, path, end)?;
                captured.insert(0, start..end);
                Some(captured)
            }),
    }
}

/// The segments of a template without names; the last is all that follows from the first segment with a `path` on.
fn segments(template: &RouteTemplate) -> Vec<String> {
    let shape = template.shape();
    let mut segments: Vec<String> = shape[1..].split('/').map(str::to_owned).collect();
    if let Some(first) = segments.iter().position(|segment| segment.contains("{:path}")) {
        let rest = segments.split_off(first).join("/");
        segments.push(rest);
    }
    segments
}

/// The rules 1 to 4 of the documented precedence, for one segment.
fn rank(segment: &str) -> impl Ord + use<> {
    let mut literal_bytes = 0;
    let mut convertors = Vec::new();
    for part in segment.split('}') {
        let (literal, convertor) = part.split_once("{:").unwrap_or((part, ""));
        literal_bytes += literal.len();
        convertors.extend(Convertor::from_name(convertor).map(|convertor| convertor as usize));
    }
    let kind = match () {
        () if convertors.is_empty() => 0,
        () if !segment.contains("{:path}") => 1,
        () => 2,
    };
    convertors.push(usize::MAX);
    (kind, Reverse(literal_bytes), convertors)
}

fn precedence(all: &[Vec<String>], one: &[String], other: &[String]) -> Ordering {
    let Some(at) = one.iter().zip(other).position(|(one, other)| one != other) else { return Ordering::Equal };
    let declared = |segments: &[String]| all.iter().position(|known| known.starts_with(&segments[..=at]));
    rank(&one[at]).cmp(&rank(&other[at])).then_with(|| declared(one).cmp(&declared(other)))
}

/// All that match, the best first: the index of the first template of each shape, and what it captures.
fn matches(templates: &[RouteTemplate], path: &str) -> Vec<(usize, Vec<Range<usize>>)> {
    let all: Vec<_> = templates.iter().map(segments).collect();
    let mut found: Vec<_> = templates
        .iter()
        .enumerate()
        .filter(|(index, _)| all.iter().position(|known| *known == all[*index]) == Some(*index))
        .filter_map(|(index, template)| Some((index, capture(template.elements(), path, 0)?)))
        .collect();
    found.sort_by(|(one, _), (other, _)| precedence(&all, &all[*one], &all[*other]));
    found
}

fn templates() -> impl Strategy<Value = Vec<RouteTemplate>> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec!["a", "b", "ab", "-", ".", "1", "é"]).prop_map(str::to_owned),
        4 => prop::sample::select(vec!["", ":str", ":int", ":float", ":path"]).prop_map(|kind| format!("{{{kind}}}")),
    ];
    let segment = prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat());
    let template = prop::collection::vec(segment, 1..4).prop_map(|segments| {
        // Numbered names, so that none is used twice.
        let mut written = String::new();
        for (index, part) in format!("/{}", segments.join("/")).split('{').enumerate() {
            let name = if index == 0 { String::new() } else { format!("{{p{index}") };
            written += &name;
            written += part;
        }
        RouteTemplate::parse(&written).unwrap()
    });
    prop::collection::vec(template, 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tree_agrees_with_the_oracle(
        templates in templates(),
        paths in prop::collection::vec("(/(a|b|ab|-|\\.|1|1\\.1|é|\n){0,4}){1,4}", 8),
    ) {
        let mut tree = Tree::new();
        for (index, template) in templates.iter().enumerate() {
            tree.get_or_insert_with(template, || index);
        }
        for path in paths {
            let expected = matches(&templates, &path);

            let mut seen = Vec::new();
            let none = tree.find_map(&path, |index| { seen.push(*index); None::<()> });
            prop_assert!(none.is_none());
            let order: Vec<_> = expected.iter().map(|(index, _)| *index).collect();
            prop_assert_eq!(&seen, &order, "{:?} in {:?}", path, templates);

            for (wanted, ranges) in expected {
                let (_, captures) = tree.find_map(&path, |index| (*index == wanted).then_some(())).unwrap();
                prop_assert_eq!(captures.ranges().collect::<Vec<_>>(), ranges, "{:?} in {}", path, templates[wanted]);
            }
        }
    }

    #[test]
    fn uuids_agree_with_the_oracle(
        written in prop::sample::select(vec![
            "/{u:uuid}{x}",
            "/{x}{u:uuid}",
            "/{p:path}{u:uuid}{q:path}",
            "/{a:int}{u:uuid}",
        ]),
        path in "/[01a]{0,3}[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}[/01a]{0,3}",
    ) {
        let template = RouteTemplate::parse(written).unwrap();
        let mut tree = Tree::new();
        tree.get_or_insert_with(&template, || ());
        let found = tree.find_map(&path, |()| Some(())).map(|((), captures)| captures.ranges().collect::<Vec<_>>());
        prop_assert_eq!(found, capture(template.elements(), &path, 0));
    }

    #[test]
    fn no_path_and_no_template_panics(
        written in "\\PC*|[/{}:a-z]*",
        templates in templates(),
        path in "(?s).*|/(?s).*",
    ) {
        let mut tree = Tree::new();
        for template in templates.iter().chain(RouteTemplate::parse(&written).iter()) {
            tree.get_or_insert_with(template, || ());
        }
        let _ = tree.find_map(&path, |()| Some(()));
    }
}
