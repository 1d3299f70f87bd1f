//! What a router puts before the templates of its routes.

use std::fmt;

use super::template::{RouteTemplate, TemplateError};

/// The prefix of a router: nothing, or a path such as `/api/v1` or `/users/{user_id}` without a slash at its end.
///
/// This is where the empty path is at home: a route with the path `""` under the prefix `/users` answers `/users`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RoutePrefix(Box<str>);

impl RoutePrefix {
    /// Reads a prefix. Its parameters are checked when it is joined with a route's path.
    ///
    /// # Errors
    ///
    /// The prefix is not empty and does not begin with a slash, or it ends with one.
    pub(crate) fn parse(written: &str) -> Result<Self, PrefixError> {
        if !written.is_empty() && (!written.starts_with('/') || written.ends_with('/')) {
            return Err(PrefixError { prefix: written.into() });
        }
        Ok(Self(written.into()))
    }

    /// The prefix of a router with the prefix `inner` that is included in one with this prefix.
    pub(crate) fn nest(&self, inner: &Self) -> Self {
        Self(format!("{}{}", self.0, inner.0).into())
    }

    /// The template of a route with this path in a router with this prefix.
    ///
    /// # Errors
    ///
    /// The path is neither empty nor begins with a slash, prefix and path are both empty, or what they make together is
    /// no template.
    pub(crate) fn join(&self, path: &str) -> Result<RouteTemplate, TemplateError> {
        if path.is_empty() || path.starts_with('/') {
            RouteTemplate::parse(&format!("{}{path}", self.0))
        } else {
            // Parsed alone, so that the message shows the path which lacks the slash and not `/apiitems`.
            RouteTemplate::parse(path)
        }
    }

    /// The prefix as text.
    #[cfg(test)]
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// A prefix that does not begin with a slash, or ends with one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PrefixError {
    pub(crate) prefix: Box<str>,
}

impl fmt::Display for PrefixError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "router prefix `{}`: expected a `/` at the beginning and none at the end", self.prefix)
    }
}

impl std::error::Error for PrefixError {}

#[cfg(test)]
mod tests {
    use super::super::template::TemplateProblem;
    use super::*;

    fn prefix(written: &str) -> RoutePrefix {
        RoutePrefix::parse(written).unwrap()
    }

    #[test]
    fn joins_with_the_path_of_a_route() {
        assert_eq!(prefix("/users").join("").unwrap().as_str(), "/users");
        assert_eq!(prefix("/users").join("/").unwrap().as_str(), "/users/");
        assert_eq!(prefix("").join("/users/{id}").unwrap().as_str(), "/users/{id}");
        assert_eq!(prefix("/{a}").nest(&prefix("/{b}")).join("/{c}").unwrap().as_str(), "/{a}/{b}/{c}");
        assert_eq!(prefix("/a").nest(&RoutePrefix::default()).as_str(), "/a");
    }

    #[test]
    fn refuses_both_empty_and_paths_without_slash() {
        assert_eq!(prefix("").join("").unwrap_err().problem, TemplateProblem::NotRooted);
        let error = prefix("/api").join("items").unwrap_err();
        assert_eq!((&*error.template, error.problem), ("items", TemplateProblem::NotRooted));
    }

    #[test]
    fn a_name_in_prefix_and_path_is_a_duplicate() {
        let error = prefix("/{id}").join("/{id}").unwrap_err();
        assert_eq!(error.problem, TemplateProblem::DuplicateParameter { name: "id".into() });
    }

    #[test]
    fn refuses_prefixes_without_leading_or_with_trailing_slash() {
        for written in ["api", "/", "/api/", "{a}"] {
            let error = RoutePrefix::parse(written).unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("router prefix `{written}`: expected a `/` at the beginning and none at the end")
            );
        }
    }
}
