//! Floats where Rust asks for an order: as keys of maps and as items of sets.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use super::{Kind, Shape};
use crate::dump::Selected;
use crate::input::python_str;
use crate::json::{Bail, Reader, Writer};
use crate::rules::Takes;
use crate::{Failed, Generator, Input, Rules, Schema, Validation};

/// A float that can be the key of a map and an item of a set.
///
/// Both zeros are equal, as in Python; other than there so is `NaN` to itself, and greater than everything else.
///
/// ```
/// use peregrine_model::{Kind as _, Map, kind::OrderedFloat};
///
/// let prices = Map::<OrderedFloat, i64>::validate_json(br#"{"1": 10, "0.5": 6}"#)?;
/// assert_eq!(prices[&OrderedFloat(0.5)], 6);
/// assert_eq!(prices.dump_json(), br#"{"1.0":10,"0.5":6}"#);
/// # Ok::<(), peregrine_model::Report<'static>>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct OrderedFloat(pub f64);

impl OrderedFloat {
    /// The value with one zero and one `NaN`.
    fn key(self) -> f64 {
        if self.0.is_nan() { f64::NAN } else { self.0 + 0.0 }
    }
}

impl Ord for OrderedFloat {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().total_cmp(&other.key())
    }
}

impl PartialOrd for OrderedFloat {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for OrderedFloat {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for OrderedFloat {}

impl Hash for OrderedFloat {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().to_bits().hash(state);
    }
}

impl Deref for OrderedFloat {
    type Target = f64;

    fn deref(&self) -> &f64 {
        &self.0
    }
}

impl From<f64> for OrderedFloat {
    fn from(value: f64) -> Self {
        Self(value)
    }
}

impl<C> Takes<C> for OrderedFloat where f64: Takes<C> {}

impl Kind for OrderedFloat {
    const SHAPE: Shape = f64::SHAPE;
    const EXACT: bool = f64::EXACT;

    fn name() -> Cow<'static, str> {
        f64::name()
    }

    fn label(rules: &Rules) -> Cow<'static, str> {
        f64::label(rules)
    }

    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, Bail> {
        f64::read(reader, rules).map(Self)
    }

    fn read_text(text: &str, rules: &Rules) -> Result<Self, Bail> {
        f64::read_text(text, rules).map(Self)
    }

    fn validate<'a>(input: &'a Input<'a>, rules: &Rules, state: &mut Validation<'a>) -> Result<Self, Failed> {
        f64::validate(input, rules, state).map(Self)
    }

    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }

    /// As Python writes a float, which JSON has no other spelling for.
    fn write_key(&self, writer: &mut Writer) {
        writer.string(&python_str(&Input::Float(self.0)));
    }

    fn write_selected(&self, writer: &mut Writer, selected: &Selected<'_>) {
        self.0.write_selected(writer, selected);
    }

    fn equals(&self, other: &Self) -> bool {
        self == other
    }

    fn schema(rules: &Rules, generator: &mut Generator) -> Schema {
        f64::schema(rules, generator)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn equal_keys_are_one() {
        let map = BTreeMap::<OrderedFloat, i64>::validate_json(br#"{"0": 1, "-0.0": 2, "nan": 3, "NaN": 4}"#);
        assert_eq!(map.unwrap().into_values().collect::<Vec<_>>(), [2, 4]);
    }

    #[test]
    fn keys_are_spelled_as_python_spells_them() {
        let map = BTreeMap::<OrderedFloat, i64>::validate_json(br#"{"1e20": 1, "1e-7": 2, "inf": 3}"#).unwrap();
        assert_eq!(map.dump_json(), br#"{"1e-07":2,"1e+20":1,"inf":3}"#);
        assert_eq!(OrderedFloat(1e-7).dump_json(), b"1e-7");
    }
}
