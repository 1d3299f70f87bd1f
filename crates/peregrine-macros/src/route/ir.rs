use proc_macro2::{Span, TokenStream};
use syn::{Expr, Generics, Ident, LitStr, Type, Visibility};

use super::template::Template;
use crate::depends::Depends;
use crate::facts::{Facts, Names};

/// A function to make a handler of.
pub(super) struct Handler {
    pub(super) ident: Ident,
    pub(super) vis: Visibility,
    pub(super) doc: String,
    pub(super) is_async: bool,
    pub(super) is_unsafe: bool,
    /// Whether it is for WebSockets: it has no methods then.
    pub(super) is_websocket: bool,
    pub(super) generics: Generics,
    pub(super) methods: Vec<String>,
    pub(super) template: Template,
    pub(super) options: Options,
    pub(super) parameters: Vec<Param>,
    /// `None` is a function that returns nothing.
    pub(super) output: Option<Type>,
}

/// The keys of the attribute.
#[derive(Default)]
pub(super) struct Options {
    pub(super) status: Option<Expr>,
    pub(super) tags: Option<Expr>,
    pub(super) summary: Option<LitStr>,
    pub(super) description: Option<Expr>,
    pub(super) response_description: Option<LitStr>,
    pub(super) operation_id: Option<LitStr>,
    pub(super) generate_unique_id: Option<Expr>,
    pub(super) deprecated: bool,
    pub(super) hidden: bool,
    pub(super) responses: Option<Expr>,
    pub(super) form_limits: Option<Expr>,
    pub(super) openapi_extra: Option<Expr>,
    pub(super) callbacks: Vec<Expr>,
    pub(super) dependencies: Vec<Expr>,
    /// What is said about the answer: calls of `ResponseOptions`.
    pub(super) response: Vec<TokenStream>,
}

/// A parameter of a function, or a field that is one.
pub(crate) struct Param {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) source: Source,
    /// What an attribute says of its place.
    pub(crate) place: Option<(Place, Span)>,
    /// Whether the prefix of a router has it, not the template.
    pub(crate) in_prefix: bool,
    pub(crate) facts: Facts,
}

/// Who gives the value of a parameter.
pub(crate) enum Source {
    /// The request.
    Request,
    /// A dependency.
    Depends(Box<Depends>),
    /// The application.
    State,
}

/// Where a parameter comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
    Cookie,
    Body,
    Form,
    Inferred,
}

impl Handler {
    pub(super) fn all_parameters(&self) -> Vec<&Param> {
        self.parameters.iter().collect()
    }

    /// Whether it depends on anything.
    pub(super) fn depends(&self) -> bool {
        let depends = |parameter: &Param| matches!(parameter.source, Source::Depends(_));
        !self.options.dependencies.is_empty() || self.parameters.iter().any(depends)
    }
}

impl Place {
    pub(super) fn from_attribute(name: &str) -> Option<Self> {
        match name {
            "path" => Some(Self::Path),
            "query" => Some(Self::Query),
            "header" => Some(Self::Header),
            "cookie" => Some(Self::Cookie),
            "body" => Some(Self::Body),
            "form" => Some(Self::Form),
            _ => None,
        }
    }
}

impl Param {
    pub(crate) fn is_of_request(&self) -> bool {
        matches!(self.source, Source::Request)
    }

    /// The first name on the wire.
    pub(super) fn wire_name(&self) -> String {
        self.names().input()
    }

    /// The names on the wire.
    pub(crate) fn names(&self) -> Names {
        let is_path = matches!(self.place, Some((Place::Path, _)));
        Names::of_parameter(syn::ext::IdentExt::unraw(&self.ident).to_string(), &self.facts, is_path)
    }

    /// The name on the wire, where the path of the route has some: the first of those that stand in it.
    pub(super) fn name_in(&self, template: &Template) -> String {
        let names = self.names().plain().unwrap_or_default();
        names.into_iter().find(|name| template.names.contains(name)).unwrap_or_else(|| self.wire_name())
    }
}
