//! The names of a value on the wire: where it is looked for, and under which name it is given.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{LitInt, LitStr, Token, parenthesized};

use super::Facts;
use crate::keys::{Key, KeyValue};

/// A place where a value may stand.
#[derive(Clone)]
pub(crate) enum Spelling {
    /// A member of that name.
    Name(LitStr),
    /// What the steps lead to, starting from the member of that name.
    Path(LitStr, Vec<Step>),
}

/// One step into a value.
#[derive(Clone)]
pub(crate) enum Step {
    Key(LitStr),
    Index(LitInt, bool),
}

/// The names of one value, as the attributes of its field and of its model say together.
pub(crate) struct Names {
    /// The name of the field or the parameter.
    pub(crate) name: String,
    /// Where the value is looked for, the name aside unless nothing else is said.
    places: Vec<Spelling>,
    /// Whether the name counts beside the places.
    pub(crate) by_name: bool,
    /// Whether a name was given, be it the field's own.
    is_explicit: bool,
    /// The name in what goes out.
    pub(crate) output: String,
}

impl Names {
    /// The names of a parameter: what goes out has none. One of the path that could have several has its own as well.
    pub(crate) fn of_parameter(name: String, facts: &Facts, is_path: bool) -> Self {
        let places = facts.places();
        let is_explicit = places.is_some();
        let places = places.unwrap_or_else(|| vec![named(&name)]);
        let output = first(&places).unwrap_or_else(|| name.clone());
        let by_name = is_path && places.len() > 1 && !places.iter().any(|place| place.is_name(&name));
        Self { name, places, by_name, is_explicit, output }
    }

    /// The names of a field. `generated` are those that the model makes of the field's, in what comes in and in what
    /// goes out.
    pub(crate) fn of_field(name: String, facts: &Facts, generated: Option<(String, String)>, by: Accepted) -> Self {
        let (input, output) = generated.map_or((None, None), |(input, output)| (Some(input), Some(output)));
        let output = match (&facts.serialization_alias, &facts.alias) {
            (Some(alias), _) | (None, Some(alias)) => alias.value(),
            (None, None) => output.unwrap_or_else(|| name.clone()),
        };
        let mut places = facts.places().or_else(|| Some(vec![named(&input?)])).unwrap_or_else(|| vec![named(&name)]);
        if !by.alias {
            places = vec![named(&name)];
        }
        let by_name = by.name && !places.iter().any(|place| place.is_name(&name));
        Self { is_explicit: places.len() > 1, name, places, by_name, output }
    }

    /// The first name under which the value is looked for, which the schema shows.
    pub(crate) fn input(&self) -> String {
        first(&self.places).unwrap_or_else(|| self.name.clone())
    }

    /// All names under which the value is looked for, the first one first; `None` if some are no plain names.
    pub(crate) fn plain(&self) -> Option<Vec<String>> {
        let names = self.places.iter().map(|place| match place {
            Spelling::Name(name) => Some(name.value()),
            Spelling::Path(..) => None,
        });
        let mut names = names.collect::<Option<Vec<_>>>()?;
        names.extend(self.by_name.then(|| self.name.clone()));
        Some(names)
    }

    /// The facts: what isn't said follows from the name.
    pub(super) fn expand(&self) -> TokenStream {
        let input = self.input();
        let alias = (self.is_explicit || input != self.name).then(|| quote!(.alias(#input)));
        let is_plain = matches!(&*self.places, [Spelling::Name(_)]);
        let places = self.places.iter().map(Spelling::expand);
        let spellings = (!is_plain).then(|| quote!(.spellings(&[#(#places),*])));
        let by_name = self.by_name.then(|| quote!(.by_name(true)));
        let output = &self.output;
        let serialization = (*output != input).then(|| quote!(.serialization_alias(#output)));
        quote!(#alias #spellings #by_name #serialization)
    }
}

/// Under what a model accepts its fields.
#[derive(Clone, Copy)]
pub(crate) struct Accepted {
    pub(crate) name: bool,
    pub(crate) alias: bool,
}

impl Facts {
    /// Where an attribute says that the value stands.
    fn places(&self) -> Option<Vec<Spelling>> {
        let alias = || self.alias.clone().map(|alias| vec![Spelling::Name(alias)]);
        self.validation_alias.clone().or_else(alias)
    }
}

impl Spelling {
    /// The value of `validation_alias`: a name, or a list of names and paths.
    pub(super) fn parse_key(key: &Key) -> syn::Result<Vec<Self>> {
        let KeyValue::List(tokens) = &key.value else { return Ok(vec![Self::Name(key.text()?)]) };
        let parser = Punctuated::<Self, Token![,]>::parse_terminated;
        let spellings: Vec<Self> = parser.parse2(tokens.clone())?.into_iter().collect();
        if spellings.is_empty() {
            let message = "`validation_alias` takes names: `validation_alias(\"name\", \"fullName\")`";
            return Err(syn::Error::new(key.span(), message));
        }
        for (index, spelling) in spellings.iter().enumerate() {
            if let Self::Name(name) = spelling
                && spellings[..index].iter().any(|other| other.is_name(&name.value()))
            {
                return Err(syn::Error::new(name.span(), format!("\"{}\" is given twice", name.value())));
            }
        }
        Ok(spellings)
    }

    /// Where a path is written, if this is one.
    pub(crate) fn path_span(&self) -> Option<Span> {
        match self {
            Self::Name(_) => None,
            Self::Path(start, _) => Some(start.span()),
        }
    }

    fn is_name(&self, name: &str) -> bool {
        matches!(self, Self::Name(known) if known.value() == name)
    }

    fn expand(&self) -> TokenStream {
        match self {
            Self::Name(name) => quote!(__rt::Spelling::Name(#name)),
            Self::Path(start, steps) => {
                let steps = steps.iter().map(|step| match step {
                    Step::Key(key) => quote!(__rt::Step::Key(#key)),
                    Step::Index(index, true) => quote!(__rt::Step::Index(-#index)),
                    Step::Index(index, false) => quote!(__rt::Step::Index(#index)),
                });
                quote!(__rt::Spelling::Path(#start, &[#(#steps),*]))
            }
        }
    }
}

impl Parse for Spelling {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            return Ok(Self::Name(input.parse()?));
        }
        let expected = "a name, or a path such as `path(\"names\", 0)`";
        let word: syn::Ident =
            input.parse().map_err(|error| syn::Error::new(error.span(), format!("expected {expected}")))?;
        if word != "path" {
            return Err(syn::Error::new(word.span(), format!("expected {expected}")));
        }
        let content;
        parenthesized!(content in input);
        let start = content.parse().map_err(|error| syn::Error::new(error.span(), "a path starts with a name"))?;
        let mut steps = Vec::new();
        while content.peek(Token![,]) {
            content.parse::<Token![,]>()?;
            if !content.is_empty() {
                steps.push(content.parse()?);
            }
        }
        Ok(Self::Path(start, steps))
    }
}

impl Parse for Step {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            return Ok(Self::Key(input.parse()?));
        }
        let is_negative = input.parse::<Option<Token![-]>>()?.is_some();
        let index: LitInt =
            input.parse().map_err(|error| syn::Error::new(error.span(), "a step of a path is a name or an index"))?;
        index.base10_parse::<i64>()?;
        Ok(Self::Index(index, is_negative))
    }
}

fn named(name: &str) -> Spelling {
    Spelling::Name(LitStr::new(name, Span::call_site()))
}

/// The first plain name.
fn first(places: &[Spelling]) -> Option<String> {
    places.iter().find_map(|place| match place {
        Spelling::Name(name) => Some(name.value()),
        Spelling::Path(..) => None,
    })
}
