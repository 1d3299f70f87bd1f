//! The keys of an attribute: `name`, `name = value`, `name(..)`.

use proc_macro2::{Span, TokenStream};
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, LitStr, Token, Type, parenthesized};

use crate::diagnostics::Errors;

/// One key of an attribute.
pub(crate) struct Key {
    pub(crate) name: Ident,
    pub(crate) value: KeyValue,
}

/// The keys whose value is a type: `Vec<Item>` is no expression.
const TYPE_KEYS: &[&str] = &["response_model", "from"];

/// What follows a key.
pub(crate) enum KeyValue {
    /// Nothing: the key alone switches something on.
    None,
    /// `= value`
    Expr(Box<Expr>),
    /// `= Type`, where a key takes one.
    Type(Box<Type>),
    /// `(..)`
    List(TokenStream),
}

impl Parse for Key {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.call(<Ident as syn::ext::IdentExt>::parse_any)?;
        let value = if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            if TYPE_KEYS.iter().any(|known| name == known) {
                KeyValue::Type(Box::new(input.parse()?))
            } else {
                KeyValue::Expr(Box::new(ungrouped(input.parse()?)))
            }
        } else if input.peek(syn::token::Paren) {
            let content;
            parenthesized!(content in input);
            KeyValue::List(content.parse()?)
        } else {
            KeyValue::None
        };
        Ok(Self { name, value })
    }
}

impl Key {
    pub(crate) fn span(&self) -> Span {
        self.name.span()
    }

    pub(crate) fn is(&self, name: &str) -> bool {
        self.name == name
    }

    /// The value of a key that needs one.
    pub(crate) fn expr(&self) -> syn::Result<&Expr> {
        match &self.value {
            KeyValue::Expr(expr) => Ok(expr),
            _ => Err(syn::Error::new(self.span(), format!("`{0}` needs a value: `{0} = ..`", self.name))),
        }
    }

    /// The type of a key that takes one.
    pub(crate) fn ty(&self) -> syn::Result<&Type> {
        match &self.value {
            KeyValue::Type(ty) => Ok(ty),
            _ => Err(syn::Error::new(self.span(), format!("`{0}` takes a type: `{0} = Item`", self.name))),
        }
    }

    /// The text of a key whose value must be a string literal.
    pub(crate) fn text(&self) -> syn::Result<LitStr> {
        let expr = self.expr()?;
        literal_text(expr)
            .ok_or_else(|| syn::Error::new_spanned(expr, format!("`{}` must be a string literal", self.name)))
    }

    /// Whether a switch is on: the key alone, or with `true` or `false`.
    pub(crate) fn switch(&self) -> syn::Result<bool> {
        match &self.value {
            KeyValue::None => Ok(true),
            KeyValue::Expr(expr) => literal_bool(expr)
                .ok_or_else(|| syn::Error::new_spanned(expr, format!("`{}` must be `true` or `false`", self.name))),
            KeyValue::List(_) | KeyValue::Type(_) => {
                Err(syn::Error::new(self.span(), format!("`{}` takes no list", self.name)))
            }
        }
    }
}

impl Key {
    /// A switch, or the text that warns those who use it: a schema says no more than that it is deprecated.
    pub(crate) fn switch_or_text(&self) -> syn::Result<bool> {
        self.text().map(|_| true).or_else(|_| self.switch())
    }
}

/// Parses a list of keys, each of them known and given once.
pub(crate) fn parse(tokens: TokenStream, vocabulary: &[&str], place: &str, errors: &mut Errors) -> Vec<Key> {
    let keys = unchecked(tokens, errors);
    check(keys, vocabulary, place, errors)
}

/// Parses a list of keys, whatever they are.
pub(crate) fn unchecked(tokens: TokenStream, errors: &mut Errors) -> Vec<Key> {
    let parser = Punctuated::<Key, Token![,]>::parse_terminated;
    errors.take(parser.parse2(tokens)).map(|keys| keys.into_iter().collect()).unwrap_or_default()
}

/// The tokens of a list of keys without those that are taken out, unless it doesn't parse.
pub(crate) fn split(tokens: TokenStream, mut takes: impl FnMut(&Key) -> bool) -> Option<TokenStream> {
    let parser = |input: ParseStream<'_>| {
        let mut rest = TokenStream::new();
        while !input.is_empty() {
            let start = input.fork();
            let key: Key = input.parse()?;
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
            if !takes(&key) {
                rest.extend(between(&start, input));
            }
        }
        Ok(rest)
    };
    parser.parse2(tokens).ok()
}

/// The tokens from one place to another.
fn between(start: ParseStream<'_>, end: ParseStream<'_>) -> TokenStream {
    let mut tokens = TokenStream::new();
    while start.cursor() != end.cursor() {
        match start.parse::<proc_macro2::TokenTree>() {
            Ok(token) => tokens.extend([token]),
            Err(_) => break,
        }
    }
    tokens
}

/// Keeps the keys that are known and given once, and records the others.
pub(crate) fn check(keys: Vec<Key>, vocabulary: &[&str], place: &str, errors: &mut Errors) -> Vec<Key> {
    let mut kept: Vec<Key> = Vec::new();
    for key in keys {
        if !vocabulary.iter().any(|known| key.is(known)) {
            errors.at_span(key.span(), unknown(&key.name.to_string(), vocabulary, place));
        } else if kept.iter().any(|known| known.name == key.name) {
            errors.at_span(key.span(), format!("`{}` is given twice", key.name));
        } else {
            kept.push(key);
        }
    }
    kept
}

fn unknown(name: &str, vocabulary: &[&str], place: &str) -> String {
    match closest(name, vocabulary) {
        Some(known) => format!("unknown key `{name}` in {place}: did you mean `{known}`?"),
        None => format!("unknown key `{name}` in {place}; known are {}", quoted(vocabulary)),
    }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The known name that is at most a third of its letters away, or that has more or fewer words: `status` for
/// `status_code`.
pub(crate) fn closest<'v>(name: &str, vocabulary: &[&'v str]) -> Option<&'v str> {
    let known = vocabulary.iter().min_by_key(|known| distance(name, known))?;
    let begins = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with('_'));
    let is_close = distance(name, known) <= known.len().div_ceil(3);
    is_close
        .then_some(*known)
        .or_else(|| vocabulary.iter().find(|known| begins(name, known) || begins(known, name)).copied())
}

/// How many letters to insert, remove or change (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (above, letter) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], above + 1);
        for (column, candidate) in other.iter().enumerate() {
            let change = diagonal + usize::from(letter != *candidate);
            diagonal = row[column + 1];
            row[column + 1] = change.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

/// The expression that `macro_rules` put into a group of its own, as it does with what a `$value:literal` matched.
fn ungrouped(expr: Expr) -> Expr {
    match expr {
        Expr::Group(group) => ungrouped(*group.expr),
        other => other,
    }
}

pub(crate) fn literal_text(expr: &Expr) -> Option<LitStr> {
    match expr {
        Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.clone()),
        _ => None,
    }
}

fn literal_bool(expr: &Expr) -> Option<bool> {
    match expr {
        Expr::Lit(syn::ExprLit { lit: syn::Lit::Bool(value), .. }) => Some(value.value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_misses_get_a_suggestion() {
        assert_eq!(closest("min_lenght", &["max_length", "min_length"]), Some("min_length"));
        assert_eq!(closest("colour", &["max_length", "min_length"]), None);
    }

    #[test]
    fn values_may_come_out_of_macro_rules() {
        let text = proc_macro2::Group::new(proc_macro2::Delimiter::None, quote::quote!("request"));
        let key: Key = syn::parse2(quote::quote!(scope = #text)).unwrap();
        assert_eq!(key.text().unwrap().value(), "request");
    }

    #[test]
    fn names_with_more_words_get_a_suggestion() {
        assert_eq!(closest("status_code", &["summary", "status"]), Some("status"));
        assert_eq!(closest("rename", &["title", "rename_all"]), Some("rename_all"));
    }
}
