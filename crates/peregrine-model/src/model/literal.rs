/// Takes a default that was written as a literal: `default = 10` for an integer of any width, a float or an `Option` of
/// one.
#[diagnostic::on_unimplemented(
    message = "a default of type `{L}` doesn't fit `{Self}`",
    label = "this default is no `{Self}`",
    note = "for other types give an expression of the type itself: `default = Role::Admin`"
)]
pub trait FromLiteral<L>: Sized {
    /// The value of the literal.
    fn from_literal(literal: L) -> Self;
}

macro_rules! from_integer {
    ($($type:ty)*) => {$(
        impl FromLiteral<i128> for $type {
            #[inline]
            fn from_literal(literal: i128) -> Self {
                Self::try_from(literal).expect("a default fits the type of its field")
            }
        }
    )*};
}
from_integer!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

macro_rules! from_float {
    ($($type:ty)*) => {$(
        impl FromLiteral<i128> for $type {
            #[inline]
            #[expect(clippy::cast_precision_loss, reason = "a literal is small")]
            fn from_literal(literal: i128) -> Self {
                literal as Self
            }
        }

        impl FromLiteral<f64> for $type {
            #[inline]
            #[allow(clippy::cast_possible_truncation, clippy::unnecessary_cast, reason = "the type varies")]
            fn from_literal(literal: f64) -> Self {
                literal as Self
            }
        }
    )*};
}
from_float!(f32 f64);

impl FromLiteral<bool> for bool {
    #[inline]
    fn from_literal(literal: bool) -> Self {
        literal
    }
}

/// Types that hold text.
macro_rules! from_str {
    ($($type:ty)*) => {$(
        impl FromLiteral<&'static str> for $type {
            fn from_literal(literal: &'static str) -> Self {
                literal.into()
            }
        }
    )*};
}
from_str!(String Box<str> std::sync::Arc<str> std::borrow::Cow<'static, str>);
#[cfg(feature = "bytestring")]
from_str!(bytestring::ByteString);

/// Types that a text stands for, read as input is read.
#[cfg(any(feature = "chrono", feature = "uuid", feature = "decimal"))]
macro_rules! from_text {
    ($($type:ty;)*) => {$(
        impl FromLiteral<&'static str> for $type {
            fn from_literal(literal: &'static str) -> Self {
                crate::Kind::validate_input(&crate::Input::from(literal)).expect("a default fits the type of its field")
            }
        }
    )*};
}
#[cfg(feature = "chrono")]
from_text! {
    chrono::NaiveDate;
    chrono::NaiveTime;
    chrono::NaiveDateTime;
    chrono::DateTime<chrono::FixedOffset>;
    chrono::DateTime<chrono::Utc>;
    chrono::TimeDelta;
    crate::kind::AnyTime;
    crate::kind::AnyDateTime;
}
#[cfg(feature = "uuid")]
from_text! { uuid::Uuid; }
#[cfg(feature = "decimal")]
from_text! { rust_decimal::Decimal; crate::kind::AnyDecimal; }

impl<L> FromLiteral<L> for crate::Value
where
    Self: From<L>,
{
    fn from_literal(literal: L) -> Self {
        literal.into()
    }
}

impl<L, T: FromLiteral<L>> FromLiteral<L> for Option<T> {
    fn from_literal(literal: L) -> Self {
        Some(T::from_literal(literal))
    }
}
