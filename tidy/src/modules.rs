//! Which files a Rust file declares as its modules, or includes.

use std::collections::BTreeSet;

use crate::repository::{self, File, Repository};
use crate::source::{self, Source};

/// What is known of the whole repository when declarations are read: the macros that write some.
#[derive(Debug)]
pub(crate) struct Modules<'a> {
    macros: BTreeSet<&'a str>,
}

impl<'a> Modules<'a> {
    pub(crate) fn of(repository: &'a Repository) -> Self {
        Self { macros: repository.sources().flat_map(|(_, source)| declaring_macros(source)).collect() }
    }

    /// The paths at which the modules that a file declares, and the files that it includes, may be.
    pub(crate) fn declared(&self, file: &File, is_root: bool) -> Vec<String> {
        let (Some(source), Some(text)) = (file.source(), file.text()) else { return Vec::new() };
        let mut paths = Vec::new();
        for (at, name) in declarations(source) {
            match attribute_path(source, text, at) {
                Some(path) => paths.extend(repository::resolve(&file.path, path)),
                None => paths.extend(candidates(file, is_root, &enclosing(source, at), name)),
            }
        }
        for (_, call) in self.macros.iter().flat_map(|name| calls(source, name)) {
            let names = call.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty());
            paths.extend(names.flat_map(|name| candidates(file, is_root, &[], name)));
        }
        for at in ["include", "include_str"].iter().flat_map(|name| source.words(name)) {
            let link = source.code[at..].find('"').and_then(|quote| text[at + quote + 1..].split('"').next());
            paths.extend(link.and_then(|link| repository::resolve(&file.path, link)));
        }
        paths
    }
}

/// The names of the declarative macros whose expansion declares modules of the caller's names.
fn declaring_macros(source: &Source) -> impl Iterator<Item = &str> {
    calls(source, "macro_rules").filter(|(_, body)| body.contains("mod $")).map(|(name, _)| name)
}

/// The calls of a macro: the name that it defines, if any, and what stands between its braces.
fn calls<'a>(source: &'a Source, name: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    source.words(name).filter_map(|at| {
        let rest = source.code[at + name.len()..].strip_prefix('!')?.trim_start();
        let defined = source::name(rest);
        let body = rest[defined.len()..].trim_start().strip_prefix('{')?;
        Some((defined, &body[..closing_brace(body)?]))
    })
}

fn closing_brace(body: &str) -> Option<usize> {
    let mut depth = 0_usize;
    body.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return true,
            b'}' => depth -= 1,
            _ => {}
        }
        false
    })
}

/// The positions and names of the `mod` declarations.
fn declarations(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    source.words("mod").filter_map(|at| {
        let rest = source.code[at + "mod".len()..].trim_start();
        let rest = rest.strip_prefix("r#").unwrap_or(rest);
        let name = source::name(rest);
        let is_declaration = !name.is_empty() && rest[name.len()..].trim_start().starts_with(';');
        is_declaration.then_some((at, name))
    })
}

/// Where the module `name` of a file may be, below the inline modules around its declaration.
fn candidates(file: &File, is_root: bool, around: &[&str], name: &str) -> [String; 2] {
    let folder = match file.path.strip_suffix("/mod.rs") {
        Some(folder) => folder,
        None if is_root => file.path.rsplit_once('/').map_or("", |(folder, _)| folder),
        None => file.path.trim_end_matches(".rs"),
    };
    let inside: String = around.iter().map(|module| format!("{module}/")).collect();
    ["", "/mod"].map(|end| format!("{folder}/{inside}{name}{end}.rs"))
}

/// The value of a `path` attribute of the item at `at`.
fn attribute_path<'a>(source: &Source, text: &'a str, at: usize) -> Option<&'a str> {
    let begin = source.code[..at].rfind([';', '{', '}']).map_or(0, |before| before + 1);
    let attribute = begin + source.code[begin..at].find("#[path")?;
    text[attribute..at].split('"').nth(1)
}

/// The inline modules around a position, from the outside.
fn enclosing(source: &Source, at: usize) -> Vec<&str> {
    let mut open = Vec::new();
    for (brace, byte) in source.code[..at].bytes().enumerate() {
        match byte {
            b'{' => {
                let before = source.code[..brace].trim_end();
                let name = before.rsplit([' ', '\n']).next().unwrap_or_default();
                let is_module = before[..before.len() - name.len()].trim_end().ends_with("mod");
                open.push(is_module.then_some(name));
            }
            b'}' => drop(open.pop()),
            _ => {}
        }
    }
    open.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(text: &str, is_root: bool) -> Vec<String> {
        let repository = Repository::of(&[("a/b.rs", text)]);
        Modules::of(&repository).declared(&repository.files()[0], is_root)
    }

    #[test]
    fn modules_of_a_root_stand_beside_it() {
        assert_eq!(declared("mod c;", true), ["a/c.rs", "a/c/mod.rs"]);
        assert_eq!(declared("pub mod r#c;", false), ["a/b/c.rs", "a/b/c/mod.rs"]);
    }

    #[test]
    fn inline_modules_are_folders() {
        let text = "mod c {\n    fn d() {}\n    mod e { mod f; }\n}\n";
        assert_eq!(declared(text, true), ["a/c/e/f.rs", "a/c/e/f/mod.rs"]);
    }

    #[test]
    fn paths_and_includes_are_relative_to_the_file() {
        assert_eq!(declared("mod c;\n#[path = \"../d.rs\"]\nmod e;", false)[2], "d.rs");
        assert_eq!(declared("f(include_str!(\"g.rs\"))", false), ["a/g.rs"]);
    }

    #[test]
    fn calls_of_declaring_macros_declare() {
        let text = "macro_rules! c { ($($d:ident)*) => { $(mod $d;)* }; }\nc! { e }\nf! { g }\n";
        assert_eq!(declared(text, true), ["a/e.rs", "a/e/mod.rs"]);
    }
}
