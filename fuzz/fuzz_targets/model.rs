//! Any JSON text as derived models of every kind: the passes agree, what is written reads back, and reports are JSON.

#![no_main]

use libfuzzer_sys::fuzz_target;
use peregrine::prelude::*;
use peregrine_model::kind::{AnyDateTime, AnyDecimal, AnyTime, AnyUrl, Base64, BigInt, ByteString, Email, JsonString};
use peregrine_model::kind::{Secret, read_whole};
use peregrine_model::{Field, Report, Rules, Validation, json};

#[derive(Model)]
struct Texts {
    #[field(min_length = 1, max_length = 5, pattern = "^[a-zä]+$", default = "a")]
    a: String,
    b: Option<Base64<String>>,
    c: Option<ByteString>,
    d: Option<chrono::NaiveDate>,
    e: Option<AnyTime>,
    f: Option<AnyDateTime>,
    g: Option<chrono::TimeDelta>,
    h: Option<uuid::Uuid>,
    i: Option<Email>,
    j: Option<AnyUrl>,
    k: Option<std::net::IpAddr>,
    l: Option<Secret<String>>,
    m: Option<JsonString<Vec<i64>>>,
}

#[derive(Model)]
struct Numbers {
    #[field(ge = -5, lt = 300, multiple_of = 5, default = 0)]
    a: i64,
    b: Option<u8>,
    c: Option<i128>,
    d: Option<BigInt>,
    #[field(gt = -1.5, le = 1e300, multiple_of = 0.25)]
    e: Option<f64>,
    f: Option<f32>,
    #[field(max_digits = 6, decimal_places = 2)]
    g: Option<AnyDecimal>,
    h: Option<rust_decimal::Decimal>,
    i: Option<bool>,
    #[field(strict)]
    j: Option<i64>,
}

#[derive(Model)]
#[model(extra = "forbid")]
struct Lists {
    #[field(max_length = 3, default = [])]
    a: Vec<Option<i64>>,
    b: Option<std::collections::BTreeSet<String>>,
    c: Option<(i64, String, bool)>,
    #[field(max_length = 2, key(min_length = 1), value(ge = 0))]
    d: Option<Map<String, i64>>,
    e: Option<Map<i64, Value>>,
    f: Option<Box<Lists>>,
    g: Option<Vec<Choice>>,
    h: Option<Level>,
    i: Option<Numbers>,
    j: Option<Texts>,
}

#[derive(Model)]
enum Choice {
    Int(i64),
    Text(String),
    Numbers(Numbers),
}

#[derive(Model)]
enum Level {
    Low = 1,
    High = 2,
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = json::decode(bytes) else { return };
    let Ok(tree) = json::parse(&text) else {
        assert!(read_whole::<Lists>(&text, &Rules::NEW).is_err(), "the fast pass read what is no JSON");
        return;
    };
    agree::<Texts>(&text, &tree);
    agree::<Numbers>(&text, &tree);
    agree::<Lists>(&text, &tree);
    agree::<Choice>(&text, &tree);
});

fn agree<T: Kind>(text: &str, tree: &Input<'_>) {
    explain::<T>(text, tree);
    let fast = read_whole::<T>(text, &Rules::NEW).ok();
    let mut state = Validation::new();
    match (T::validate(tree, &Rules::NEW, &mut state), fast) {
        (Ok(complete), Some(fast)) => assert_eq!(fast.dump_json(), complete.dump_json(), "{text}"),
        (Ok(complete), None) => {
            let written = complete.dump_json();
            let written = std::str::from_utf8(&written).expect("JSON is UTF-8");
            assert!(json::parse(written).is_ok(), "{written} is no JSON");
        }
        (Err(_), fast) => {
            let report = state.into_report();
            assert!(fast.is_none(), "the fast pass read {text}, but {report}");
            let mut writer = json::Writer::python();
            report.write(&mut writer);
            let written = std::str::from_utf8(writer.as_bytes()).expect("JSON is UTF-8");
            assert!(json::parse(written).is_ok(), "{written} is no JSON");
            let mut owned = json::Writer::python();
            report.clone().into_owned().write(&mut owned);
            assert_eq!(writer.as_bytes(), owned.as_bytes(), "owning changes the report");
        }
    }
}

/// What the fast pass tells by itself is what the complete pass finds.
fn explain<T: Kind>(text: &str, tree: &Input<'_>) {
    let told = match Field::<T>::new("body").read_explained("body", text) {
        Ok(value) => Ok(value.dump_json()),
        Err(explained) => match explained.items() {
            Some((items, ..)) => Err(items.as_bytes().to_vec()),
            None => return,
        },
    };
    let mut state = Validation::new();
    let found = T::validate(tree, &Rules::NEW, &mut state).map(|value| value.dump_json()).map_err(|_| {
        let mut items = json::Writer::python();
        let issues = state.into_issues().into_iter().map(|issue| issue.within("body")).collect();
        Report::new(issues).write_items(&mut items);
        items.into_bytes()
    });
    assert_eq!(told, found, "{text}");
}
