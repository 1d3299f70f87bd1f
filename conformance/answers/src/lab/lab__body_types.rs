use peregrine::prelude::*;

use super::every_type::{Named, answer, even_number, strip_euro};

/// The kinds of the fields, under names that no model here has.
mod k {
    pub(super) use std::collections::BTreeSet;
    pub(super) use std::net::IpAddr;

    pub(super) use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta};
    pub(super) use peregrine::prelude::{Base64, BigInt, ByteString, JsonString, Map, Value};
    pub(super) use peregrine::{
        AnyDateTime, AnyDecimal, AnyTime, AnyUrl, ByteSize, Email, FrozenSet, HttpUrl, NameEmail, Sequence,
        VariadicTuple,
    };
    pub(super) use uuid::Uuid;

    pub(super) use super::super::every_type::{BoolOrInt, Color, DateOrDateTime, IntOrStr, Letter, Level, OneOrTwo};
    pub(super) use super::{BigOrSmall, FloatOrText, IntOrFloat, ListOrMap, Mixed, Movie, Point, TextOrList};
}

/// A model with one field and a handler for each row: `name "path" Title [keys] type;`.
macro_rules! bodies {
    ($($name:ident $path:literal $title:ident [$($keys:tt)*] $type:ty;)*) => {
        $(
            mod $name {
                use peregrine::prelude::{Model, Value, post};

                #[allow(unused_imports, reason = "some rows name none of them")]
                use super::{even_number, k, strip_euro};

                #[derive(Model)]
                pub(super) struct $title {
                    #[field($($keys)*)]
                    v: $type,
                }

                #[post($path)]
                pub(super) async fn $name(body: $title) -> Value {
                    super::answer(&body.v)
                }
            }
        )*

        pub(super) fn app() -> App {
            App::new().title("Lab: body").routes(routes![secret::secret, $($name::$name),*])
        }
    };
}

bodies! {
    int "/int" Int [] k::BigInt;
    float "/float" Float [] f64;
    bool "/bool" Bool [] std::primitive::bool;
    str "/str" Str [] String;
    datetime "/datetime" Datetime [] k::AnyDateTime;
    date "/date" Date [] k::NaiveDate;
    time "/time" Time [] k::AnyTime;
    timedelta "/timedelta" Timedelta [] k::TimeDelta;
    uuid "/uuid" Uuid [] k::Uuid;
    decimal "/decimal" Decimal [] k::AnyDecimal;
    r#enum "/enum" Enum [] k::Color;
    int_enum "/int-enum" IntEnum [] k::Level;
    literal "/literal" Literal [] k::Letter;
    literal_int "/literal-int" LiteralInt [] k::OneOrTwo;
    int_or_str "/int-or-str" IntOrStr [] k::IntOrStr;
    bool_or_int "/bool-or-int" BoolOrInt [] k::BoolOrInt;
    date_or_datetime "/date-or-datetime" DateOrDatetime [] k::DateOrDateTime;
    email "/email" Email [] k::Email;
    url "/url" Url [] k::HttpUrl;
    ip "/ip" Ip [] k::IpAddr;
    bytes "/bytes" Bytes [] k::ByteString;
    non_negative "/non-negative" NonNegative [ge = 0] k::BigInt;
    positive_float "/positive-float" PositiveFloat [gt = 0] f64;
    strict_int "/strict-int" StrictInt [strict] k::BigInt;
    between "/between" Between [gt = 0, le = 10] k::BigInt;
    float_between "/float-between" FloatBetween [ge = -1.5, lt = 2.5] f64;
    multiple_of "/multiple-of" MultipleOf [multiple_of = 5] k::BigInt;
    multiple_of_float "/multiple-of-float" MultipleOfFloat [multiple_of = 0.5] f64;
    no_inf_nan "/no-inf-nan" NoInfNan [allow_inf_nan = false] f64;
    money "/money" Money [max_digits = 6, decimal_places = 2, ge = "0"] k::AnyDecimal;
    length "/length" Length [min_length = 2, max_length = 5] String;
    pattern "/pattern" Pattern [pattern = r"^[a-z]{2}-\d+$"] String;
    stripped "/stripped" Stripped [strip_whitespace, to_lower, min_length = 1] String;
    even "/even" Even [validate = even_number] k::BigInt;
    euro "/euro" Euro [validate_before = strip_euro] f64;
    ints "/ints" Ints [] Vec<k::BigInt>;
    strs "/strs" Strs [] Vec<String>;
    set_of_ints "/set-of-ints" SetOfInts [] k::BTreeSet<k::BigInt>;
    dates "/dates" Dates [] Vec<k::NaiveDate>;
    colors "/colors" Colors [] Vec<k::Color>;
    two_or_three "/two-or-three" TwoOrThree [min_length = 2, max_length = 3] Vec<k::BigInt>;
    bounded_items "/bounded-items" BoundedItems [items(ge = 0, le = 9)] Vec<k::BigInt>;
    strict_str "/strict-str" StrictStr [strict] String;
    strict_bool "/strict-bool" StrictBool [strict] bool;
    strict_float "/strict-float" StrictFloat [strict] f64;
    aware_datetime "/aware-datetime" AwareDatetime [] k::DateTime<k::FixedOffset>;
    naive_datetime "/naive-datetime" NaiveDatetime [] k::NaiveDateTime;
    past_date "/past-date" PastDate [when = "past"] k::NaiveDate;
    future_date "/future-date" FutureDate [when = "future"] k::NaiveDate;
    datetime_bounds "/datetime-bounds" DatetimeBounds [ge = "2024-01-01T00:00:00Z"] k::AnyDateTime;
    date_bounds "/date-bounds" DateBounds [gt = "2024-01-01", le = "2024-12-31"] k::NaiveDate;
    timedelta_bounds "/timedelta-bounds" TimedeltaBounds [le = 3600] k::TimeDelta;
    uuid4 "/uuid4" Uuid4 [version = 4] k::Uuid;
    any_url "/any-url" AnyUrl [] k::AnyUrl;
    http_url "/http-url" HttpUrl [] k::HttpUrl;
    name_email "/name-email" NameEmail [] k::NameEmail;
    base64 "/base64" Base64 [] k::Base64<k::ByteString>;
    byte_size "/byte-size" ByteSize [] k::ByteSize;
    json "/json" Json [] k::JsonString<k::Value>;
    json_list "/json-list" JsonList [] k::JsonString<Vec<k::BigInt>>;
    any "/any" Any [] Value;
    dict "/dict" Dict [] k::Map<String, Value>;
    list "/list" List [] Vec<Value>;
    dict_str_int "/dict-str-int" DictStrInt [] k::Map<String, k::BigInt>;
    dict_int_float "/dict-int-float" DictIntFloat [] k::Map<i64, f64>;
    dict_uuid_date "/dict-uuid-date" DictUuidDate [] k::Map<k::Uuid, k::NaiveDate>;
    dict_of_lists "/dict-of-lists" DictOfLists [] k::Map<String, Vec<k::BigInt>>;
    tuple_int_str "/tuple-int-str" TupleIntStr [] (k::BigInt, String);
    tuple_of_floats "/tuple-of-floats" TupleOfFloats [] k::VariadicTuple<f64>;
    frozenset "/frozenset" Frozenset [] k::FrozenSet<String>;
    deque "/deque" Deque [] std::collections::VecDeque<k::BigInt>;
    sequence "/sequence" Sequence [] k::Sequence<k::BigInt>;
    set_limited "/set-limited" SetLimited [min_length = 1, max_length = 2] k::BTreeSet<k::BigInt>;
    matrix "/matrix" Matrix [] Vec<Vec<f64>>;
    named_tuple "/named-tuple" NamedTuple [] k::Point;
    typed_dict "/typed-dict" TypedDict [] k::Movie;
    none "/none" None [] ();
    int_or_none_or_str "/int-or-none-or-str" IntOrNoneOrStr [required] Option<k::IntOrStr>;
    int_or_float "/int-or-float" IntOrFloat [] k::IntOrFloat;
    float_or_str "/float-or-str" FloatOrStr [] k::FloatOrText;
    str_or_list "/str-or-list" StrOrList [] k::TextOrList;
    list_or_dict "/list-or-dict" ListOrDict [] k::ListOrMap;
    literal_mixed "/literal-mixed" LiteralMixed [] k::Mixed;
    constrained_union "/constrained-union" ConstrainedUnion [] k::BigOrSmall;
    optional_int "/optional-int" OptionalInt [] Option<k::BigInt>;
    default_int "/default-int" DefaultInt [default = k::BigInt::from(7)] k::BigInt;
    optional_bool "/optional-bool" OptionalBool [] Option<bool>;
    default_enum "/default-enum" DefaultEnum [default = k::Color::Green] k::Color;
    optional_list "/optional-list" OptionalList [] Option<Vec<k::BigInt>>;
    default_list "/default-list" DefaultList [default = ["x", "y"]] Vec<String>;
}

/// The answer shows it.
mod secret {
    use peregrine::prelude::{Model, Value, json, post};

    #[derive(Model)]
    pub(super) struct Secret {
        v: peregrine::Secret<String>,
    }

    #[post("/secret")]
    pub(super) async fn secret(body: Secret) -> Value {
        json!({"value": body.v.expose(), "type": "SecretStr"})
    }
}

#[derive(Model)]
#[model(named_tuple)]
struct Point {
    x: BigInt,
    #[field(default = BigInt::from(0))]
    y: BigInt,
}

#[derive(Model)]
#[model(typed_dict)]
struct Movie {
    name: Patch<String>,
    year: Patch<BigInt>,
}

#[derive(Model)]
enum IntOrFloat {
    Int(BigInt),
    Float(f64),
}

#[derive(Model)]
enum FloatOrText {
    Float(f64),
    Text(String),
}

#[derive(Model)]
enum TextOrList {
    Text(String),
    List(Vec<String>),
}

#[derive(Model)]
enum ListOrMap {
    List(Vec<BigInt>),
    Map(Map<String, BigInt>),
}

#[derive(Model)]
#[model(literal)]
enum Mixed {
    #[field(value = "a")]
    A,
    #[field(value = 1)]
    One,
    #[field(value = true)]
    Yes,
    #[field(value = null)]
    Nothing,
}

#[derive(Model)]
enum BigOrSmall {
    #[field(ge = 10)]
    Int(BigInt),
    #[field(max_length = 3)]
    Text(String),
}

/// The names of types whose values all have one.
macro_rules! named {
    ($([$($generics:ident)*] $type:ty: $name:literal;)*) => {$(
        impl<$($generics),*> Named for $type {
            fn python(&self) -> &'static str {
                $name
            }
        }
    )*};
}
named! {
    [] k::DateTime<k::FixedOffset>: "datetime";
    [] k::NaiveDateTime: "datetime";
    [] k::AnyUrl: "AnyUrl";
    [] k::NameEmail: "NameEmail";
    [] Base64<ByteString>: "bytes";
    [] k::ByteSize: "ByteSize";
    [K V] Map<K, V>: "dict";
    [A B] (A, B): "tuple";
    [T] k::VariadicTuple<T>: "tuple";
    [T] k::FrozenSet<T>: "frozenset";
    [T] std::collections::VecDeque<T>: "deque";
    [T] k::Sequence<T>: "list";
    [T] k::BTreeSet<T>: "set";
    [] Point: "Point";
    [] Movie: "dict";
    [] (): "NoneType";
}

impl Named for Value {
    fn python(&self) -> &'static str {
        match self {
            Value::Null => "NoneType",
            Value::Bool(_) => "bool",
            Value::Int(_) | Value::BigInt(_) => "int",
            Value::Float(_) => "float",
            Value::Array(_) => "list",
            Value::Object(_) => "dict",
            _ => "str",
        }
    }
}

impl<T: Named> Named for JsonString<T> {
    fn python(&self) -> &'static str {
        (**self).python()
    }
}

/// The names of unions: that of the value inside.
macro_rules! named_by_variant {
    ($($union:ident { $($variant:ident)* })*) => {$(
        impl Named for $union {
            fn python(&self) -> &'static str {
                match self {
                    $(Self::$variant(value) => value.python(),)*
                }
            }
        }
    )*};
}
named_by_variant! {
    IntOrFloat { Int Float }
    FloatOrText { Float Text }
    TextOrList { Text List }
    ListOrMap { List Map }
    BigOrSmall { Int Text }
}

impl Named for Mixed {
    fn python(&self) -> &'static str {
        match self {
            Self::A => "str",
            Self::One => "int",
            Self::Yes => "bool",
            Self::Nothing => "NoneType",
        }
    }
}
