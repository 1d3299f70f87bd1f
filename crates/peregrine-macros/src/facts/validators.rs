//! Validators: functions of the user's, in the order in which they are written, each around those before it.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Ident, Type};

use crate::diagnostics::Errors;
use crate::keys::{self, Key, KeyValue};

/// The keys that name validators of a value.
pub(crate) const VALIDATOR_KEYS: &[&str] = &["validate", "validate_before", "validate_wrap", "validate_plain"];

/// One validator.
pub(crate) struct Validator {
    pub(crate) stage: Stage,
    pub(crate) span: Span,
    /// What the label of a union's member calls it.
    name: String,
    function: TokenStream,
    pub(crate) function_span: Span,
}

/// The validators of what a value holds.
pub(crate) struct Held {
    /// Which of it: a type of the runtime.
    part: Ident,
    pub(crate) span: Span,
    pub(crate) validators: Vec<Validator>,
}

/// When a validator runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    After,
    Before,
    Wrap,
    Plain,
}

impl Stage {
    fn of(key: &str) -> Self {
        match key {
            "validate_before" => Self::Before,
            "validate_wrap" => Self::Wrap,
            "validate_plain" => Self::Plain,
            _ => Self::After,
        }
    }
}

/// The validators of one key: a function, or a list of functions.
pub(super) fn parse(key: &Key) -> syn::Result<Vec<Validator>> {
    let functions: Vec<&Expr> = match key.expr()? {
        Expr::Array(array) => array.elems.iter().collect(),
        other => vec![other],
    };
    let validator = |function: &Expr| match function {
        Expr::Lit(literal) => Err(syn::Error::new_spanned(literal, format!("`{}` names a function", key.name))),
        _ => Ok(Validator {
            stage: Stage::of(&key.name.to_string()),
            span: key.span(),
            name: name_of(function),
            function: quote!(#function),
            function_span: function.span(),
        }),
    };
    functions.into_iter().map(validator).collect()
}

/// Takes the validators out of `items(..)` and `value(..)`, and leaves the constraints.
pub(super) fn take_held(mut key: Key, held: &mut Option<Held>, errors: &mut Errors) -> Key {
    let part = match key.name.to_string().as_str() {
        "items" => "Items",
        "value" => "Values",
        _ => return key,
    };
    let KeyValue::List(tokens) = &key.value else { return key };
    let is_validator = |key: &Key| VALIDATOR_KEYS.iter().any(|name| key.is(name));
    let mut validators = Vec::new();
    let rest = keys::split(tokens.clone(), |key| match is_validator(key) {
        true => {
            validators.extend(errors.take(parse(key)).into_iter().flatten());
            true
        }
        false => false,
    });
    // What doesn't parse is told by those that read the constraints.
    let Some(rest) = rest else { return key };
    check(&validators, errors);
    if !validators.is_empty() {
        *held = Some(Held { part: Ident::new(part, Span::call_site()), span: key.span(), validators });
    }
    key.value = KeyValue::List(rest);
    key
}

/// What replaces the type's own validation leaves nothing of what stands inside of it.
pub(super) fn check(validators: &[Validator], errors: &mut Errors) {
    for validator in validators.iter().skip(1).filter(|validator| validator.stage == Stage::Plain) {
        errors.at_span(validator.span, "`validate_plain` replaces the validators before it: write it first");
    }
}

/// The last name of a path. Python calls a function without a name so.
fn name_of(function: &Expr) -> String {
    match function {
        Expr::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default(),
        _ => "<lambda>".to_owned(),
    }
}

impl Validator {
    /// Writes out `Self`, for the facts stand in a place of their own.
    pub(crate) fn name_self(&mut self, model: &TokenStream) {
        self.function = with_self(std::mem::take(&mut self.function), model);
    }

    /// What a label tells of it.
    pub(crate) fn layer(&self) -> TokenStream {
        let name = &self.name;
        match self.stage {
            Stage::After => quote!(__rt::Layer::After(#name)),
            Stage::Before => quote!(__rt::Layer::Before(#name)),
            Stage::Wrap => quote!(__rt::Layer::Wrap(#name)),
            Stage::Plain => quote!(__rt::Layer::Plain(#name)),
        }
    }
}

fn with_self(tokens: TokenStream, model: &TokenStream) -> TokenStream {
    let token = |token: TokenTree| match token {
        TokenTree::Ident(ident) if ident == "Self" => quote_spanned!(ident.span()=> <#model>),
        TokenTree::Group(group) => {
            let mut replaced = proc_macro2::Group::new(group.delimiter(), with_self(group.stream(), model));
            replaced.set_span(group.span());
            TokenTree::Group(replaced).into()
        }
        other => other.into(),
    };
    tokens.into_iter().flat_map(token).collect::<TokenStream>()
}

/// How a value is validated: the setter of a field, or of a member of a union.
pub(crate) fn setter(validators: &[Validator], held: Option<&Held>, ty: &Type) -> Option<TokenStream> {
    if validators.is_empty() && held.is_none() {
        return None;
    }
    if held.is_none() && is_after_only(validators) {
        let check = check_function(validators, &quote!(#ty));
        return Some(quote!(.after(#check)));
    }
    let is_plain = validators.iter().any(|validator| validator.stage == Stage::Plain);
    let innermost = held.map_or_else(|| quote!(__rt::kind::<#ty>()), |held| held_step(held, ty));
    let steps = steps(validators, &quote!(#ty), innermost);
    let outermost = validators.last().map(|validator| validator.function_span);
    let span = outermost.or(held.map(Held::outermost)).unwrap_or_else(|| ty.span());
    let run = run(&steps, span);
    Some(quote!(.own(#is_plain, |__input, __asked, __state| #run)))
}

/// Runs steps. The call stands where the outermost validator does: what the compiler finds wrong in one of them it
/// finds here once more, and tells only once if it is at the same place.
pub(crate) fn run(steps: &TokenStream, span: Span) -> TokenStream {
    let arguments = quote!(__input, __asked, __state);
    quote_spanned!(span=> __rt::run(&#steps, #arguments))
}

/// The type's own validation, with validators for what it holds. All of it stands where the outermost of them does, the
/// type too, so that what doesn't fit is told there and once.
fn held_step(held: &Held, ty: &Type) -> TokenStream {
    let Held { part, validators, .. } = held;
    let span = held.outermost();
    let ty = located(quote!(#ty), span);
    let item = quote_spanned!(span=> <#ty as __rt::Holds<__rt::#part>>::Held);
    let steps = steps(validators, &item, quote_spanned!(span=> __rt::kind::<#item>()));
    quote_spanned!(span=> __rt::held::<#ty, __rt::#part>(#steps))
}

impl Held {
    fn outermost(&self) -> Span {
        self.validators.last().map_or(self.span, |validator| validator.function_span)
    }
}

/// The same tokens at another place.
fn located(tokens: TokenStream, span: Span) -> TokenStream {
    let token = |mut token: TokenTree| {
        if let TokenTree::Group(group) = token {
            token = proc_macro2::Group::new(group.delimiter(), located(group.stream(), span)).into();
        }
        token.set_span(token.span().located_at(span));
        token
    };
    tokens.into_iter().map(token).collect()
}

/// Whether the fast pass can read the value as its type says.
pub(crate) fn is_after_only(validators: &[Validator]) -> bool {
    validators.iter().all(|validator| validator.stage == Stage::After)
}

/// Validators that run after, one by one.
pub(crate) fn check_function(validators: &[Validator], ty: &TokenStream) -> TokenStream {
    let checks = validators.iter().map(|Validator { function, function_span, .. }| {
        // The span is for the names of the runtime alone: the locals must be found where others are.
        let check = quote_spanned!(*function_span=> __rt::check::<#ty, _>);
        quote!(let __value = #check(#function, __value, __info)?;)
    });
    quote!(|__value, __info| { #(#checks)* ::core::result::Result::Ok(__value) })
}

/// The validators around the innermost step.
pub(crate) fn steps<'v>(
    validators: impl IntoIterator<Item = &'v Validator>,
    ty: &TokenStream,
    innermost: TokenStream,
) -> TokenStream {
    validators.into_iter().fold(innermost, |inner, Validator { stage, function, function_span, .. }| match stage {
        Stage::After => quote_spanned!(*function_span=> __rt::after::<#ty, _>(#function, #inner)),
        Stage::Before => quote_spanned!(*function_span=> __rt::before::<#ty, _>(#function, #inner)),
        Stage::Wrap => quote_spanned!(*function_span=> __rt::wrap::<#ty, _>(#function, #inner)),
        Stage::Plain => quote_spanned!(*function_span=> __rt::plain::<#ty, _>(#function)),
    })
}
