use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser as _};
use syn::{Expr, ExprLit, Lit, LitStr, Token, UnOp};

use super::{Bound, DefaultFact, Facts, Rule, RuleValue, Spelling, VALIDATOR_KEYS, VALUE_KEYS, Validator, validators};
use crate::diagnostics::Errors;
use crate::keys::{self, Key, KeyValue};

/// Turns keys to facts. The vocabulary was checked.
pub(crate) fn parse(keys: Vec<Key>, errors: &mut Errors) -> Facts {
    let mut facts = Facts::default();
    for key in keys {
        let result = if VALIDATOR_KEYS.contains(&key.name.to_string().as_str()) {
            validators::parse(&key).map(|validators| facts.validators.extend(validators))
        } else if VALUE_KEYS.contains(&key.name.to_string().as_str()) {
            let key = validators::take_held(key, &mut facts.held, errors);
            rule(&key, errors).map(|rule| facts.rules.push(rule))
        } else {
            fact(&mut facts, &key)
        };
        errors.take(result);
    }
    super::check(&facts.rules, errors);
    validators::check(&facts.validators, errors);
    facts
}

/// The validators among some keys of a model.
pub(crate) fn validators_of(key: &Key) -> syn::Result<Vec<Validator>> {
    validators::parse(key)
}

/// The constraints among some keys of a model, which hold for its fields.
pub(crate) fn rules_of(tokens: TokenStream, place: &str, errors: &mut Errors) -> Vec<Rule> {
    let keys = keys::parse(tokens, VALUE_KEYS, place, errors);
    let rules: Vec<_> = keys.iter().map(|key| rule(key, errors)).collect();
    rules.into_iter().filter_map(|rule| errors.take(rule)).collect()
}

fn fact(facts: &mut Facts, key: &Key) -> syn::Result<()> {
    match key.name.to_string().as_str() {
        "default" => set_default(facts, key, default(key.expr()?))?,
        "default_factory" => set_default(facts, key, DefaultFact::Factory(key.expr()?.clone()))?,
        "default_from" => set_default(facts, key, DefaultFact::From(key.expr()?.clone()))?,
        "required" if key.switch()? => set_default(facts, key, DefaultFact::Required)?,
        "alias" => facts.alias = Some(key.text()?),
        "validation_alias" => facts.validation_alias = Some(Spelling::parse_key(key)?),
        "serialization_alias" => facts.serialization_alias = Some(key.text()?),
        "title" => facts.title = Some(key.text()?),
        "description" => facts.description = Some(key.text()?),
        "example" => facts.example = Some(key.expr()?.clone()),
        "examples" => facts.examples = Some(key.expr()?.clone()),
        "openapi_examples" => facts.openapi_examples = Some(key.expr()?.clone()),
        "json_schema_extra" => facts.schema_extra = Some(key.expr()?.clone()),
        "deprecated" => facts.deprecated = key.switch_or_text()?,
        "include_in_schema" => facts.hidden = !key.switch()?,
        "convert_underscores" => facts.keeps_underscores = !key.switch()?,
        "validate_default" => facts.validates_default = Some(key.switch()?),
        "serde" => facts.serde = key.switch()?.then(|| key.span()),
        "embed" => facts.embed = key.switch()?,
        "media_type" => facts.media_type = Some(key.text()?),
        "exclude" => facts.output.is_excluded = key.switch()?,
        "exclude_if" => facts.output.exclude_if = Some(key.expr()?.clone()),
        "serialize" => facts.output.serialize = Some(key.expr()?.clone()),
        "when_used" => facts.output.unless_none = unless_none(key)?,
        _ => {}
    }
    Ok(())
}

/// What is written is always JSON: of pydantic's four words two mean the same as the other two.
fn unless_none(key: &Key) -> syn::Result<bool> {
    let text = key.text()?;
    match text.value().as_str() {
        "always" | "json" => Ok(false),
        "unless-none" | "json-unless-none" => Ok(true),
        _ => {
            let words = "\"always\", \"unless-none\", \"json\" or \"json-unless-none\"";
            Err(syn::Error::new(text.span(), format!("`when_used` must be {words}")))
        }
    }
}

fn set_default(facts: &mut Facts, key: &Key, default: DefaultFact) -> syn::Result<()> {
    if facts.default.is_some() {
        let message = "only one of `default`, `default_factory`, `default_from` and `required` can hold";
        return Err(syn::Error::new(key.span(), message));
    }
    facts.default = Some(default);
    Ok(())
}

fn default(expr: &Expr) -> DefaultFact {
    match expr {
        Expr::Lit(_) => DefaultFact::Literal(expr.clone()),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) && matches!(*unary.expr, Expr::Lit(_)) => {
            DefaultFact::Literal(expr.clone())
        }
        Expr::Array(array) => DefaultFact::List(array.elems.iter().cloned().collect()),
        _ => DefaultFact::Expr(expr.clone()),
    }
}

fn rule(key: &Key, errors: &mut Errors) -> syn::Result<Rule> {
    let name = key.name.to_string();
    let value = match name.as_str() {
        "ge" | "gt" | "le" | "lt" | "multiple_of" => RuleValue::Bound(bound(key.expr()?)?),
        "min_length" | "max_length" | "max_digits" | "decimal_places" | "version" => RuleValue::Count(count(key)?),
        "when" => word(key, "When", &[("past", "Past"), ("future", "Future")])?,
        "tz" => word(key, "Timezone", &[("aware", "Aware"), ("naive", "Naive")])?,
        "pattern" => pattern(key)?,
        "default_port" => RuleValue::Count(count(key)?),
        "default_host" | "default_path" => RuleValue::Text(key.text()?),
        "allowed_schemes" => RuleValue::Texts(schemes(key)?),
        "host_required" | "preserve_empty_path" => RuleValue::Optional(key.switch()?),
        "strict" | "allow_inf_nan" => RuleValue::Optional(key.switch()?),
        "items" | "key" | "value" => RuleValue::Inner(inner(key, errors)?),
        _ => RuleValue::Switch(key.switch()?),
    };
    Ok(Rule { name, span: key.span(), value })
}

fn bound(expr: &Expr) -> syn::Result<Bound> {
    let literal = match expr {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => &unary.expr,
        _ => expr,
    };
    match literal {
        Expr::Lit(ExprLit { lit: Lit::Int(_), .. }) => Ok(Bound::Int(expr.clone())),
        Expr::Lit(ExprLit { lit: Lit::Float(_), .. }) => Ok(Bound::Float(expr.clone())),
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Ok(Bound::Text(text.clone())),
        _ => Err(syn::Error::new_spanned(expr, "a bound must be a literal: a number, or text such as a date")),
    }
}

fn count(key: &Key) -> syn::Result<Expr> {
    let expr = key.expr()?;
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Int(_), .. }) => Ok(expr.clone()),
        _ => Err(syn::Error::new_spanned(expr, format!("`{}` must be a whole number", key.name))),
    }
}

/// An option of a model that is one of a few words.
pub(crate) fn word_rule(key: &Key, ty: &'static str, words: &[(&'static str, &'static str)]) -> syn::Result<Rule> {
    Ok(Rule { name: key.name.to_string(), span: key.span(), value: word(key, ty, words)? })
}

/// One of the words that a key knows.
fn word(key: &Key, ty: &'static str, words: &[(&'static str, &'static str)]) -> syn::Result<RuleValue> {
    let text = key.text()?;
    let known = words.iter().find(|(word, _)| text.value() == *word);
    known.map(|(_, variant)| RuleValue::Word(ty, variant)).ok_or_else(|| {
        let words: Vec<_> = words.iter().map(|(word, _)| format!("`\"{word}\"`")).collect();
        syn::Error::new(text.span(), format!("`{}` must be {}", key.name, words.join(" or ")))
    })
}

/// The schemes of a URL, of which there must be one.
fn schemes(key: &Key) -> syn::Result<Vec<LitStr>> {
    let expr = key.expr()?;
    let texts = match expr {
        Expr::Array(array) => array.elems.iter().map(crate::keys::literal_text).collect::<Option<Vec<_>>>(),
        _ => None,
    };
    texts.filter(|texts| !texts.is_empty()).ok_or_else(|| {
        syn::Error::new_spanned(expr, format!("`{0}` lists texts: `{0} = [\"https\", \"wss\"]`", key.name))
    })
}

/// A pattern must compile: it is tried here, where the mistake can be shown.
fn pattern(key: &Key) -> syn::Result<RuleValue> {
    let (text, flags) = match &key.value {
        KeyValue::List(tokens) => pattern_with_flags.parse2(tokens.clone())?,
        _ => (key.text()?, None),
    };
    compiles(&text)?;
    Ok(RuleValue::Pattern(text, flags))
}

/// `"^yes$", flags = "i"`: the letters are those of the `regex` crate, most of which are Python's.
fn pattern_with_flags(input: ParseStream<'_>) -> syn::Result<(LitStr, Option<LitStr>)> {
    let text = input.parse()?;
    input.parse::<Token![,]>()?;
    let key: Key = input.parse()?;
    if !key.is("flags") {
        return Err(syn::Error::new(
            key.span(),
            "a pattern takes nothing but `flags`: `pattern(\"^yes$\", flags = \"i\")`",
        ));
    }
    let flags = key.text()?;
    if flags.value().is_empty() || !flags.value().chars().all(|flag| "imsx".contains(flag)) {
        let words = "letters of `i` (any case), `m` (lines), `s` (a dot is any character), `x` (spaces don't count)";
        return Err(syn::Error::new(flags.span(), format!("the flags of a pattern are {words}")));
    }
    input.parse::<Option<Token![,]>>()?;
    Ok((text, Some(flags)))
}

fn compiles(text: &LitStr) -> syn::Result<()> {
    match regex_syntax::parse(&text.value()) {
        Ok(_) => Ok(()),
        Err(error) => {
            let reason = match &error {
                regex_syntax::Error::Parse(error) => error.kind().to_string(),
                regex_syntax::Error::Translate(error) => error.kind().to_string(),
                _ => error.to_string(),
            };
            Err(syn::Error::new(text.span(), format!("the pattern doesn't compile: {reason}")))
        }
    }
}

fn inner(key: &Key, errors: &mut Errors) -> syn::Result<Vec<Rule>> {
    match &key.value {
        KeyValue::List(tokens) => Ok(rules_of(tokens.clone(), &format!("`{}(..)`", key.name), errors)),
        _ => Err(syn::Error::new(key.span(), format!("`{0}` takes constraints: `{0}(min_length = 1)`", key.name))),
    }
}
