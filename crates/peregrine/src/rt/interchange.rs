//! serde's traits for models, and types that have them as fields: macros, for their expansion depends on the feature.

#[cfg(feature = "serde")]
pub use peregrine_model::foreign;
#[cfg(feature = "serde")]
pub use serde;

pub use crate::{__foreign_member as foreign_member, __serde_impls as serde_impls};

/// serde's traits for a model.
#[cfg(feature = "serde")]
#[macro_export]
#[doc(hidden)]
macro_rules! __serde_impls {
    ([$($parameters:tt)*] [$model:ty] [$($bounds:tt)*]) => {
        impl<$($parameters)*> $crate::rt::serde::Serialize for $model $($bounds)* {
            fn serialize<S: $crate::rt::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::rt::foreign::serialize(self, serializer)
            }
        }
        impl<'de, $($parameters)*> $crate::rt::serde::Deserialize<'de> for $model $($bounds)* {
            fn deserialize<D: $crate::rt::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::rt::foreign::deserialize(deserializer)
            }
        }
    };
}

/// Without the feature models have none.
#[cfg(not(feature = "serde"))]
#[macro_export]
#[doc(hidden)]
macro_rules! __serde_impls {
    ($($tokens:tt)*) => {};
}

/// A field that serde reads and writes: the one place where its type meets serde's traits.
#[cfg(feature = "serde")]
#[macro_export]
#[doc(hidden)]
macro_rules! __foreign_member {
    ($type:ty, $field:expr) => {
        $crate::rt::foreign::member::<$type>($field)
    };
}

/// Without the feature there is no such field.
#[cfg(not(feature = "serde"))]
#[macro_export]
#[doc(hidden)]
macro_rules! __foreign_member {
    ($($tokens:tt)*) => {
        ::core::compile_error!("`#[field(serde)]` needs the feature `serde`: `cargo add peregrine --features serde`")
    };
}
