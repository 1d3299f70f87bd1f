//! Markdown as far as links need it: prose without code, targets of links, anchors of headings.

use std::collections::BTreeSet;

/// The text with fenced blocks and code spans made blank; lines stay where they are.
pub(crate) fn prose(text: &str) -> String {
    let (mut prose, mut fence) = (String::with_capacity(text.len()), None);
    for line in text.lines() {
        let mark = fence_mark(line);
        match (fence, mark) {
            (None, Some(_)) => fence = mark,
            (Some(open), Some(close)) if close == open => fence = None,
            (Some(_), _) => {}
            (None, None) => without_spans(line, &mut prose),
        }
        prose.push('\n');
    }
    prose
}

fn fence_mark(line: &str) -> Option<&'static str> {
    ["```", "~~~"].into_iter().find(|mark| line.trim_start().starts_with(mark))
}

fn without_spans(line: &str, prose: &mut String) {
    let mut rest = line;
    while let Some((before, span)) = rest.split_once('`') {
        let marks = 1 + span.bytes().take_while(|byte| *byte == b'`').count();
        let content = &span[marks - 1..];
        let Some(end) = content.find(&"`".repeat(marks)) else { break };
        prose.push_str(before);
        prose.push_str("``");
        rest = &content[end + marks..];
    }
    prose.push_str(rest);
}

/// The targets of all links and images, each with its line.
pub(crate) fn links(text: &str) -> Vec<(usize, String)> {
    let mut links = Vec::new();
    for (index, line) in prose(text).lines().enumerate() {
        for (at, _) in line.match_indices("](") {
            push_link(&mut links, index + 1, line[at + 2..].split([')', ' ']).next());
        }
        let definition = line.trim_start().strip_prefix('[').and_then(|rest| rest.split_once("]: "));
        push_link(&mut links, index + 1, definition.and_then(|(_, target)| target.split_whitespace().next()));
    }
    links
}

fn push_link(links: &mut Vec<(usize, String)>, line: usize, target: Option<&str>) {
    if let Some(target) = target {
        links.push((line, target.trim_start_matches('<').trim_end_matches('>').to_owned()));
    }
}

/// The anchors that GitHub gives the headings, and those written by hand.
pub(crate) fn anchors(text: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    // The prose tells which lines are headings; their code spans count for the anchor.
    for (prose, line) in prose(text).lines().zip(text.lines()) {
        let title = prose.trim_start_matches('#');
        if title.len() < prose.len() && title.starts_with(' ') {
            insert_numbered(&mut anchors, anchor(line.trim_start_matches('#').trim()));
        }
        for attribute in ["id=\"", "name=\""] {
            let written = prose.split(attribute).skip(1).filter_map(|rest| rest.split('"').next());
            anchors.extend(written.map(str::to_owned));
        }
    }
    anchors
}

fn insert_numbered(anchors: &mut BTreeSet<String>, anchor: String) {
    let numbered = (0..).map(|number| if number == 0 { anchor.clone() } else { format!("{anchor}-{number}") });
    anchors.extend(numbered.into_iter().find(|anchor| !anchors.contains(anchor)));
}

fn anchor(title: &str) -> String {
    let mut shown = String::new();
    let mut rest = title;
    // Of a link only the text is shown.
    while let Some((before, after)) = rest.split_once("](") {
        shown.push_str(before);
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    shown.push_str(rest);
    let kept = shown.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_has_no_code() {
        assert_eq!(
            prose("a `b` ``c ` d`` e\n```rust\n[f](g)\n```\n~~~\n```\n~~~\nh `i"),
            "a `` `` e\n\n\n\n\n\n\nh `i\n"
        );
    }

    #[test]
    fn links_are_inline_or_defined() {
        let text = "[a](b.md) ![c](<d.svg> \"e\")\n`[f](g)`\n[h]: i.md \"j\"\n";
        assert_eq!(links(text), [(1, "b.md".to_owned()), (1, "d.svg".to_owned()), (3, "i.md".to_owned())]);
    }

    #[test]
    fn anchors_are_those_of_github() {
        let text = "# A `b` & [c](d), e\n## F_g-h!\n## F_g-h\n#i\n```\n# j\n```\n<a id=\"k\"></a>\n";
        let expected = ["a-b--c-e", "f_g-h", "f_g-h-1", "k"];
        assert_eq!(anchors(text).into_iter().collect::<Vec<_>>(), expected);
    }
}
