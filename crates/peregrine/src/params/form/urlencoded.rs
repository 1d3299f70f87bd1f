//! Forms as browsers send them without files: `application/x-www-form-urlencoded`.

use super::fields::{Fault, FieldValue, Fields};
use super::limits::FormLimits;
use crate::params::query::Pairs;

/// Reads the fields of a text that lives as long as they do.
///
/// # Errors
/// The form holds more than it may.
pub(super) fn read(text: &str, limits: FormLimits) -> Result<Fields<'_>, Fault> {
    let mut fields = Vec::new();
    for pair in Pairs::new(text) {
        if pair.sent_bytes() > limits.part_bytes() {
            return Err(Fault(format!("Field exceeded maximum size of {}KB.", limits.part_bytes() / 1024).into()));
        }
        if fields.len() == limits.fields() {
            let message = format!("Too many fields. Maximum number of fields is {}.", limits.fields());
            return Err(Fault(message.into()));
        }
        fields.push((pair.name(), FieldValue::Text(pair.value())));
    }
    Ok(Fields::new(fields))
}
