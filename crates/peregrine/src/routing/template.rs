//! A route's path as the developer writes it.

use std::fmt;

use super::convertor::{CONVERTORS, Convertor};

/// The path of a route, parsed: literal text and parameters, as in `/items/{item_id:int}/{file}.json`.
///
/// It always begins with a slash. The empty path that a route may have under a prefix exists only before the two are
/// joined, see [`RoutePrefix::join`](super::RoutePrefix::join).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RouteTemplate {
    written: Box<str>,
    elements: Vec<Element>,
}

/// A piece of a template. Two literals never follow each other, and no literal is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Element {
    Literal(Box<str>),
    Parameter { name: Box<str>, convertor: Convertor },
}

impl RouteTemplate {
    /// Reads a template.
    ///
    /// Starlette takes what it does not understand between braces for literal text, so that `/{item-id}` is a route
    /// which nobody reaches. Here it is an error.
    ///
    /// # Errors
    ///
    /// The text does not begin with a slash, a brace has no partner, a parameter has no proper name, a convertor is
    /// unknown, or two parameters share a name.
    pub(crate) fn parse(written: &str) -> Result<Self, TemplateError> {
        let fail = |problem| TemplateError { template: written.into(), problem };
        if !written.starts_with('/') {
            return Err(fail(TemplateProblem::NotRooted));
        }
        let mut elements = Vec::new();
        let mut rest = written;
        while let Some(brace) = rest.find(['{', '}']) {
            let (literal, braced) = rest.split_at(brace);
            let Some(inside) = braced.strip_prefix('{') else {
                return Err(fail(TemplateProblem::UnbalancedBrace { position: written.len() - braced.len() }));
            };
            let Some(closing) = inside.find(['{', '}']).filter(|at| inside.as_bytes()[*at] == b'}') else {
                return Err(fail(TemplateProblem::UnbalancedBrace { position: written.len() - braced.len() }));
            };
            if !literal.is_empty() {
                elements.push(Element::Literal(literal.into()));
            }
            let parameter = parse_parameter(&inside[..closing]).map_err(fail)?;
            if elements.iter().any(|earlier| earlier.name().is_some_and(|name| parameter.name() == Some(name))) {
                let name = parameter.name().unwrap_or_default().into();
                return Err(fail(TemplateProblem::DuplicateParameter { name }));
            }
            elements.push(parameter);
            rest = &inside[closing + 1..];
        }
        if !rest.is_empty() {
            elements.push(Element::Literal(rest.into()));
        }
        Ok(Self { written: written.into(), elements })
    }

    /// The template as the developer wrote it.
    #[cfg(test)]
    pub(crate) fn as_str(&self) -> &str {
        &self.written
    }

    /// The literals and parameters, from left to right.
    pub(crate) fn elements(&self) -> &[Element] {
        &self.elements
    }

    /// The parameters with their convertors, in the order of [`Captures`](super::Captures).
    pub(crate) fn parameters(&self) -> impl Iterator<Item = (&str, Convertor)> {
        self.elements.iter().filter_map(|element| match element {
            Element::Literal(_) => None,
            Element::Parameter { name, convertor } => Some((&**name, *convertor)),
        })
    }

    /// The template as the OpenAPI document shows it: parameters without their convertors.
    pub(crate) fn path_format(&self) -> String {
        self.write_with(|name, _, out| {
            out.push_str(name);
        })
    }

    /// The template with the names left out: equal for two templates that match the same paths in the same way.
    pub(crate) fn shape(&self) -> String {
        self.write_with(|_, convertor, out| {
            out.push(':');
            out.push_str(convertor.name());
        })
    }

    fn write_with(&self, mut write_parameter: impl FnMut(&str, Convertor, &mut String)) -> String {
        let mut out = String::with_capacity(self.written.len());
        for element in &self.elements {
            match element {
                Element::Literal(text) => out.push_str(text),
                Element::Parameter { name, convertor } => {
                    out.push('{');
                    write_parameter(name, *convertor, &mut out);
                    out.push('}');
                }
            }
        }
        out
    }
}

impl fmt::Display for RouteTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl Element {
    fn name(&self) -> Option<&str> {
        match self {
            Self::Literal(_) => None,
            Self::Parameter { name, .. } => Some(name),
        }
    }
}

fn parse_parameter(inside: &str) -> Result<Element, TemplateProblem> {
    let (name, convertor) = match inside.split_once(':') {
        None => (inside, Some(Convertor::Str)),
        Some((name, convertor)) => (name, Convertor::from_name(convertor)),
    };
    if !is_identifier(name) {
        return Err(TemplateProblem::BadName { name: name.into() });
    }
    match convertor {
        Some(convertor) => Ok(Element::Parameter { name: name.into(), convertor }),
        None => {
            Err(TemplateProblem::UnknownConvertor { name: name.into(), convertor: inside[name.len() + 1..].into() })
        }
    }
}

fn is_identifier(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// A template that cannot be read: which one, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TemplateError {
    pub(crate) template: Box<str>,
    pub(crate) problem: TemplateProblem,
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub(crate) enum TemplateProblem {
    /// It does not begin with a slash.
    NotRooted,
    /// The brace at this byte has no partner, or stands inside of another pair.
    UnbalancedBrace { position: usize },
    /// What stands for a name is not an ASCII identifier.
    BadName { name: Box<str> },
    /// The word after the colon is not a convertor.
    UnknownConvertor { name: Box<str>, convertor: Box<str> },
    /// Two parameters have this name.
    DuplicateParameter { name: Box<str> },
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "path template `{}`: ", self.template)?;
        match &self.problem {
            TemplateProblem::NotRooted => f.write_str("expected a `/` at the beginning"),
            TemplateProblem::UnbalancedBrace { position } => {
                write!(f, "unbalanced brace at byte {position}; a parameter is written `{{name}}`")
            }
            TemplateProblem::BadName { name } => {
                write!(f, "`{name}` is no parameter name; use ASCII letters, digits and `_`, no digit first")
            }
            TemplateProblem::UnknownConvertor { name, convertor } => {
                write!(f, "parameter `{name}` has the unknown convertor `{convertor}`; use one of ")?;
                for (index, known) in CONVERTORS.into_iter().enumerate() {
                    write!(f, "{}`{}`", if index == 0 { "" } else { ", " }, known.name())?;
                }
                Ok(())
            }
            TemplateProblem::DuplicateParameter { name } => {
                write!(f, "two parameters are named `{name}`; rename one of them")
            }
        }
    }
}

impl std::error::Error for TemplateError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(written: &str) -> RouteTemplate {
        RouteTemplate::parse(written).unwrap()
    }

    fn problem(written: &str) -> TemplateProblem {
        RouteTemplate::parse(written).unwrap_err().problem
    }

    #[test]
    fn parameters_keep_their_order_and_convertors() {
        let template = template("/a/{x}/{b:int}-{c:float}.json/{d:uuid}{p:path}/edit{s:str}");
        let parameters: Vec<_> = template.parameters().map(|(name, convertor)| (name, convertor.name())).collect();
        assert_eq!(
            parameters,
            [("x", "str"), ("b", "int"), ("c", "float"), ("d", "uuid"), ("p", "path"), ("s", "str")]
        );
    }

    #[test]
    fn document_shows_parameters_without_convertors() {
        assert_eq!(template("/files/{file_path:path}").path_format(), "/files/{file_path}");
        assert_eq!(template("/{a}-{b:int}.json").path_format(), "/{a}-{b}.json");
        assert_eq!(template("/").path_format(), "/");
    }

    #[test]
    fn display_is_what_was_written() {
        for written in ["/", "/a/{b:int}/", "//{_x1:str}"] {
            assert_eq!(template(written).to_string(), written);
            assert_eq!(template(written).as_str(), written);
        }
    }

    #[test]
    fn shape_forgets_names_only() {
        assert_eq!(template("/u/{id}").shape(), template("/u/{name:str}").shape());
        assert_ne!(template("/u/{id}").shape(), template("/u/{id:int}").shape());
        assert_ne!(template("/u/{id}").shape(), template("/u/{id}/").shape());
    }

    #[test]
    fn refuses_what_does_not_begin_with_a_slash() {
        for written in ["", "items", "{a}", " /"] {
            assert_eq!(problem(written), TemplateProblem::NotRooted);
        }
    }

    #[test]
    fn refuses_unbalanced_braces_and_says_where() {
        for (written, position) in [("/a}", 2), ("/{a", 1), ("/{a}/{b", 5), ("/{a{b}}", 1), ("/{a}}", 4), ("/{{a}}", 1)]
        {
            assert_eq!(problem(written), TemplateProblem::UnbalancedBrace { position }, "{written}");
        }
    }

    #[test]
    fn refuses_names_that_are_no_identifiers() {
        for name in ["", "1a", "item-id", "a b", "é", "*rest"] {
            assert_eq!(problem(&format!("/{{{name}}}")), TemplateProblem::BadName { name: name.into() });
        }
    }

    #[test]
    fn refuses_unknown_convertors() {
        for convertor in ["", "integer", "Int", "int:int", " int"] {
            assert_eq!(
                problem(&format!("/{{a:{convertor}}}")),
                TemplateProblem::UnknownConvertor { name: "a".into(), convertor: convertor.into() }
            );
        }
    }

    #[test]
    fn refuses_a_name_used_twice() {
        assert_eq!(problem("/{a}/{b}/{a:int}"), TemplateProblem::DuplicateParameter { name: "a".into() });
    }

    #[test]
    fn messages_name_the_template_and_the_way_out() {
        let message = |written: &str| RouteTemplate::parse(written).unwrap_err().to_string();
        assert_eq!(message("a"), "path template `a`: expected a `/` at the beginning");
        assert_eq!(message("/{a"), "path template `/{a`: unbalanced brace at byte 1; a parameter is written `{name}`");
        assert_eq!(
            message("/{item-id}"),
            "path template `/{item-id}`: `item-id` is no parameter name; use ASCII letters, digits and `_`, no digit first"
        );
        assert_eq!(
            message("/{a:integer}"),
            "path template `/{a:integer}`: parameter `a` has the unknown convertor `integer`; \
             use one of `str`, `int`, `float`, `uuid`, `path`"
        );
        assert_eq!(message("/{a}/{a}"), "path template `/{a}/{a}`: two parameters are named `a`; rename one of them");
    }
}
