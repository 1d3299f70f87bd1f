//! Which constraint fits which kind of value, for the compiler to check.

/// Says that values of a kind can carry a constraint. The attribute macros ask for it at each constraint.
pub trait Takes<C> {}

/// The constraints as types, named as their attribute keys are.
#[expect(non_camel_case_types, reason = "the names are those of the attribute keys, so that messages show them")]
pub mod constraint {
    macro_rules! constraints {
        ($($name:ident)*) => {$(
            #[doc = concat!("The constraint `", stringify!($name), "`.")]
            #[derive(Debug, Clone, Copy)]
            pub struct $name;
        )*};
    }
    constraints! {
        ge gt le lt multiple_of min_length max_length pattern strict allow_inf_nan strip_whitespace to_lower to_upper
        ascii_only coerce_numbers_to_str fraction_bound text_bound
        when tz version max_digits decimal_places fail_fast omit_on_error
        allowed_schemes host_required default_host default_port default_path preserve_empty_path
    }

    macro_rules! inner_constraints {
        ($($name:ident)*) => {$(
            #[doc = concat!("The constraint `", stringify!($name), "(..)`, with one of those inside.")]
            #[derive(Debug, Clone, Copy)]
            pub struct $name<C>(std::marker::PhantomData<C>);
        )*};
    }
    inner_constraints! { items key value }
}

/// Lists the constraints that a type takes.
macro_rules! takes {
    (@one [$($generics:tt)*] $type:ty, $constraint:ident) => {
        impl<$($generics)*> $crate::rules::Takes<$crate::rules::constraint::$constraint> for $type {}
    };
    (for $generics:tt $type:ty: $($constraint:ident)*) => {
        $($crate::rules::takes!(@one $generics $type, $constraint);)*
    };
    ($type:ty: $($constraint:ident)*) => {
        $($crate::rules::takes!(@one [] $type, $constraint);)*
    };
}
pub(crate) use takes;
