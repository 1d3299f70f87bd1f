//! One parameter of every type; the answer tells the value and the name of its type in Python.

pub(super) use std::collections::HashSet;
pub(super) use std::net::IpAddr;

pub(super) use chrono::{NaiveDate, TimeDelta};
use peregrine::prelude::*;
pub(super) use peregrine::{AnyDateTime, AnyDecimal, AnyTime, Email, HttpUrl};
pub(super) use uuid::Uuid;

/// Handlers with one parameter each, and the function `handlers` that collects them: `name "path" [keys] type;`.
macro_rules! handlers {
    ($method:ident $place:ident $param:ident: $($name:ident $path:literal [$($keys:tt)*] $type:ty;)*) => {
        $(
            #[$method($path)]
            async fn $name(#[$place($($keys)*)] $param: $type) -> Value {
                answer(&$param)
            }
        )*

        fn handlers() -> Router {
            Router::new().routes(routes![$($name),*])
        }
    };
}
pub(super) use handlers;

/// A handler for every type, of that method, with a parameter in that place and of that name.
macro_rules! every_type {
    ($method:ident $place:ident $param:ident) => {
        handlers! { $method $place $param:
            int "/int" [] BigInt;
            float "/float" [] f64;
            bool "/bool" [] std::primitive::bool;
            str "/str" [] String;
            datetime "/datetime" [] AnyDateTime;
            date "/date" [] NaiveDate;
            time "/time" [] AnyTime;
            timedelta "/timedelta" [] TimeDelta;
            uuid "/uuid" [] Uuid;
            decimal "/decimal" [] AnyDecimal;
            r#enum "/enum" [] Color;
            int_enum "/int-enum" [] Level;
            literal "/literal" [] Letter;
            literal_int "/literal-int" [] OneOrTwo;
            int_or_str "/int-or-str" [] IntOrStr;
            bool_or_int "/bool-or-int" [] BoolOrInt;
            date_or_datetime "/date-or-datetime" [] DateOrDateTime;
            email "/email" [] Email;
            url "/url" [] HttpUrl;
            ip "/ip" [] IpAddr;
            bytes "/bytes" [] ByteString;
            non_negative "/non-negative" [ge = 0] BigInt;
            positive_float "/positive-float" [gt = 0] f64;
            strict_int "/strict-int" [strict] i64;
            between "/between" [gt = 0, le = 10] BigInt;
            float_between "/float-between" [ge = -1.5, lt = 2.5] f64;
            multiple_of "/multiple-of" [multiple_of = 5] BigInt;
            multiple_of_float "/multiple-of-float" [multiple_of = 0.5] f64;
            no_inf_nan "/no-inf-nan" [allow_inf_nan = false] f64;
            money "/money" [max_digits = 6, decimal_places = 2, ge = "0"] AnyDecimal;
            length "/length" [min_length = 2, max_length = 5] String;
            pattern "/pattern" [pattern = r"^[a-z]{2}-\d+$"] String;
            stripped "/stripped" [strip_whitespace, to_lower, min_length = 1] String;
            even "/even" [validate = even_number] BigInt;
            euro "/euro" [validate_before = strip_euro] f64;
            ints "/ints" [] Vec<BigInt>;
            strs "/strs" [] Vec<String>;
            set_of_ints "/set-of-ints" [] HashSet<BigInt>;
            dates "/dates" [] Vec<NaiveDate>;
            colors "/colors" [] Vec<Color>;
            two_or_three "/two-or-three" [min_length = 2, max_length = 3] Vec<BigInt>;
            bounded_items "/bounded-items" [items(ge = 0, le = 9)] Vec<BigInt>;
            optional_int "/optional-int" [] Option<BigInt>;
            default_int "/default-int" [default = BigInt::from(7)] BigInt;
            optional_bool "/optional-bool" [] Option<std::primitive::bool>;
            default_enum "/default-enum" [default = Color::Green] Color;
            optional_list "/optional-list" [] Option<Vec<BigInt>>;
            default_list "/default-list" [default = ["x", "y"]] Vec<String>;
        }
    };
}
pub(super) use every_type;

pub(super) fn even_number(value: &BigInt) -> Result<(), String> {
    let is_odd = value.to_string().ends_with(['1', '3', '5', '7', '9']);
    if is_odd { Err(format!("{value} is odd")) } else { Ok(()) }
}

pub(super) fn strip_euro(value: Value) -> Value {
    match value.as_str().map(str::trim) {
        Some(text) => text.strip_suffix('€').unwrap_or(text).to_owned().into(),
        None => value,
    }
}

/// The value, and the name of its type in Python.
pub(super) fn answer<T: Kind + Named>(value: &T) -> Value {
    json!({"value": value, "type": value.python()})
}

/// What has a name in Python.
pub(super) trait Named {
    fn python(&self) -> &'static str;
}

macro_rules! named {
    ($($type:ty: $name:literal;)*) => {$(
        impl Named for $type {
            fn python(&self) -> &'static str {
                $name
            }
        }
    )*};
}
named! {
    BigInt: "int";
    i64: "int";
    f64: "float";
    bool: "bool";
    String: "str";
    AnyDateTime: "datetime";
    NaiveDate: "date";
    AnyTime: "time";
    TimeDelta: "timedelta";
    Uuid: "UUID";
    AnyDecimal: "Decimal";
    Color: "Color";
    Level: "Level";
    Letter: "str";
    OneOrTwo: "int";
    Email: "str";
    HttpUrl: "HttpUrl";
    ByteString: "bytes";
}

impl Named for IpAddr {
    fn python(&self) -> &'static str {
        if self.is_ipv4() { "IPv4Address" } else { "IPv6Address" }
    }
}

impl<T> Named for Vec<T> {
    fn python(&self) -> &'static str {
        "list"
    }
}

impl<T> Named for HashSet<T> {
    fn python(&self) -> &'static str {
        "set"
    }
}

impl<T: Named> Named for Option<T> {
    fn python(&self) -> &'static str {
        self.as_ref().map_or("NoneType", Named::python)
    }
}

#[derive(Clone, Model)]
pub(super) enum Color {
    #[field(value = "red")]
    Red,
    #[field(value = "green")]
    Green,
    #[field(value = "deep blue")]
    DeepBlue,
}

#[derive(Model)]
pub(super) enum Level {
    Low = 1,
    High = 10,
}

#[derive(Model)]
#[model(literal)]
pub(super) enum Letter {
    #[field(value = "a")]
    A,
    #[field(value = "b")]
    B,
    #[field(value = "C")]
    C,
}

#[derive(Model)]
#[model(literal)]
pub(super) enum OneOrTwo {
    One = 1,
    Two = 2,
}

#[derive(Model)]
pub(super) enum IntOrStr {
    Int(BigInt),
    Str(String),
}

impl Named for IntOrStr {
    fn python(&self) -> &'static str {
        match self {
            Self::Int(_) => "int",
            Self::Str(_) => "str",
        }
    }
}

#[derive(Model)]
pub(super) enum BoolOrInt {
    Bool(bool),
    Int(BigInt),
}

impl Named for BoolOrInt {
    fn python(&self) -> &'static str {
        match self {
            Self::Bool(_) => "bool",
            Self::Int(_) => "int",
        }
    }
}

#[derive(Model)]
pub(super) enum DateOrDateTime {
    Date(NaiveDate),
    DateTime(AnyDateTime),
}

impl Named for DateOrDateTime {
    fn python(&self) -> &'static str {
        match self {
            Self::Date(_) => "date",
            Self::DateTime(_) => "datetime",
        }
    }
}
