use proc_macro2::TokenStream;
use syn::{Attribute, Expr, Generics, Ident, LitStr, Path, Type, Visibility};

use crate::facts::{Accepted, Facts, Held, Names, Rule, Validator};

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
    Struct(Vec<ModelField>),
    Root(Box<ModelField>),
    Choice(Vec<Variant>),
    Union(Vec<UnionVariant>),
}

/// The keys of `#[model(..)]`.
#[derive(Default)]
pub(super) struct Options {
    pub(super) title: Option<LitStr>,
    pub(super) description: Option<LitStr>,
    pub(super) extra: Extra,
    pub(super) renaming: Option<Renaming>,
    /// Whether fields are accepted under their own names too.
    pub(super) by_name: Option<bool>,
    /// Whether fields are not accepted under their aliases.
    pub(super) ignores_aliases: bool,
    /// Whether issues are placed by the names of the fields.
    pub(super) loc_by_name: bool,
    pub(super) rules: Vec<Rule>,
    pub(super) schema_extra: Option<Expr>,
    /// The function whose result is written instead.
    pub(super) serialize: Option<Expr>,
    /// How the fields' values are spelled: calls of `Forms`.
    pub(super) forms: Vec<TokenStream>,
    /// The structs that it is made of.
    pub(super) from: Vec<Type>,
    /// The model of which every field may be left out.
    pub(super) partial: Option<Partial>,
    /// What a partial model takes over: the attributes' tokens.
    pub(super) inherited: Vec<TokenStream>,
    /// Whether serde's traits are left to others.
    pub(super) without_serde: bool,
    /// Whether a struct of one value is nothing but its value.
    pub(super) is_inline: bool,
    /// A function that makes the title of the name.
    pub(super) title_generator: Option<Expr>,
    /// A function that makes the titles of the fields of their names.
    pub(super) field_title_generator: Option<Expr>,
    pub(super) deprecated: bool,
    /// Whether fields with a default are required in what goes out.
    pub(super) defaults_required: bool,
    /// The validators of the model as a whole, innermost first.
    pub(super) validators: Vec<Validator>,
    /// Whether the defaults of its fields are validated.
    pub(super) validates_default: bool,
    /// Whether an enum stands for a literal.
    pub(super) is_literal: bool,
    /// Whether an enum of numbers has no base type.
    pub(super) is_plain: bool,
    /// The function that knows variants for what is none of an enum's values.
    pub(super) missing: Option<Expr>,
    /// Whether the first member of a union that accepts the input is taken.
    pub(super) is_left_to_right: bool,
    /// What tells of which variant of a union an input is.
    pub(super) discriminator: Option<Discriminator>,
    /// What is said instead where a tag is missing or unknown.
    pub(super) custom_error_type: Option<LitStr>,
    pub(super) custom_error_message: Option<LitStr>,
    pub(super) custom_error_context: Option<Expr>,
    /// Which of Python's containers a struct is, if it is no model.
    pub(super) form: Option<Form>,
}

/// What tells of which variant of a union an input is.
pub(super) enum Discriminator {
    /// The member of that name.
    Member(LitStr),
    /// A function.
    Function(Expr),
}

impl Discriminator {
    pub(super) fn span(&self) -> proc_macro2::Span {
        match self {
            Self::Member(name) => name.span(),
            Self::Function(function) => syn::spanned::Spanned::span(function),
        }
    }
}

/// Which of Python's containers of fields a struct is.
#[derive(Clone)]
pub(super) struct Form {
    /// The key that says so.
    pub(super) key: Ident,
    /// The variant of the runtime's type.
    pub(super) name: &'static str,
}

/// A model to make of another.
pub(super) struct Partial {
    pub(super) ident: Ident,
    /// What it derives besides.
    pub(super) derives: Vec<Path>,
}

/// What becomes of members that a model doesn't declare.
#[derive(Default)]
pub(super) enum Extra {
    #[default]
    Ignore,
    Forbid,
    /// They are kept; with the text that says so.
    Allow(LitStr),
}

/// How the names of all fields are respelled, in what comes in and in what goes out.
#[derive(Clone, Copy)]
pub(super) struct Renaming {
    pub(super) input: Option<Case>,
    pub(super) output: Option<Case>,
}

/// What a field of the struct is to the object.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A member of it.
    Member,
    /// All members that no other field is.
    Extras,
    /// A model whose own fields are members of it.
    Flattened,
    /// Not on the wire: it says which members were sent.
    FieldsSet,
}

pub(super) struct ModelField {
    pub(super) vis: Visibility,
    pub(super) attributes: Vec<Attribute>,
    pub(super) ident: Ident,
    pub(super) ty: Type,
    pub(super) role: Role,
    pub(super) facts: Facts,
    /// The doc comment.
    pub(super) doc: String,
}

impl ModelField {
    pub(super) fn is(&self, role: Role) -> bool {
        self.role == role
    }

    pub(super) fn name(&self) -> String {
        syn::ext::IdentExt::unraw(&self.ident).to_string()
    }

    /// Whether its value needs more than its type.
    pub(super) fn is_treated(&self) -> bool {
        self.is(Role::Member) && self.facts.is_treated()
    }
}

impl Model {
    /// The names of a field on the wire.
    pub(super) fn names(&self, field: &ModelField) -> Names {
        let respelled = |case: Option<Case>| case.map_or_else(|| field.name(), |case| case.apply(&field.name()));
        let generated = self.options.renaming.map(|case| (respelled(case.input), respelled(case.output)));
        Names::of_field(field.name(), &field.facts, generated, self.options.accepted())
    }
}

impl Options {
    /// Without the aliases only the names are left.
    fn accepted(&self) -> Accepted {
        Accepted { name: self.by_name.unwrap_or(self.ignores_aliases), alias: !self.ignores_aliases }
    }
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
    pub(super) validators: Vec<Validator>,
    pub(super) held: Option<Held>,
    pub(super) tag: Option<LitStr>,
}

/// The value that stands for a variant.
pub(super) enum ChoiceValue {
    Name,
    Text(LitStr),
    Int(Expr),
    Float(Expr),
    Bool(bool),
    Null,
}

/// How names are respelled.
#[derive(Clone, Copy, PartialEq, Eq)]
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
