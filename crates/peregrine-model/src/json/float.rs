//! How a finite float is spelled: the shortest digits that read back to it, arranged as pydantic or as Python arranges
//! them.

/// Writes `1.0`, `0.00001`, `1e-6`, `1e+16`: pydantic's serialiser, with an exponent below 1e-5 and from 1e16 on.
#[inline]
pub(super) fn push_pydantic(out: &mut Vec<u8>, value: f64) {
    debug_assert!(value.is_finite(), "{value} has no JSON spelling");
    out.extend_from_slice(zmij::Buffer::new().format_finite(value).as_bytes());
}

/// Writes `1.0`, `1e-05`, `1e-06`, `1e+16`: Python's `repr`, with an exponent below 1e-4 and from 1e16 on, of two
/// digits at least.
pub(crate) fn push_python(value: f64, mut push: impl FnMut(&str)) {
    debug_assert!(value.is_finite(), "{value} has no digits");
    let mut buffer = zmij::Buffer::new();
    let text = buffer.format_finite(value);
    // The digits are the same everywhere, and their arrangement is but below 1e-4.
    if value == 0.0 || value.abs() >= 1e-4 {
        return push(text);
    }
    let (sign, magnitude) = text.strip_prefix('-').map_or(("", text), |magnitude| ("-", magnitude));
    push(sign);
    if let Some(digits) = magnitude.strip_prefix("0.0000") {
        let (first, rest) = digits.split_at(1);
        let point = if rest.is_empty() { "" } else { "." };
        [first, point, rest, "e-05"].into_iter().for_each(push);
    } else if let Some((digits, exponent)) = magnitude.split_once("e-").filter(|(_, exponent)| exponent.len() == 1) {
        [digits, "e-0", exponent].into_iter().for_each(push);
    } else {
        push(magnitude);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Spelled by pydantic-core 2.50.4 and CPython 3.11.7.
    const CASES: [(f64, &str, &str); 16] = [
        (0.1, "0.1", "0.1"),
        (1.0, "1.0", "1.0"),
        (-0.0, "-0.0", "-0.0"),
        (100.0, "100.0", "100.0"),
        (1e15, "1000000000000000.0", "1000000000000000.0"),
        (9_007_199_254_740_993.0, "9007199254740992.0", "9007199254740992.0"),
        (1e16, "1e+16", "1e+16"),
        (1.234_567_890_123_456_8e17, "1.2345678901234568e+17", "1.2345678901234568e+17"),
        (1e300, "1e+300", "1e+300"),
        (1e-4, "0.0001", "0.0001"),
        (1e-5, "0.00001", "1e-05"),
        (-1.234e-5, "-0.00001234", "-1.234e-05"),
        (1e-6, "1e-6", "1e-06"),
        (9.9e-9, "9.9e-9", "9.9e-09"),
        (1.5e-10, "1.5e-10", "1.5e-10"),
        (5e-324, "5e-324", "5e-324"),
    ];

    #[test]
    fn floats_are_spelled_as_the_references_spell_them() {
        for (value, pydantic, python) in CASES {
            let (mut one, mut other) = (Vec::new(), String::new());
            push_pydantic(&mut one, value);
            push_python(value, |part| other.push_str(part));
            assert_eq!((String::from_utf8(one), other.as_str()), (Ok(pydantic.into()), python));
        }
    }
}
