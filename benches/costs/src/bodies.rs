//! Two bodies, read and written by Peregrine, and by serde_json with garde for the constraints: the same structs.

use std::fmt::Write as _;
use std::hint::black_box;

use peregrine::prelude::*;
use serde::de::DeserializeOwned;

use super::{Case, Step, beside, ours};

pub(super) const CASES: &[Case] = &[
    ("item: read, peregrine", || read::<ours::Item>(item(ITEM))),
    ("item: read, serde_json and garde", || read_beside::<beside::Item>(item(ITEM))),
    ("item: write, peregrine", || write::<ours::Item>(&item(ITEM))),
    ("item: write, serde_json", || write_beside::<beside::Item>(&item(ITEM))),
    ("item: refuse three mistakes, peregrine", || refuse::<ours::Item>(item(WRONG_ITEM))),
    ("item: refuse three mistakes, serde_json and garde", || refuse_beside::<beside::Item>(item(WRONG_ITEM))),
    ("order: read, peregrine", || read::<ours::Order>(order(1))),
    ("order: read, serde_json and garde", || read_beside::<beside::Order>(order(1))),
    ("order: write, peregrine", || write::<ours::Order>(&order(1))),
    ("order: write, serde_json", || write_beside::<beside::Order>(&order(1))),
    ("order: refuse one mistake, peregrine", || refuse::<ours::Order>(order(1001))),
    ("order: refuse one mistake, serde_json and garde", || refuse_beside::<beside::Order>(order(1001))),
];

/// What of an item may be wrong: name, price, SKU.
pub(super) const ITEM: [&str; 3] = ["Wireless Mechanical Keyboard", "129.95", "KEYB-20481"];
const WRONG_ITEM: [&str; 3] = ["", "-1.5", "bad sku"];

/// A body of 238 bytes.
pub(super) fn item([name, price, sku]: [&str; 3]) -> String {
    const DESCRIPTION: &str = "Hot-swappable 75% board with PBT keycaps, per-key lighting and a two-year warranty.";
    let tags = r#""electronics","keyboard","wireless","new""#;
    [
        format!(r#"{{"name":"{name}","description":"{DESCRIPTION}","price":{price},"#),
        format!(r#""quantity":42,"tags":[{tags}],"sku":"{sku}"}}"#),
    ]
    .concat()
}

/// A body of 8 KB with a hundred items, the last of which has this quantity.
fn order(last_quantity: u32) -> String {
    let address = r#""street":"1600 Harbour View Road, Flat 12","city":"Bristol","zip":"BS1 4QA","country":"GB""#;
    let mut text = format!(r#"{{"customer":"cust-000481516","shipping_address":{{{address}}},"items":["#);
    for number in 0..100 {
        let quantity = if number == 99 { last_quantity } else { number % 20 + 1 };
        let price = f64::from(number).mul_add(1.17, 3.49);
        let comma = if number > 0 { "," } else { "" };
        let name = format!("Stainless steel widget #{number:03}");
        write!(text, r#"{comma}{{"product_name":"{name}","quantity":{quantity},"unit_price":{price:.2}}}"#)
            .expect("writing to a string succeeds");
    }
    text + "]}"
}

fn read<T: Kind>(body: String) -> Step {
    Box::new(move || drop(black_box(T::validate_json(black_box(body.as_bytes())).expect("the body is valid"))))
}

fn read_beside<T: DeserializeOwned + garde::Validate<Context = ()>>(body: String) -> Step {
    Box::new(move || {
        let value: T = serde_json::from_slice(black_box(body.as_bytes())).expect("the body is JSON");
        value.validate().expect("the body is valid");
        drop(black_box(value));
    })
}

fn write<T: Kind + 'static>(body: &str) -> Step {
    let value = T::validate_json(body.as_bytes()).expect("the body is valid");
    Box::new(move || drop(black_box(black_box(&value).dump_json())))
}

fn write_beside<T: DeserializeOwned + serde::Serialize + 'static>(body: &str) -> Step {
    let value: T = serde_json::from_str(body).expect("the body is JSON");
    Box::new(move || drop(black_box(serde_json::to_vec(black_box(&value)).expect("the value has JSON"))))
}

/// Finds what is wrong and writes the report.
fn refuse<T: Kind>(body: String) -> Step {
    Box::new(move || {
        let report = T::validate_json(black_box(body.as_bytes())).err().expect("the body is invalid");
        let mut writer = peregrine::Writer::python();
        report.write(&mut writer);
        drop(black_box(writer.into_bytes()));
    })
}

/// The same, the report as short as its crate makes it.
fn refuse_beside<T: DeserializeOwned + garde::Validate<Context = ()>>(body: String) -> Step {
    Box::new(move || {
        let value: T = serde_json::from_slice(black_box(body.as_bytes())).expect("the body is JSON");
        let report = value.validate().expect_err("the body is invalid");
        let issues: Vec<_> = report.iter().map(|(path, error)| (path.to_string(), error.to_string())).collect();
        drop(black_box(serde_json::to_vec(&issues).expect("text has JSON")));
    })
}
