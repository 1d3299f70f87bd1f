//! `derive(Model)`.

mod check;
mod choice;
mod expand;
mod fallback;
mod ir;
mod output;
mod parse;

pub(crate) use ir::Case;
pub(crate) use parse::case;
use proc_macro2::TokenStream;
use quote::quote;

use crate::diagnostics::Errors;

pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input: syn::DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let mut errors = Errors::new();
    let model = parse::parse(&input, &mut errors).and_then(|model| check::check(model, &mut errors));
    match (errors.finish(), model) {
        (None, Some(model)) => expand::expand(&model),
        (errors, _) => {
            let minimal = fallback::expand(&input);
            quote!(#errors #minimal)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::count;

    /// A model of usual fields, five for each number.
    fn model(numbers: std::ops::Range<usize>) -> TokenStream {
        let fields = numbers.map(|number| {
            let name = |what: &str| quote::format_ident!("{what}_{number}");
            let (title, note, price) = (name("title"), name("note"), name("price"));
            let (count, tags) = (name("count"), name("tags"));
            quote! {
                /// What it is called.
                #[field(min_length = 1, max_length = 100, pattern = "^[a-z]+$")]
                #title: String,
                #[field(max_length = 1000)]
                #note: Option<String>,
                #[field(gt = 0)]
                #price: f64,
                #[field(ge = 0, default = 3)]
                #count: i64,
                #tags: Vec<String>,
            }
        });
        quote!(struct Item { #(#fields)* })
    }

    /// Each token is read, checked and compiled in every build of our users.
    #[test]
    fn a_field_expands_to_few_tokens() {
        let (few, many) = (count(derive(model(0..1))), count(derive(model(0..4))));
        let of_a_field = (many - few) / 15;
        let of_a_model = few - 5 * of_a_field;
        assert!(of_a_field <= 260, "{of_a_field} tokens a field");
        assert!(of_a_model <= 700, "{of_a_model} tokens a model");
    }
}
