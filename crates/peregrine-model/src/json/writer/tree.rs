//! Trees as JSON.

use std::borrow::Cow;

use super::{Spelling, Writer};
use crate::{Input, Object};

impl Writer {
    /// Writes a tree without white space, its floats as this writer spells them. Bytes are written as text, invalid
    /// ones as U+FFFD.
    pub fn value(&mut self, value: &Input<'_>) {
        match value {
            Input::Null => self.null(),
            Input::Bool(value) => self.boolean(*value),
            Input::Int(value) => self.integer(*value),
            Input::BigInt(digits) => self.raw(digits),
            Input::Float(value) => self.float(*value),
            Input::Str(text) => self.string(text),
            Input::Surrogate(text) => self.surrogate(text),
            Input::Bytes(bytes) => self.bytes(bytes),
            Input::Array(items) => {
                self.out.push(b'[');
                for (index, item) in items.iter().enumerate() {
                    self.comma(index);
                    self.value(item);
                }
                self.out.push(b']');
            }
            Input::Object(object) => self.object(object),
        }
    }

    /// Writes text that has half a surrogate pair in it. What is read back has one again.
    fn surrogate(&mut self, text: &str) {
        self.has_broken_text = true;
        if self.spelling != Spelling::Lossless {
            return self.string(text);
        }
        self.out.push(b'"');
        for (index, part) in text.split(char::REPLACEMENT_CHARACTER).enumerate() {
            if index > 0 {
                self.raw("\\ud800");
            }
            self.string_part(part);
        }
        self.out.push(b'"');
    }

    fn bytes(&mut self, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        // What is borrowed is valid.
        self.has_broken_text |= matches!(text, Cow::Owned(_));
        self.string(&text);
    }

    /// Writes a tree as [`value`](Self::value) does, but its floats as Python does: what FastAPI answers past pydantic,
    /// such as the `input` of a report and the `detail` of an error.
    pub fn value_python(&mut self, value: &Input<'_>) {
        let spelling = self.spelling;
        if spelling == Spelling::Pydantic {
            self.spelling = Spelling::Python;
        }
        self.value(value);
        self.spelling = spelling;
    }

    /// Writes an object without white space.
    pub fn object(&mut self, object: &Object<'_>) {
        self.out.push(b'{');
        for (index, (name, value)) in object.iter().enumerate() {
            self.comma(index);
            self.string(name);
            self.out.push(b':');
            self.value(value);
        }
        self.out.push(b'}');
    }

    fn comma(&mut self, index: usize) {
        if index > 0 {
            self.out.push(b',');
        }
    }
}
