use std::iter;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Ident, Lit, Type};

use super::{Bound, DefaultFact, Facts, Names, OutputFacts, Rule, RuleValue};

/// The fields' facts as a constant: `Field::<T>::new(..)…`.
///
/// `base` is what the rules start from: nothing, or the options of the model.
pub(crate) fn field(names: &Names, ty: &Type, facts: &Facts, base: &TokenStream) -> TokenStream {
    let name = &names.name;
    let names = names.expand();
    let rules = rules(&facts.rules, base);
    let rules = (!facts.rules.is_empty() || !base.is_empty()).then(|| quote!(.rules(#rules)));
    let validates_default = facts.validates_default == Some(true);
    let default = facts.default.as_ref().map(|fact| match validates_default {
        true => raw_default(fact, ty),
        false => default(fact),
    });
    let treatment = super::setter(&facts.validators, facts.held.as_ref(), ty);
    let title = facts.title.as_ref().map(|title| quote!(.title(#title)));
    let description = facts.description.as_ref().map(|text| quote!(.description(#text)));
    let example = facts.example.as_ref().map(|expr| quote!(.example(|| __rt::json!(#expr))));
    let examples = facts.examples.as_ref().map(|expr| quote!(.examples(|| __rt::examples(__rt::json!(#expr)))));
    let named = facts.openapi_examples.as_ref().map(|expr| quote!(.openapi_examples(|| #expr)));
    let extra = facts.schema_extra.as_ref().map(|expr| quote!(.schema_extra(|| #expr)));
    let deprecated = facts.deprecated.then(|| quote!(.deprecated(true)));
    let hidden = facts.hidden.then(|| quote!(.include_in_schema(false)));
    let output = output(ty, &facts.output);
    let underscores = facts.keeps_underscores.then(|| quote!(.convert_underscores(false)));
    quote! {
        __rt::Field::<#ty>::new(#name)
            #rules #default #names #title #description #example #examples #named #extra #deprecated #hidden #underscores
            #output
            #treatment
    }
}

/// What is said about how a value is written.
fn output(ty: &Type, facts: &OutputFacts) -> TokenStream {
    let excluded = facts.is_excluded.then(|| quote!(.is_excluded(true)));
    let exclude_if = facts.exclude_if.as_ref().map(|function| quote!(.exclude_if(#function)));
    let serializer = facts.serialize.as_ref().map(|function| {
        let serialized = serialized(&quote!(#ty), function, facts.unless_none);
        quote! {
            .serializer(__rt::Serializer {
                write: |__value, __writer| #serialized.write(__value, __writer),
                write_selected: |__value, __writer, __selected| {
                    #serialized.write_selected(__value, __writer, __selected);
                },
                schema: |__generator| #serialized.schema(__generator),
            })
        }
    });
    quote!(#excluded #exclude_if #serializer)
}

/// A function that makes of a value what is written. It stands wherever it is called in the same words, so that the
/// compiler tells a mistake in it once.
pub(crate) fn serialized(ty: &TokenStream, function: &Expr, unless_none: bool) -> TokenStream {
    quote_spanned!(function.span()=> __rt::serialized::<#ty, _, _>(#function, #unless_none))
}

/// The constraints as types, each of which the compiler is asked whether it fits.
pub(crate) fn constraints(rules: &[Rule]) -> Vec<TokenStream> {
    rules.iter().flat_map(constraints_of).collect()
}

fn constraints_of(rule: &Rule) -> Vec<TokenStream> {
    let name = Ident::new(&rule.name, rule.span);
    match &rule.value {
        RuleValue::Inner(inner) => {
            constraints(inner).iter().map(|inner| quote!(__rt::constraint::#name<#inner>)).collect()
        }
        RuleValue::Bound(bound) => {
            let written = match bound {
                Bound::Int(_) => None,
                Bound::Float(_) => Some(quote!(__rt::constraint::fraction_bound)),
                Bound::Text(_) => Some(quote!(__rt::constraint::text_bound)),
            };
            iter::once(quote!(__rt::constraint::#name)).chain(written).collect()
        }
        _ => vec![quote!(__rt::constraint::#name)],
    }
}

/// The options of a model, which its fields start from.
pub(crate) fn model_rules(model: &[Rule]) -> TokenStream {
    let rules = rules(model, &TokenStream::new());
    quote!(#rules.as_options(&__OPTIONS))
}

/// Rules, which start from nothing or from the options of the model.
pub(crate) fn rules(rules: &[Rule], base: &TokenStream) -> TokenStream {
    let start = if base.is_empty() { quote!(__rt::Rules::NEW) } else { quote!(__rt::Rules::inherit(#base)) };
    if rules.is_empty() {
        return start;
    }
    let setters = rules.iter().map(|rule| setter(rule, base));
    quote!(#start #(#setters)*)
}

fn setter(rule: &Rule, base: &TokenStream) -> TokenStream {
    let name = Ident::new(&rule.name, Span::call_site());
    match &rule.value {
        RuleValue::Bound(Bound::Int(expr)) => quote!(.#name(__rt::Bound::Int(#expr))),
        RuleValue::Bound(Bound::Float(expr)) => quote!(.#name(__rt::Bound::Float(#expr))),
        RuleValue::Bound(Bound::Text(text)) => quote!(.#name(__rt::Bound::Text(#text))),
        RuleValue::Count(expr) => quote!(.#name(#expr)),
        RuleValue::Text(text) => quote!(.#name(#text)),
        RuleValue::Texts(texts) => quote!(.#name(&[#(#texts),*])),
        RuleValue::Word(ty, variant) => {
            let (ty, variant) = (quote::format_ident!("{ty}"), quote::format_ident!("{variant}"));
            quote!(.#name(__rt::#ty::#variant))
        }
        RuleValue::Optional(value) | RuleValue::Switch(value) => quote!(.#name(#value)),
        RuleValue::Pattern(text, flags) => {
            let pattern = match flags {
                None => quote!(__rt::Pattern::new(#text)),
                Some(flags) => quote!(__rt::Pattern::with_flags(#text, #flags)),
            };
            quote! {
                .#name({
                    static PATTERN: __rt::Pattern = #pattern;
                    &PATTERN
                })
            }
        }
        RuleValue::Inner(inner) => {
            let inner = rules(inner, base);
            quote!(.#name(&const { #inner }))
        }
    }
}

fn default(default: &DefaultFact) -> TokenStream {
    match default {
        DefaultFact::Literal(expr) => {
            let shown = integer(expr).map(|integer| quote!(.default_integer(#integer)));
            let literal = literal(expr);
            quote!(.default(|| #literal) #shown)
        }
        DefaultFact::List(items) if items.is_empty() => quote!(.default(|| ::core::default::Default::default())),
        DefaultFact::List(items) => {
            let items = items.iter().map(literal);
            quote!(.default(|| ::core::iter::FromIterator::from_iter([#(#items),*])))
        }
        DefaultFact::Expr(expr) => quote_spanned!(expr.span()=> .default(|| #expr)),
        DefaultFact::Factory(expr) => quote_spanned!(expr.span()=> .default_factory(#expr)),
        DefaultFact::From(expr) => quote_spanned!(expr.span()=> .default_from(#expr)),
        DefaultFact::Required => quote!(.required()),
    }
}

/// The whole number that a literal is.
fn integer(expr: &Expr) -> Option<i64> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) => int.base10_parse().ok(),
        Expr::Unary(unary) => integer(&unary.expr).map(|number| -number),
        _ => None,
    }
}

/// A default that is validated as if it had been sent: a literal is taken as it is written, any other as its type
/// writes it.
fn raw_default(default: &DefaultFact, ty: &Type) -> TokenStream {
    match default {
        DefaultFact::Literal(expr) => {
            let value = raw_literal(expr);
            quote!(.default_input(__rt::Source::Constant, |_| #value))
        }
        DefaultFact::List(items) => {
            let items = items.iter().map(raw_literal);
            quote!(.default_input(__rt::Source::Constant, |_| __rt::Value::Array(::std::vec![#(#items),*])))
        }
        DefaultFact::Expr(expr) => quote_spanned!(expr.span()=> .default_input(__rt::Source::Constant, |_| {
            let __value: #ty = #expr;
            __rt::Kind::dump(&__value)
        })),
        DefaultFact::Factory(expr) => quote_spanned!(expr.span()=> .default_input(__rt::Source::Factory, |_| {
            let __make: fn() -> #ty = #expr;
            __rt::Kind::dump(&__make())
        })),
        DefaultFact::From(expr) => quote_spanned!(expr.span()=> .default_input(__rt::Source::Data, |__info| {
            let __make: fn(&__rt::ValidationInfo<'_>) -> #ty = #expr;
            __rt::Kind::dump(&__make(__info))
        })),
        DefaultFact::Required => quote!(.required()),
    }
}

/// A literal as JSON.
fn raw_literal(expr: &Expr) -> TokenStream {
    match unsigned(expr) {
        Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) if int.suffix().is_empty() => {
            quote!(__rt::Value::from(#expr as ::core::primitive::i128))
        }
        _ => quote!(__rt::Value::from(#expr)),
    }
}

/// A literal without its sign.
fn unsigned(expr: &Expr) -> &Expr {
    match expr {
        Expr::Unary(unary) => &unary.expr,
        _ => expr,
    }
}

/// A literal converted to the type that is wanted.
fn literal(expr: &Expr) -> TokenStream {
    let span = expr.span();
    match unsigned(expr) {
        Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) if int.suffix().is_empty() => {
            quote_spanned!(span=> __rt::FromLiteral::<i128>::from_literal(#expr))
        }
        Expr::Lit(ExprLit { lit: Lit::Float(float), .. }) if float.suffix().is_empty() => {
            quote_spanned!(span=> __rt::FromLiteral::<f64>::from_literal(#expr))
        }
        Expr::Lit(ExprLit { lit: Lit::Bool(_), .. }) => {
            quote_spanned!(span=> __rt::FromLiteral::<::core::primitive::bool>::from_literal(#expr))
        }
        Expr::Lit(ExprLit { lit: Lit::Str(_), .. }) => {
            quote_spanned!(span=> __rt::FromLiteral::<&'static ::core::primitive::str>::from_literal(#expr))
        }
        _ => quote_spanned!(span=> #expr),
    }
}
