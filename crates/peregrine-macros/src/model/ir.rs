use proc_macro2::TokenStream;
use syn::{Attribute, Expr, Generics, Ident, LitStr, Path, Type, Visibility};

use crate::facts::{Facts, Rule};

/// A type to derive for.
pub(super) struct Model {
    pub(super) vis: Visibility,
    pub(super) ident: Ident,
    pub(super) generics: Generics,
    pub(super) description: String,
    pub(super) options: Options,
    pub(super) shape: ModelShape,
}

pub(super) enum ModelShape {
    Struct(Fields),
    Choice(Vec<Variant>),
    Union(Vec<UnionVariant>),
}

/// The fields of a struct.
pub(super) struct Fields {
    /// Those that are on the wire.
    pub(super) declared: Vec<ModelField>,
    /// The field that says which were sent.
    pub(super) fields_set: Option<Ident>,
}

/// The keys of `#[model(..)]`.
#[derive(Default)]
pub(super) struct Options {
    pub(super) title: Option<LitStr>,
    pub(super) description: Option<LitStr>,
    pub(super) forbids_extra: bool,
    pub(super) rename_all: Option<Case>,
    pub(super) by_name: bool,
    pub(super) rules: Vec<Rule>,
    pub(super) schema_extra: Option<Expr>,
    /// The function whose result is written instead.
    pub(super) serialize: Option<Expr>,
    /// How the fields' values are spelled: calls of `Forms`.
    pub(super) forms: Vec<TokenStream>,
    /// Whether fields with a default are required in what is described of the output.
    pub(super) defaults_required: bool,
    /// The structs that it is made of.
    pub(super) from: Vec<Type>,
    /// The model of which every field may be left out.
    pub(super) partial: Option<Partial>,
    /// What a partial model takes over: the attributes' tokens.
    pub(super) inherited: Vec<TokenStream>,
    /// Whether an enum stands for a literal.
    pub(super) is_literal: bool,
    /// Whether the first member of a union that accepts the input is taken.
    pub(super) is_left_to_right: bool,
    /// The member that tells of which variant of a union an object is.
    pub(super) discriminator: Option<LitStr>,
}

/// A model to make of another.
pub(super) struct Partial {
    pub(super) ident: Ident,
    /// What it derives besides.
    pub(super) derives: Vec<Path>,
}

pub(super) struct ModelField {
    pub(super) vis: Visibility,
    pub(super) attributes: Vec<Attribute>,
    pub(super) ident: Ident,
    pub(super) ty: Type,
    pub(super) facts: Facts,
    /// The doc comment.
    pub(super) doc: String,
}

pub(super) struct Variant {
    pub(super) ident: Ident,
    pub(super) value: ChoiceValue,
}

/// A variant that holds a value.
pub(super) struct UnionVariant {
    pub(super) ident: Ident,
    pub(super) ty: Type,
    pub(super) rules: Vec<Rule>,
    pub(super) tag: Option<LitStr>,
}

/// The value that stands for a variant.
pub(super) enum ChoiceValue {
    Name,
    Text(LitStr),
    Int(Expr),
}

/// How names are respelled.
#[derive(Clone, Copy)]
pub(crate) enum Case {
    Lower,
    Upper,
    Camel,
    Pascal,
    Snake,
    ScreamingSnake,
    Kebab,
}

impl Case {
    pub(super) const NAMES: &'static [(&'static str, Self)] = &[
        ("lowercase", Self::Lower),
        ("UPPERCASE", Self::Upper),
        ("camelCase", Self::Camel),
        ("PascalCase", Self::Pascal),
        ("snake_case", Self::Snake),
        ("SCREAMING_SNAKE_CASE", Self::ScreamingSnake),
        ("kebab-case", Self::Kebab),
    ];

    /// The name in this case, whichever of Rust's cases it is written in.
    pub(crate) fn apply(self, name: &str) -> String {
        let words = words(name);
        match self {
            Self::Lower => words.concat(),
            Self::Upper => words.concat().to_uppercase(),
            Self::Pascal => words.iter().map(|word| capitalized(word)).collect(),
            Self::Camel => words
                .iter()
                .enumerate()
                .map(|(index, word)| if index == 0 { word.clone() } else { capitalized(word) })
                .collect(),
            Self::Snake => words.join("_"),
            Self::ScreamingSnake => words.join("_").to_uppercase(),
            Self::Kebab => words.join("-"),
        }
    }
}

/// The words of a name, in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut starts = true;
    for char in name.chars() {
        if char == '_' {
            starts = true;
            continue;
        }
        if starts || char.is_uppercase() {
            words.push(String::new());
        }
        starts = false;
        if let Some(word) = words.last_mut() {
            word.extend(char.to_lowercase());
        }
    }
    words
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_respelled_from_either_case() {
        assert_eq!(Case::Camel.apply("item_id"), "itemId");
        assert_eq!(Case::Kebab.apply("LeNet"), "le-net");
        assert_eq!(Case::Lower.apply("ResNet"), "resnet");
        assert_eq!(Case::ScreamingSnake.apply("itemId"), "ITEM_ID");
    }
}
