//! What holds for every text: the two passes agree, what is written is read back, and nothing panics.

use peregrine_model::input::python_repr;
use peregrine_model::json::{self, Bail, Reader, Writer};
use peregrine_model::{Input, Object, Value};
use proptest::prelude::*;

/// Reads a value by the typed methods, as a derived model would, choosing each by the first byte.
fn walk<'a>(reader: &mut Reader<'a>) -> Result<Input<'a>, Bail> {
    Ok(match reader.peek().ok_or(Bail)? {
        b'n' => reader.null().map(|()| Input::Null)?,
        b't' | b'f' => reader.boolean()?.into(),
        b'"' => reader.string()?.into(),
        b'[' => {
            let mut items = Vec::new();
            reader.read_array(|reader| {
                items.push(walk(reader)?);
                Ok(())
            })?;
            Input::Array(items)
        }
        b'{' => {
            let mut object = Object::new();
            reader.read_object(|name, reader| {
                object.insert(name, walk(reader)?);
                Ok(())
            })?;
            object.into()
        }
        _ => {
            let mut ahead = reader.clone();
            match ahead.integer() {
                Ok(value) => {
                    *reader = ahead;
                    value.into()
                }
                Err(Bail) => reader.float()?.into(),
            }
        }
    })
}

fn whole<'a, T>(text: &'a str, read: impl FnOnce(&mut Reader<'a>) -> Result<T, Bail>) -> Result<T, Bail> {
    let mut reader = Reader::new(text);
    let value = read(&mut reader)?;
    reader.end()?;
    Ok(value)
}

fn written(tree: &Input<'_>) -> String {
    let mut writer = Writer::new();
    writer.value(tree);
    String::from_utf8(writer.into_bytes()).expect("only text is written")
}

/// Text that is nearly JSON: pieces of it in any order.
fn nearly_json() -> impl Strategy<Value = String> {
    let pieces = [
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\"a\":",
        "\"é👍\"",
        "\"\\u0041\"",
        "\\ud83d",
        "\\udc4d",
        "\\n",
        "\\",
        "0",
        "-0",
        "-",
        "1",
        "01",
        "1.5",
        "1.",
        "1e5",
        "E",
        "e+",
        ".",
        "1e400",
        "9223372036854775807",
        "9223372036854775808",
        "NaN",
        "Infinity",
        "-Infinity",
        "null",
        "true",
        "false",
        " ",
        "\n",
        "\t",
        "\u{A0}",
        "\0",
        "x",
        "{}",
        "[]",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..24).prop_map(|pieces| pieces.concat())
}

fn finite() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>().prop_filter("finite", |value| value.is_finite()),
        (-1e12..1e12).prop_map(|value: f64| (value * 100.0).round() / 100.0),
    ]
}

fn big_integer() -> impl Strategy<Value = Value> {
    (any::<bool>(), "[1-9][0-9]{19,60}").prop_map(|(is_negative, digits)| {
        Input::BigInt(format!("{}{digits}", if is_negative { "-" } else { "" }).into())
    })
}

fn tree() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Input::Null),
        any::<bool>().prop_map(Input::from),
        any::<i64>().prop_map(Input::from),
        big_integer(),
        finite().prop_map(Input::from),
        any::<String>().prop_map(Input::from),
        "[a-z\"\\\\\n\u{1}é👍]{0,30}".prop_map(Input::from),
    ];
    leaf.prop_recursive(5, 80, 8, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..8).prop_map(Input::Array),
            proptest::collection::vec((any::<String>(), inner), 0..24)
                .prop_map(|members| members.into_iter().collect::<Object<'static>>().into()),
        ]
    })
}

/// Whether serde_json read the same. It takes large integers for floats, and is a digit off in some floats by its
/// default.
fn is_same(ours: &Input<'_>, theirs: &serde_json::Value) -> bool {
    let is_near = |value: f64| theirs.as_f64().is_some_and(|other| (value - other).abs() <= value.abs() * 1e-15);
    match (ours, theirs) {
        (Input::Null, serde_json::Value::Null) => true,
        (Input::Bool(value), serde_json::Value::Bool(other)) => value == other,
        // `-0` is the one integer that it takes for a float.
        (Input::Int(value), serde_json::Value::Number(other)) => {
            other.as_i64() == Some(*value) || is_near(*value as f64)
        }
        (Input::BigInt(digits), serde_json::Value::Number(_)) => digits.parse().is_ok_and(is_near),
        (Input::Float(value), serde_json::Value::Number(_)) => is_near(*value),
        (Input::Str(text), serde_json::Value::String(other)) => text == other,
        (Input::Array(items), serde_json::Value::Array(others)) => {
            items.len() == others.len() && items.iter().zip(others).all(|(item, other)| is_same(item, other))
        }
        (Input::Object(object), serde_json::Value::Object(others)) => {
            object.len() == others.len()
                && object.iter().all(|(name, value)| others.get(name).is_some_and(|other| is_same(value, other)))
        }
        _ => false,
    }
}

proptest! {
    #[test]
    fn fast_pass_reads_what_the_complete_pass_reads(text in nearly_json()) {
        let complete = json::parse(&text);
        for fast in [whole(&text, walk), whole(&text, Reader::value)].into_iter().flatten() {
            // Spelled out, since a NaN equals nothing.
            prop_assert_eq!(Ok(python_repr(&fast)), complete.as_ref().map(python_repr).map_err(Clone::clone));
        }
        prop_assert!(whole(&text, Reader::skip_value).is_err() || complete.is_ok());
    }

    #[test]
    fn what_is_written_is_read_back(tree in tree()) {
        let text = written(&tree);
        prop_assert_eq!(json::parse(&text), Ok(tree.clone()));
        prop_assert_eq!(whole(&text, Reader::skip_value), Ok(()));
        // Only integers beyond 64 bits keep the fast pass from it.
        if let Ok(fast) = whole(&text, walk) {
            prop_assert_eq!(&fast, &tree);
        }
        prop_assert_eq!(&tree.clone().into_owned(), &tree);
    }

    #[test]
    fn fast_pass_accepts_every_float_that_is_written(value in finite()) {
        let text = written(&value.into());
        prop_assert_eq!(whole(&text, Reader::float).map(f64::to_bits), Ok(value.to_bits()));
    }

    #[test]
    fn fast_pass_accepts_every_integer(value in any::<i64>()) {
        prop_assert_eq!(whole(&value.to_string(), Reader::integer), Ok(value));
        prop_assert_eq!(whole(&value.to_string(), Reader::float), Ok(value as f64));
    }

    #[test]
    fn valid_documents_are_read_as_serde_json_reads_them(
        text in prop_oneof![tree().prop_map(|tree| written(&tree)), nearly_json()]
    ) {
        if let Ok(theirs) = serde_json::from_str(&text) {
            let ours = json::parse(&text);
            prop_assert!(ours.as_ref().is_ok_and(|ours| is_same(ours, &theirs)), "{:?} against {:?}", ours, theirs);
        }
    }

    #[test]
    fn strings_are_written_as_serde_json_writes_them(
        text in any::<String>(),
        more in "[a-c\"\\\\\u{0}-\u{20}é]{0,40}"
    ) {
        prop_assert_eq!(written(&text.as_str().into()), serde_json::to_string(&text).unwrap());
        prop_assert_eq!(written(&more.as_str().into()), serde_json::to_string(&more).unwrap());
    }

    #[test]
    fn no_bytes_are_too_strange(
        bytes in any::<Vec<u8>>(),
        prefix in proptest::sample::select(vec!["", "\"", "[", "{\"", "{\"a\":", "-", "\"\\u"])
    ) {
        let bytes = [prefix.as_bytes(), &bytes].concat();
        let lossy = String::from_utf8_lossy(&bytes);
        for text in [json::decode(&bytes).unwrap_or_default(), lossy] {
            let length = text.chars().count();
            if let Err(json::ParseError::Syntax(error)) = json::parse(&text) {
                prop_assert!(error.position <= length);
            }
            let _ = whole(&text, Reader::value);
            let _ = whole(&text, Reader::skip_value);
            let _ = whole(&text, Reader::string);
            let _ = whole(&text, Reader::float);
            let _ = whole(&text, Reader::integer);
        }
    }
}

#[test]
fn deepest_tree_fits_the_stack_of_a_thread() {
    let handle = std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(|| {
        let depth = usize::from(json::DEPTH_MAX) - 1;
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let text = format!("{}[]{}", open.repeat(depth), close.repeat(depth));
            let tree = json::parse(&text).unwrap();
            assert_eq!(written(&tree), text);
            assert_eq!(python_repr(&tree.clone().into_owned()).len(), python_repr(&tree).len());
            assert_eq!(json::parse(&text), Ok(tree));
        }
    });
    handle.unwrap().join().unwrap();
}
