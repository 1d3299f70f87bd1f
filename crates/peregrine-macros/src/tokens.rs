//! The size of an expansion, for the tests that keep it small: each token is read, checked and compiled in every
//! build of our users.

use proc_macro2::{TokenStream, TokenTree};

/// How many tokens there are, brackets included.
pub(crate) fn count(tokens: TokenStream) -> usize {
    let of_tree = |tree| match tree {
        TokenTree::Group(group) => 2 + count(group.stream()),
        _ => 1,
    };
    tokens.into_iter().map(of_tree).sum()
}
