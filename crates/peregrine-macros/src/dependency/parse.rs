use proc_macro2::TokenStream;
use syn::{Expr, ExprLit, FnArg, ImplItem, ItemFn, ItemImpl, Lit, ReceiverKind, ReturnType, Signature, Type};

use super::ir::{Function, Input};
use crate::diagnostics::Errors;
use crate::keys::{self, Key};
use crate::route;

const KEYS: &[&str] = &["max_concurrency"];

pub(super) fn function(attribute: TokenStream, function: &mut ItemFn, errors: &mut Errors) -> Option<Function> {
    if let Some(receiver) = function.sig.receiver() {
        errors.at(receiver, "put `#[dependency]` above the `impl` block: its method `call` is the dependency");
        return None;
    }
    signature(attribute, &mut function.sig, errors)
}

pub(super) fn method(attribute: TokenStream, block: &mut ItemImpl, errors: &mut Errors) -> Option<Function> {
    let methods = block.items.iter_mut().filter_map(|item| match item {
        ImplItem::Fn(function) if function.sig.ident == "call" => Some(function),
        _ => None,
    });
    let Some(call) = methods.last() else {
        errors.at(&block.self_ty, "a dependency needs a method: `async fn call(&self, ..) -> T`");
        return None;
    };
    let is_shared = |receiver: &syn::Receiver| matches!(receiver.kind, ReceiverKind::Reference(_, _, None));
    if !call.sig.receiver().is_some_and(is_shared) {
        errors.at(&call.sig, "a dependency is shared by all requests: `call` takes `&self`");
        return None;
    }
    signature(attribute, &mut call.sig, errors)
}

/// Reads a signature, and takes Peregrine's attributes off its parameters.
fn signature(attribute: TokenStream, signature: &mut Signature, errors: &mut Errors) -> Option<Function> {
    let keys = keys::parse(attribute, KEYS, "`#[dependency(..)]`", errors);
    let max_concurrency = keys.first().and_then(|key| errors.take(positive(key)));
    if !signature.generics.params.is_empty() {
        errors.at(&signature.generics.params, "a dependency has no generics: name the types, and own what is borrowed");
        return None;
    }
    let inputs = signature.inputs.iter_mut().filter(|input| matches!(input, FnArg::Typed(_)));
    let inputs: Vec<_> = inputs.map(|input| self::input(input, errors)).collect();
    let function = Function {
        ident: signature.ident.clone(),
        is_async: signature.asyncness.is_some(),
        max_concurrency,
        inputs: inputs.into_iter().collect::<Option<_>>()?,
        output: match &signature.output {
            ReturnType::Default => None,
            ReturnType::Type(_, ty) => Some((**ty).clone()),
        },
    };
    super::check::check(&function, errors);
    Some(function)
}

fn positive(key: &Key) -> syn::Result<Expr> {
    let expr = key.expr()?;
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) if int.base10_parse::<usize>().is_ok_and(|count| count > 0) => {
            Ok(expr.clone())
        }
        Expr::Lit(_) | Expr::Unary(_) => {
            Err(syn::Error::new_spanned(expr, "`max_concurrency` is a number of calls, at least 1"))
        }
        _ => Ok(expr.clone()),
    }
}

fn input(input: &mut FnArg, errors: &mut Errors) -> Option<Input> {
    if let FnArg::Typed(typed) = input
        && let Some(given) = given(&typed.ty)
    {
        return Some(Input::Yield(Box::new(given.clone())));
    }
    let parameter = route::parameter(input, errors)?;
    if let (Type::Reference(reference), true) = (&parameter.ty, parameter.is_of_request()) {
        errors.at(reference, "a dependency owns its parameters: use `String` instead of `&str`");
    }
    Some(Input::Param(Box::new(parameter)))
}

/// The type of the value, of a `Yield<T>`.
fn given(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    (path.path.segments.last()?.ident == "Yield").then_some(ty)
}
