use proc_macro2::Span;
use syn::{Expr, Generics, Ident, LitStr, Type, Visibility};

use super::template::Template;
use crate::facts::{Facts, Names};

/// A function to make a handler of.
pub(super) struct Handler {
    pub(super) ident: Ident,
    pub(super) vis: Visibility,
    pub(super) doc: String,
    pub(super) is_async: bool,
    pub(super) is_unsafe: bool,
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
    pub(super) deprecated: bool,
    pub(super) hidden: bool,
    pub(super) responses: Option<Expr>,
}

/// A parameter of the function.
pub(super) struct Param {
    pub(super) ident: Ident,
    pub(super) ty: Type,
    /// What an attribute says of its place.
    pub(super) place: Option<(Place, Span)>,
    /// Whether the prefix of a router has it, not the template.
    pub(super) in_prefix: bool,
    pub(super) facts: Facts,
}

/// Where a parameter comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Path,
    Query,
    Header,
    Cookie,
    Body,
    Inferred,
}

impl Place {
    pub(super) fn from_attribute(name: &str) -> Option<Self> {
        match name {
            "path" => Some(Self::Path),
            "query" => Some(Self::Query),
            "header" => Some(Self::Header),
            "cookie" => Some(Self::Cookie),
            "body" => Some(Self::Body),
            _ => None,
        }
    }
}

impl Param {
    /// The first name on the wire.
    pub(super) fn wire_name(&self) -> String {
        self.names().input()
    }

    /// The names on the wire.
    pub(super) fn names(&self) -> Names {
        let is_path = matches!(self.place, Some((Place::Path, _)));
        Names::of_parameter(syn::ext::IdentExt::unraw(&self.ident).to_string(), &self.facts, is_path)
    }

    /// The name on the wire, where the path of the route has some: the first of those that stand in it.
    pub(super) fn name_in(&self, template: &Template) -> String {
        let names = self.names().plain().unwrap_or_default();
        names.into_iter().find(|name| template.names.contains(name)).unwrap_or_else(|| self.wire_name())
    }
}
