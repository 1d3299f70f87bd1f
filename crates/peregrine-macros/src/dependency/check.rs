use syn::Type;

use super::ir::Function;
use crate::diagnostics::Errors;

/// The rules that need more than one part of a function.
pub(super) fn check(function: &Function, errors: &mut Errors) {
    if function.yields().is_some() && !function.is_async {
        let message = "a dependency that cleans up after itself waits for the end of the request: `async fn`";
        errors.at(&function.ident, message);
    }
    if let Some(output @ Type::ImplTrait(_)) = &function.output {
        errors.at(output, "what a dependency gives needs a named type: handlers name it");
    }
}
