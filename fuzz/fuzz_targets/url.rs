//! Any text as a URL: the `url` crate, which is pydantic's parser too, decides what it is.

#![no_main]

use libfuzzer_sys::fuzz_target;
use peregrine::prelude::*;
use peregrine_model::kind::{AnyUrl, HttpUrl};
use peregrine_model::Rules;

/// How long a text may be that becomes an `HttpUrl`.
const BYTES_MAX: usize = 2083;

fuzz_target!(|text: &str| {
    let theirs = url::Url::parse(text).ok();
    assert_eq!(ours::<AnyUrl>(text), theirs.as_ref().map(ToString::to_string), "{text:?}");
    let http = theirs.filter(|url| matches!(url.scheme(), "http" | "https") && text.len() <= BYTES_MAX);
    assert_eq!(ours::<HttpUrl>(text), http.as_ref().map(ToString::to_string), "{text:?}");
});

/// Both passes.
fn ours<T: Kind + ToString>(text: &str) -> Option<String> {
    let input = text.into();
    let complete = T::validate_input(&input).ok().map(|url| url.to_string());
    let fast = T::read_text(text, &Rules::NEW).ok().map(|url| url.to_string());
    assert_eq!(fast, complete, "the passes disagree on {text:?}");
    let strict = T::read_text(text, &Rules::NEW.strict(true)).ok().map(|url| url.to_string());
    assert!(strict.is_none() || strict == complete, "strictness changes {text:?}");
    complete
}
