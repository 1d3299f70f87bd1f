use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Meta};

use super::ir::{ErrorEnum, ErrorVariant};
use crate::diagnostics::Errors;
use crate::{docs, keys};

pub(super) fn parse(input: &DeriveInput, errors: &mut Errors) -> Option<ErrorEnum> {
    let Data::Enum(data) = &input.data else {
        errors.at(&input.ident, "`HttpErrors` is derived for an enum: a variant for each error");
        return None;
    };
    if !input.generics.params.is_empty() {
        errors.at(&input.generics.params, "an enum of errors has no generics");
        return None;
    }
    let variants = data.variants.iter().map(|variant| self::variant(variant, errors)).collect();
    Some(ErrorEnum { ident: input.ident.clone(), variants })
}

fn variant(variant: &syn::Variant, errors: &mut Errors) -> ErrorVariant {
    let mut parsed = ErrorVariant {
        ident: variant.ident.clone(),
        span: variant.ident.span(),
        fields: variant.fields.clone(),
        doc: docs::text(&variant.attrs),
        status: None,
        detail: None,
        header: None,
    };
    for attribute in variant.attrs.iter().filter(|attribute| attribute.path().is_ident("error")) {
        parsed.span = attribute.path().span();
        let Meta::List(list) = &attribute.meta else {
            errors.at(attribute, "`error` takes keys: `#[error(status = 404)]`");
            continue;
        };
        for key in keys::parse(list.tokens.clone(), &["status", "detail", "header"], "`#[error(..)]`", errors) {
            let Some(expr) = errors.take(key.expr().cloned()) else { continue };
            match key.name.to_string().as_str() {
                "status" => parsed.status = Some(expr),
                "detail" => parsed.detail = Some(expr),
                _ => parsed.header = Some(expr),
            }
        }
    }
    parsed
}
