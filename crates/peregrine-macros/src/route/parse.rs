use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Attribute, Expr, FnArg, Ident, ItemFn, LitStr, Meta, Pat, ReturnType, Safety, Token, Type};

use super::ir::{Handler, Options, Param, Place, Source};
use super::response;
use super::template::Template;
use crate::depends::Depends;
use crate::diagnostics::Errors;
use crate::docs;
use crate::facts::{self, FIELD_KEYS, Facts, PARAMETER_KEYS, VALIDATOR_KEYS, VALUE_KEYS};
use crate::keys::{self, Key};

const ROUTE_KEYS: &[&str] = &[
    "status",
    "tags",
    "summary",
    "description",
    "response_description",
    "deprecated",
    "operation_id",
    "generate_unique_id",
    "include_in_schema",
    "responses",
    "openapi_extra",
    "callbacks",
    "dependencies",
    "form_limits",
];

/// Turns the attribute and the signature to a handler, and takes Peregrine's attributes off the parameters.
pub(super) fn parse(
    verb: Option<&str>,
    attribute: TokenStream,
    function: &mut ItemFn,
    is_outgoing: bool,
    errors: &mut Errors,
) -> Option<Handler> {
    let arguments = arguments(verb, attribute, is_outgoing, errors);
    let parameters: Vec<_> = function.sig.inputs.iter_mut().map(|input| parameter(input, errors)).collect();
    let (template, methods, options) = arguments?;
    Some(Handler {
        ident: function.sig.ident.clone(),
        vis: function.vis.clone(),
        doc: docs::text(&function.attrs),
        is_async: function.sig.asyncness.is_some(),
        is_websocket: verb == Some(super::WEBSOCKET),
        is_unsafe: matches!(function.sig.safety, Safety::Unsafe(_)),
        generics: function.sig.generics.clone(),
        methods,
        template,
        options,
        parameters: parameters.into_iter().collect::<Option<_>>()?,
        output: match &function.sig.output {
            ReturnType::Default => None,
            ReturnType::Type(_, ty) => Some((**ty).clone()),
        },
    })
}

fn arguments(
    verb: Option<&str>,
    attribute: TokenStream,
    is_outgoing: bool,
    errors: &mut Errors,
) -> Option<(Template, Vec<String>, Options)> {
    let parser = |input: ParseStream<'_>| -> syn::Result<(LitStr, Vec<Key>)> {
        let path: LitStr = input
            .parse()
            .map_err(|error| syn::Error::new(error.span(), "the path comes first: `#[get(\"/items\")]`"))?;
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
        let keys = Punctuated::<Key, Token![,]>::parse_terminated(input)?;
        Ok((path, keys.into_iter().collect()))
    };
    let (path, keys) = errors.take(parser.parse2(attribute))?;
    let is_websocket = verb == Some(super::WEBSOCKET);
    let mut vocabulary = if is_websocket { vec!["dependencies"] } else { [ROUTE_KEYS, response::KEYS].concat() };
    if verb.is_none() {
        vocabulary.extend(["method", "methods"]);
    }
    let place = format!("`#[{}(..)]`", verb.unwrap_or("route"));
    let keys = keys::check(keys, &vocabulary, &place, errors);
    let mut methods: Vec<String> = verb.filter(|_| !is_websocket).map(str::to_uppercase).into_iter().collect();
    let mut options = Options::default();
    for key in &keys {
        let result = option(&mut options, &mut methods, key);
        errors.take(result);
    }
    if methods.is_empty() && !is_websocket {
        errors.at(&path, "`#[route]` needs a method: `#[route(\"/items\", method = \"PROPFIND\")]`");
    }
    let template = if is_outgoing { Template::of_outgoing(path) } else { errors.take(Template::parse(path))? };
    Some((template, methods, options))
}

fn option(options: &mut Options, methods: &mut Vec<String>, key: &Key) -> syn::Result<()> {
    match key.name.to_string().as_str() {
        "status" => options.status = Some(status(key)?),
        "tags" => options.tags = Some(list(key)?),
        "summary" => options.summary = Some(key.text()?),
        "description" => options.description = Some(key.expr()?.clone()),
        "response_description" => options.response_description = Some(key.text()?),
        "operation_id" => options.operation_id = Some(key.text()?),
        "generate_unique_id" => options.generate_unique_id = Some(key.expr()?.clone()),
        "dependencies" => {
            let Expr::Array(array) = list(key)? else { return Ok(()) };
            options.dependencies = array.elems.iter().cloned().collect();
        }
        "deprecated" => options.deprecated = key.switch()?,
        "include_in_schema" => options.hidden = !key.switch()?,
        "form_limits" => options.form_limits = Some(key.expr()?.clone()),
        "responses" => options.responses = Some(key.expr()?.clone()),
        "callbacks" => {
            let Expr::Array(array) = list(key)? else { return Ok(()) };
            options.callbacks = array.elems.iter().cloned().collect();
        }
        "openapi_extra" => options.openapi_extra = Some(key.expr()?.clone()),
        "method" => methods.push(key.text()?.value().to_uppercase()),
        "methods" => {
            let Expr::Array(array) = list(key)? else { return Ok(()) };
            for item in &array.elems {
                let Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = item else {
                    return Err(syn::Error::new_spanned(item, "a method is a string literal"));
                };
                methods.push(text.value().to_uppercase());
            }
        }
        _ => options.response.push(response::call(key)?),
    }
    Ok(())
}

/// A literal status must be one; a constant is checked at startup.
fn status(key: &Key) -> syn::Result<Expr> {
    let expr = key.expr()?;
    let is_status = match expr {
        Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(int), .. }) => {
            int.base10_parse::<u16>().is_ok_and(|status| (100..1000).contains(&status))
        }
        Expr::Lit(_) => false,
        _ => true,
    };
    match is_status {
        true => Ok(expr.clone()),
        false => Err(syn::Error::new_spanned(expr, "a status is a number between 100 and 999")),
    }
}

fn list(key: &Key) -> syn::Result<Expr> {
    let expr = key.expr()?;
    match expr {
        Expr::Array(_) => Ok(expr.clone()),
        _ => Err(syn::Error::new_spanned(expr, format!("`{0}` is a list: `{0} = [\"..\"]`", key.name))),
    }
}

/// A parameter of a function; Peregrine's attributes are taken off.
pub(crate) fn parameter(input: &mut FnArg, errors: &mut Errors) -> Option<Param> {
    let typed = match input {
        FnArg::Typed(typed) => typed,
        FnArg::Receiver(_) => return None,
    };
    if let Some(condition) = typed.attrs.iter().find(|attribute| attribute.path().is_ident("cfg")) {
        errors.at(condition, "a parameter of a handler can't be conditional: put `#[cfg(..)]` on the function");
        return None;
    }
    let found = origin(&mut typed.attrs, errors);
    let doc = take_doc(&mut typed.attrs);
    let ident = match &*typed.pat {
        Pat::Ident(pattern) => pattern.ident.clone(),
        Pat::Wild(wild) if found.as_ref().is_some_and(Origin::is_nameless) => Ident::new("_unused", wild.span()),
        other => {
            errors.at(other, "a parameter needs a name: it is its name on the wire");
            return None;
        }
    };
    Some(param(ident, (*typed.ty).clone(), found, doc, errors))
}

/// What is known of a parameter, put together.
pub(crate) fn param(ident: Ident, ty: Type, found: Option<Origin>, doc: Option<LitStr>, errors: &mut Errors) -> Param {
    let mut param =
        Param { ident, ty, source: Source::Request, place: None, in_prefix: false, facts: Facts::default() };
    match found {
        Some(Origin::Place(place, span, keys)) => {
            param.in_prefix = keys.iter().any(|key| key.is("in_prefix"));
            param.facts = facts::parse(keys, errors);
            param.place = Some((place, span));
        }
        Some(Origin::Depends(depends)) => param.source = Source::Depends(depends),
        Some(Origin::State) => param.source = Source::State,
        None => {}
    }
    param.facts.description = param.facts.description.or(doc);
    param
}

/// Takes the doc comment off, which Rust would refuse here: it is the description.
pub(crate) fn take_doc(attributes: &mut Vec<Attribute>) -> Option<LitStr> {
    let text = docs::text(attributes);
    let is_doc = |attribute: &Attribute| attribute.path().is_ident("doc");
    let span = attributes.iter().find(|attribute| is_doc(attribute)).map(syn::spanned::Spanned::span)?;
    attributes.retain(|attribute| !is_doc(attribute));
    Some(LitStr::new(&text, span))
}

/// What an attribute says of where a parameter comes from.
pub(crate) enum Origin {
    Place(Place, proc_macro2::Span, Vec<Key>),
    Depends(Box<Depends>),
    State,
}

impl Origin {
    /// Whether the parameter needs no name.
    fn is_nameless(&self) -> bool {
        !matches!(self, Self::Place(..))
    }
}

/// Takes the attributes off that say where the parameter comes from.
pub(crate) fn origin(attributes: &mut Vec<Attribute>, errors: &mut Errors) -> Option<Origin> {
    let mut found: Option<Origin> = None;
    attributes.retain(|attribute| {
        let Some(name) = attribute.path().get_ident().map(ToString::to_string) else { return true };
        let place = Place::from_attribute(&name);
        if place.is_none() && !matches!(name.as_str(), "depends" | "security" | "state") {
            return true;
        }
        if found.is_some() {
            errors.at(attribute, "a parameter comes from one place only");
            return false;
        }
        found = match place {
            Some(place) => Some(placed(place, &name, attribute, errors)),
            None if name == "state" => Some(state(attribute, errors)),
            None => Depends::parse(attribute, errors).map(|depends| Origin::Depends(Box::new(depends))),
        };
        false
    });
    found
}

fn placed(place: Place, name: &str, attribute: &Attribute, errors: &mut Errors) -> Origin {
    let keys = match &attribute.meta {
        Meta::Path(_) => Vec::new(),
        Meta::List(list) => keys::parse(list.tokens.clone(), &vocabulary(place), &format!("`#[{name}(..)]`"), errors),
        Meta::NameValue(_) => {
            errors.at(attribute, format!("`{name}` takes keys: `#[{name}(..)]`"));
            Vec::new()
        }
    };
    Origin::Place(place, attribute.path().span(), keys)
}

fn state(attribute: &Attribute, errors: &mut Errors) -> Origin {
    if !matches!(attribute.meta, Meta::Path(_)) {
        errors.at(attribute, "`state` takes nothing: the type says which value of the application it is");
    }
    Origin::State
}

fn vocabulary(place: Place) -> Vec<&'static str> {
    let keys = [FIELD_KEYS, VALUE_KEYS, VALIDATOR_KEYS, PARAMETER_KEYS];
    let mut vocabulary: Vec<&str> = keys.into_iter().flatten().copied().collect();
    match place {
        Place::Header => vocabulary.push("convert_underscores"),
        Place::Body => vocabulary.extend(["embed", "media_type"]),
        Place::Path => vocabulary.push("in_prefix"),
        Place::Form => vocabulary.push("media_type"),
        Place::Query | Place::Cookie | Place::Inferred => {}
    }
    vocabulary
}
