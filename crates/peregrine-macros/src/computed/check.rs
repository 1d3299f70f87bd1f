use std::collections::HashMap;

use syn::{Ident, Type};

use super::ir::{Block, Method};
use crate::diagnostics::Errors;
use crate::facts::Facts;

/// A computed field whose parts fit each other.
pub(super) struct ComputedField {
    pub(super) ident: Ident,
    pub(super) ty: Type,
    pub(super) facts: Facts,
    pub(super) wire_name: String,
}

pub(super) fn check(block: Block, errors: &mut Errors) -> Vec<ComputedField> {
    if let Some(path) = &block.of_trait {
        errors.at(path, "computed fields are methods of the type itself: write `impl Item { .. }`");
    }
    names_differ(&block.methods, errors);
    block.methods.into_iter().filter_map(|method| has_a_value(method, errors)).collect()
}

/// Two fields can't have one name on the wire.
fn names_differ(methods: &[Method], errors: &mut Errors) {
    let mut known: HashMap<&str, &Ident> = HashMap::new();
    for method in methods {
        if let Some(other) = known.insert(&method.wire_name, &method.ident) {
            let name = &method.wire_name;
            errors.at(&method.ident, format!("`{other}` has the same name on the wire: \"{name}\""));
        }
    }
}

/// A value is made of the model alone, at once.
fn has_a_value(method: Method, errors: &mut Errors) -> Option<ComputedField> {
    let Method { ident, takes_self_alone, output, facts, wire_name } = method;
    match output {
        Some(ty) if takes_self_alone => Some(ComputedField { ident, ty, facts, wire_name }),
        Some(_) => {
            errors.at(&ident, "a computed field is made of the model alone: `fn total(&self) -> f64`");
            None
        }
        None => {
            errors.at(&ident, "a computed field has a value: `fn total(&self) -> f64`");
            None
        }
    }
}
