use crate::{Input, Value};

/// The value that stands for a variant.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Choice {
    /// Text.
    Text(&'static str),
    /// An integer.
    Int(i64),
    /// A number with a fraction.
    Float(f64),
    /// `true` or `false`.
    Bool(bool),
    /// `null`.
    Null,
}

impl Choice {
    /// The value as JSON.
    #[must_use]
    pub fn to_value(self) -> Value {
        match self {
            Self::Text(text) => text.into(),
            Self::Int(value) => value.into(),
            Self::Float(value) => value.into(),
            Self::Bool(value) => value.into(),
            Self::Null => Value::Null,
        }
    }

    /// Whether Python's `==` holds between the value and an input: `True == 1 == 1.0`.
    #[must_use]
    pub fn equals(self, input: &Input<'_>) -> bool {
        match (self, input) {
            (Self::Text(known), Input::Str(text)) => known == text,
            (Self::Null, Input::Null) => true,
            _ => match (Number::of_choice(self), Number::of_input(input)) {
                (Some(known), Some(number)) => known.equals(number),
                _ => false,
            },
        }
    }

    /// Whether it is of the input's own type and equal to it.
    pub(super) fn is(self, input: &Input<'_>) -> bool {
        let is_alike = matches!(
            (self, input),
            (Self::Text(_), Input::Str(_))
                | (Self::Int(_), Input::Int(_))
                | (Self::Float(_), Input::Float(_))
                | (Self::Bool(_), Input::Bool(_))
                | (Self::Null, Input::Null)
        );
        is_alike && self.equals(input)
    }
}

/// What Python compares as a number.
#[derive(Clone, Copy)]
enum Number {
    Int(i64),
    Float(f64),
}

impl Number {
    fn of_choice(choice: Choice) -> Option<Self> {
        match choice {
            Choice::Int(value) => Some(Self::Int(value)),
            Choice::Float(value) => Some(Self::Float(value)),
            Choice::Bool(value) => Some(Self::Int(value.into())),
            Choice::Text(_) | Choice::Null => None,
        }
    }

    fn of_input(input: &Input<'_>) -> Option<Self> {
        match input {
            Input::Int(value) => Some(Self::Int(*value)),
            Input::Float(value) => Some(Self::Float(*value)),
            Input::Bool(value) => Some(Self::Int((*value).into())),
            _ => None,
        }
    }

    #[expect(clippy::float_cmp, reason = "Python compares exactly as well")]
    fn equals(self, other: Self) -> bool {
        match (self, other) {
            (Self::Int(one), Self::Int(other)) => one == other,
            (Self::Float(one), Self::Float(other)) => one == other,
            (Self::Int(int), Self::Float(float)) | (Self::Float(float), Self::Int(int)) => is_integer(float, int),
        }
    }
}

/// Whether a float is that very integer. Converting the integer would round it.
#[expect(clippy::cast_possible_truncation, reason = "what lies out of range is no 64-bit integer, which was checked")]
fn is_integer(float: f64, integer: i64) -> bool {
    float.fract() == 0.0 && float.abs() < 1e19 && float as i128 == i128::from(integer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_booleans_are_equal_as_in_python() {
        let one = [Input::Int(1), Input::Float(1.0), Input::Bool(true)];
        for choice in [Choice::Int(1), Choice::Float(1.0), Choice::Bool(true)] {
            assert!(one.iter().all(|input| choice.equals(input)), "{choice:?}");
            assert!(!choice.equals(&"1".into()) && !choice.equals(&Input::Int(0)) && !choice.equals(&Input::Null));
        }
        assert!(!Choice::Float(0.5).equals(&Input::Int(0)));
        assert!(!Choice::Float(f64::NAN).equals(&Input::Float(f64::NAN)));
        assert!(Choice::Null.equals(&Input::Null) && !Choice::Null.equals(&Input::Bool(false)));
    }

    #[test]
    fn great_integers_are_compared_without_rounding() {
        assert!(!Choice::Int(i64::MAX).equals(&Input::Float(9_223_372_036_854_775_808.0)));
        assert!(Choice::Int(1 << 60).equals(&Input::Float(1_152_921_504_606_846_976.0)));
        assert!(!Choice::Int((1 << 60) + 1).equals(&Input::Float(1_152_921_504_606_846_976.0)));
    }
}
