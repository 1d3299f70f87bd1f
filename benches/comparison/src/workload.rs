//! The six workloads: what is sent.

use std::fmt::Write as _;

/// One request, which is sent again and again.
#[derive(Clone, Debug)]
pub(crate) struct Workload {
    pub(crate) name: &'static str,
    pub(crate) method: &'static str,
    pub(crate) target: &'static str,
    pub(crate) body: Option<String>,
    /// Whether a request takes so long that fewer of them are counted.
    pub(crate) is_long: bool,
}

pub(crate) const NAMES: [&str; 6] = ["W1", "W2", "W3", "W4", "W5", "W6"];

/// What of an item may be wrong: its name, price and SKU.
const ITEM: [&str; 3] = ["Wireless Mechanical Keyboard", "129.95", "KEYB-20481"];
const WRONG_ITEM: [&str; 3] = ["", "-1.5", "bad sku"];

const DESCRIPTION: &str = "Hot-swappable 75% board with PBT keycaps, per-key lighting and a two-year warranty.";

const ADDRESS: &str = r#"{"street":"1600 Harbour View Road, Flat 12","city":"Bristol","zip":"BS1 4QA","country":"GB"}"#;

pub(crate) fn all() -> [Workload; 6] {
    let [w1, w2, w3, w4, w5, w6] = NAMES;
    [
        reading(w1, "/"),
        reading(w2, "/items/4217?skip=20&limit=50&q=keyboard"),
        sending(w3, "/items", item()),
        Workload { is_long: true, ..sending(w4, "/orders", order()) },
        sending(w5, "/items", item_of(WRONG_ITEM)),
        Workload { is_long: true, ..reading(w6, "/large") },
    ]
}

fn reading(name: &'static str, target: &'static str) -> Workload {
    Workload { name, method: "GET", target, body: None, is_long: false }
}

fn sending(name: &'static str, target: &'static str, body: String) -> Workload {
    Workload { name, method: "POST", target, body: Some(body), is_long: false }
}

impl Workload {
    pub(crate) fn bytes(&self) -> Vec<u8> {
        crate::client::request(self.method, self.target, self.body.as_deref())
    }
}

/// 238 bytes.
pub(crate) fn item() -> String {
    item_of(ITEM)
}

fn item_of([name, price, sku]: [&str; 3]) -> String {
    let tags = r#"["electronics","keyboard","wireless","new"]"#;
    let start = format!(r#"{{"name":"{name}","description":"{DESCRIPTION}","price":{price},"quantity":42"#);
    format!(r#"{start},"tags":{tags},"sku":"{sku}"}}"#)
}

/// The quantity and the price of each of an order's hundred lines.
fn lines() -> impl Iterator<Item = (u32, f64)> {
    let price = |number: u32| (f64::from(number) * 117.0 + 349.0).round() / 100.0;
    (0..100).map(move |number| (number % 20 + 1, price(number)))
}

/// 8 KB.
pub(crate) fn order() -> String {
    let mut text = format!(r#"{{"customer":"cust-000481516","shipping_address":{ADDRESS},"items":["#);
    for (number, (quantity, price)) in lines().enumerate() {
        let comma = if number > 0 { "," } else { "" };
        let name = format!("Stainless steel widget #{number:03}");
        write!(text, r#"{comma}{{"product_name":"{name}","quantity":{quantity},"unit_price":{price:?}}}"#)
            .expect("writing to a string succeeds");
    }
    text + "]}"
}

/// What the lines of the order come to.
pub(crate) fn order_total() -> f64 {
    lines().map(|(quantity, price)| f64::from(quantity) * price).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_have_the_sizes_that_are_told() {
        let sizes = all().map(|workload| workload.body.map_or(0, |body| body.len()));
        assert_eq!(sizes[2], 238);
        assert!((8_000..8_192).contains(&sizes[3]), "{sizes:?}");
    }

    #[test]
    fn bodies_are_json() {
        for body in all().into_iter().filter_map(|workload| workload.body) {
            assert!(serde_json::from_str::<serde_json::Value>(&body).is_ok(), "{body}");
        }
    }

    #[test]
    fn workloads_are_named_in_their_order() {
        assert_eq!(all().map(|workload| workload.name), NAMES);
    }
}
