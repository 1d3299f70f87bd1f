//! Any bytes as JSON: the fast pass and the complete one agree, and what is written reads back.

#![no_main]

use libfuzzer_sys::fuzz_target;
use peregrine_model::json::{self, Reader, Writer};
use peregrine_model::kind::read_whole;
use peregrine_model::{Input, Kind, Rules, Validation, Value};

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = json::decode(bytes) else { return };
    let parsed = json::parse(&text);
    if skips(&text) {
        assert!(parsed.is_ok(), "passed over, but not parsed: {parsed:?}");
    }
    agree::<Value>(&text);
    agree::<Vec<i64>>(&text);
    agree::<Vec<Option<f64>>>(&text);
    agree::<Option<String>>(&text);
    agree::<Vec<bool>>(&text);
    agree::<std::collections::BTreeMap<String, Vec<i128>>>(&text);
    if let Ok(tree) = &parsed {
        let json = written(tree);
        let again = json::parse(&json).unwrap_or_else(|error| panic!("{json} is written, but no JSON: {error}"));
        assert_eq!(written(&again), json);
    }
});

fn skips(text: &str) -> bool {
    let mut reader = Reader::new(text);
    reader.skip_value().and_then(|()| reader.end()).is_ok()
}

/// What the fast pass accepts, the complete one accepts and takes for the same value.
fn agree<T: Kind>(text: &str) {
    let Ok(fast) = read_whole::<T>(text, &Rules::NEW) else { return };
    let tree = json::parse(text).unwrap_or_else(|error| panic!("the fast pass read what is no JSON: {error}"));
    let complete = T::validate(&tree, &Rules::NEW, &mut Validation::new());
    let complete = complete.unwrap_or_else(|_| panic!("the fast pass read what is not valid"));
    assert_eq!(fast.dump_json(), complete.dump_json());
}

fn written(tree: &Input<'_>) -> String {
    let mut writer = Writer::new();
    writer.value(tree);
    String::from_utf8(writer.into_bytes()).expect("JSON is UTF-8")
}
