//! Any text as an e-mail address: no panic, both passes agree, and what was normalised stays as it is.

#![no_main]

use libfuzzer_sys::fuzz_target;
use peregrine::prelude::*;
use peregrine_model::Rules;
use peregrine_model::kind::Email;

fuzz_target!(|text: &str| {
    let Some(email) = both(text) else { return };
    let (local, domain) = email.rsplit_once('@').expect("an address has an @");
    assert!(!local.is_empty() && domain.contains('.'), "{text:?} became {email:?}");
    assert_eq!(both(&email).as_deref(), Some(email.as_str()), "what {text:?} became isn't read back");
});

/// Both passes.
fn both(text: &str) -> Option<String> {
    let input = text.into();
    let complete = Email::validate_input(&input).ok().map(|email| email.to_string());
    let fast = Email::read_text(text, &Rules::NEW).ok().map(|email| email.to_string());
    assert_eq!(fast, complete, "the passes disagree on {text:?}");
    complete
}
