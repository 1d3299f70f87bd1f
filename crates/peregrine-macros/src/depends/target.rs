use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ExprPath, Meta, Token};

use crate::diagnostics::Errors;
use crate::keys::{self, Key};

const KEYS: &[&str] = &["use_cache", "scope"];
const SECURITY_KEYS: &[&str] = &["use_cache", "scope", "scopes"];

/// `#[depends(target, use_cache = .., scope = ..)]`.
pub(crate) struct Depends {
    /// `None` is the type itself.
    target: Option<Expr>,
    use_cache: bool,
    is_function_scoped: Option<bool>,
    scopes: Option<Expr>,
    span: Span,
}

impl Depends {
    /// Reads `#[depends(..)]` or `#[security(..)]`.
    pub(crate) fn parse(attribute: &Attribute, errors: &mut Errors) -> Option<Self> {
        let list = match &attribute.meta {
            Meta::Path(_) => return Some(Self::new(attribute.path().span())),
            Meta::List(list) => list,
            Meta::NameValue(_) => {
                errors.at(attribute, "name the dependency in brackets: `#[depends(current_user)]`");
                return None;
            }
        };
        Self::parse_list(attribute.path().is_ident("security"), list.path.span(), list.tokens.clone(), errors)
    }

    fn new(span: Span) -> Self {
        Self { target: None, use_cache: true, is_function_scoped: None, scopes: None, span }
    }

    fn parse_list(is_security: bool, span: Span, tokens: TokenStream, errors: &mut Errors) -> Option<Self> {
        let mut depends = Self::new(span);
        let (target, keys) = errors.take(parts.parse2(tokens))?;
        depends.target = target;
        let (known, place) = match is_security {
            true => (SECURITY_KEYS, "`#[security(..)]`"),
            false => (KEYS, "`#[depends(..)]`"),
        };
        for key in keys::check(keys, known, place, errors) {
            let result = depends.set(&key);
            errors.take(result);
        }
        Some(depends)
    }

    fn set(&mut self, key: &Key) -> syn::Result<()> {
        if key.is("use_cache") {
            self.use_cache = key.switch()?;
            return Ok(());
        }
        if key.is("scopes") {
            let expr = key.expr()?;
            let Expr::Array(_) = expr else {
                return Err(syn::Error::new_spanned(expr, "`scopes` is a list: `scopes = [\"items\"]`"));
            };
            self.scopes = Some(expr.clone());
            return Ok(());
        }
        let text = key.text()?;
        self.is_function_scoped = Some(match text.value().as_str() {
            "function" => true,
            "request" => false,
            _ => return Err(syn::Error::new(text.span(), "`scope` is \"request\" or \"function\"")),
        });
        Ok(())
    }

    /// The dependency, for a parameter of that type.
    pub(crate) fn dependency(&self, ty: &syn::Type) -> TokenStream {
        match &self.target {
            Some(target) => expression(target),
            None => quote_spanned!(ty.span()=> &__rt::OfType::<#ty>::NEW),
        }
    }

    /// How it is used here.
    pub(crate) fn usage(&self) -> TokenStream {
        let fresh = (!self.use_cache).then(|| quote!(.fresh()));
        let lifetime = self.is_function_scoped.map(|is_function| {
            let lifetime = if is_function { quote!(Function) } else { quote!(Request) };
            quote!(.lifetime(__rt::Lifetime::#lifetime))
        });
        let scopes = self.scopes.as_ref().map(|scopes| quote!(.scopes(&#scopes)));
        quote_spanned!(self.span=> __rt::Usage::new() #fresh #lifetime #scopes)
    }

    pub(crate) fn use_cache(&self) -> bool {
        self.use_cache
    }
}

/// The target, if it comes first, and the keys.
fn parts(input: ParseStream<'_>) -> syn::Result<(Option<Expr>, Vec<Key>)> {
    let mut target = None;
    if !(input.is_empty() || input.peek(syn::Ident) && input.peek2(Token![=])) {
        target = Some(input.parse()?);
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    let keys = Punctuated::<Key, Token![,]>::parse_terminated(input)?;
    Ok((target, keys.into_iter().collect()))
}

/// A dependency as an expression of a reference that lives as long as the program.
///
/// A function is named, and stands for the type of its name; a constant or a static is named as they are, in capitals;
/// a type stands for itself; anything else is a value, which is made once.
pub(crate) fn expression(target: &Expr) -> TokenStream {
    // What a `macro_rules` passes on stands in an invisible group.
    if let Expr::Group(group) = target {
        return expression(&group.expr);
    }
    let span = target.span();
    let Expr::Path(ExprPath { attrs, qself: None, path }) = target else {
        return quote_spanned!(span=> {
            static __CELL: __rt::DependencyCell = __rt::DependencyCell::new();
            __rt::instance(&__CELL, || #target)
        });
    };
    let name = path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
    let is_constant = !name.chars().any(char::is_lowercase);
    let is_type = !is_constant && name.starts_with(char::is_uppercase);
    if is_constant {
        quote_spanned!(span=> #(#attrs)* &#path)
    } else if is_type {
        quote_spanned!(span=> #(#attrs)* &__rt::OfType::<#path>::NEW)
    } else {
        quote_spanned!(span=> #(#attrs)* &#path {})
    }
}

/// `depends![..]`, and the `dependencies` of a route: what `#[depends(..)]` names, or all of it for its keys:
/// `security(OAUTH2, scopes = ["read"])`.
pub(crate) fn collect(targets: &[Expr]) -> TokenStream {
    let dependencies = targets.iter().map(|target| {
        let mut errors = Errors::new();
        let depends = with_keys(target, &mut errors);
        let depends = match (errors.finish(), depends) {
            (None, Some(depends)) => depends,
            (errors, _) => return quote!(#errors),
        };
        let (dependency, usage) = (expression(depends.target.as_ref().unwrap_or(target)), depends.usage());
        quote_spanned!(target.span()=> __rt::AnyDependency::new(#dependency, #usage))
    });
    quote!(::std::vec![#(#dependencies),*])
}

fn with_keys(target: &Expr, errors: &mut Errors) -> Option<Depends> {
    if let Expr::Call(call) = target
        && let Expr::Path(function) = &*call.func
        && let Some(name) = function.path.get_ident()
        && (name == "security" || name == "depends")
    {
        let arguments = &call.args;
        return Depends::parse_list(name == "security", name.span(), quote!(#arguments), errors);
    }
    Some(Depends { target: Some(target.clone()), ..Depends::new(target.span()) })
}
