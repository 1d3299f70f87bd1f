use proc_macro2::Span;
use syn::{Expr, Fields, Ident};

/// An enum of errors.
pub(super) struct ErrorEnum {
    pub(super) ident: Ident,
    pub(super) variants: Vec<ErrorVariant>,
}

pub(super) struct ErrorVariant {
    pub(super) ident: Ident,
    pub(super) span: Span,
    pub(super) fields: Fields,
    /// The doc comment: what is documented, and the detail unless another is given.
    pub(super) doc: String,
    pub(super) status: Option<Expr>,
    pub(super) detail: Option<Expr>,
    pub(super) header: Option<Expr>,
}
