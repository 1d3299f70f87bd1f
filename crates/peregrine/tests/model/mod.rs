//! Models, as the framework derives them.

mod choices;
mod containers;
mod inputs;
mod names;
mod output;
mod passes;
mod roots;
mod schemas;
mod serde;
mod text;
mod unions;
mod validators;
mod without_http;

use peregrine::prelude::*;

/// What both passes make of a text: the JSON of the value, or the printed report. The passes may not disagree.
fn taken<T: Kind>(text: &str) -> std::result::Result<String, String> {
    use peregrine_model::kind::read_whole;
    use peregrine_model::{Rules, json};

    let written = |value: &T| String::from_utf8(value.dump_json()).unwrap();
    let input = json::parse(text).unwrap();
    let complete = T::validate_input(&input).map(|value| written(&value)).map_err(|report| report.to_string());
    if let Ok(fast) = read_whole::<T>(text, &Rules::NEW) {
        assert_eq!(Ok(written(&fast)), complete, "{text}");
    }
    complete
}

/// The schema that stands by itself, as text.
fn schema<T: Kind>() -> String {
    String::from_utf8(T::json_schema(peregrine_model::Mode::Input).dump_json()).unwrap()
}
