//! Forms as browsers send them with files: `multipart/form-data`.

use std::borrow::Cow;

use super::fields::{Fault, FieldValue, Fields};
use super::limits::FormLimits;
use super::options::Options;
use super::reader::{Event, Malformed, Reader};
use super::upload::Upload;

impl From<Malformed> for Fault {
    fn from(_: Malformed) -> Self {
        Self("Invalid multipart data.".into())
    }
}

/// Reads the fields of a body that was announced with these options.
///
/// # Errors
/// The body is no form, or holds more than it may.
pub(super) fn read<'b>(body: &'b [u8], announced: &Options, limits: FormLimits) -> Result<Fields<'b>, Fault> {
    let boundary = announced.get("boundary").ok_or_else(|| Fault("Missing boundary in multipart.".into()))?;
    let charset = Charset::named(announced.get("charset"));
    let mut reader = Reader::new(boundary)?;
    let mut form = Form { charset, limits, fields: Vec::new(), texts: 0, files: 0 };
    let mut part = Part::default();
    let mut window = body;
    loop {
        match reader.next(&mut window)? {
            Event::Begin => part = Part::default(),
            Event::Header { name, value } => part.headers.push((name, value)),
            Event::HeadersEnd => form.begin(&mut part)?,
            Event::Data(data) => form.extend(&mut part, data)?,
            Event::End => form.end(std::mem::take(&mut part)),
            // The whole body is in the window: what ended early is no part.
            Event::More | Event::Finished => return Ok(Fields::new(form.fields)),
        }
    }
}

/// A part on its way.
#[derive(Debug, Default)]
struct Part<'b> {
    headers: Vec<(&'b [u8], &'b [u8])>,
    name: String,
    /// The name of the file, if it is one.
    filename: Option<String>,
    data: Cow<'b, [u8]>,
}

/// A form on its way.
struct Form<'b> {
    charset: Charset,
    limits: FormLimits,
    fields: Vec<(Cow<'b, str>, FieldValue<'b>)>,
    texts: usize,
    files: usize,
}

impl<'b> Form<'b> {
    /// The headers of a part are known.
    fn begin(&mut self, part: &mut Part<'b>) -> Result<(), Fault> {
        let disposition = part.headers.iter().rev().find(|(name, _)| name.eq_ignore_ascii_case(b"content-disposition"));
        let options = Options::parse(disposition.map_or(&[][..], |(_, value)| value));
        let Some(name) = options.get("name") else {
            return Err(Fault(r#"The Content-Disposition header field "name" must be provided."#.into()));
        };
        part.name = self.charset.decode(name).into_owned();
        part.filename = options.get("filename").map(|name| self.charset.decode(name).into_owned());
        let (count, max, what) = match part.filename {
            Some(_) => (&mut self.files, self.limits.files(), "files"),
            None => (&mut self.texts, self.limits.fields(), "fields"),
        };
        *count += 1;
        if *count > max {
            return Err(Fault(format!("Too many {what}. Maximum number of {what} is {max}.").into()));
        }
        Ok(())
    }

    fn extend(&self, part: &mut Part<'b>, data: &'b [u8]) -> Result<(), Fault> {
        let bytes_max = self.limits.part_bytes();
        if part.filename.is_none() && part.data.len() + data.len() > bytes_max {
            return Err(Fault(format!("Part exceeded maximum size of {}KB.", bytes_max / 1024).into()));
        }
        if part.data.is_empty() {
            part.data = Cow::Borrowed(data);
        } else {
            part.data.to_mut().extend_from_slice(data);
        }
        Ok(())
    }

    fn end(&mut self, part: Part<'b>) {
        let value = match part.filename {
            None => FieldValue::Text(match part.data {
                Cow::Borrowed(data) => self.charset.decode(data),
                Cow::Owned(data) => Cow::Owned(self.charset.decode(&data).into_owned()),
            }),
            Some(filename) => FieldValue::File(Upload::new(filename, &part.headers, part.data)),
        };
        self.fields.push((Cow::Owned(part.name), value));
    }
}

/// How the text of a form is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Charset {
    /// What isn't UTF-8 is taken for Latin-1.
    Utf8,
    Latin1,
}

impl Charset {
    /// The charset of that name. What isn't known is taken for Latin-1.
    fn named(name: Option<&[u8]>) -> Self {
        let Some(name) = name else { return Self::Utf8 };
        let plain: Vec<u8> =
            name.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase).collect();
        if matches!(plain.as_slice(), b"utf8" | b"utf" | b"u8") { Self::Utf8 } else { Self::Latin1 }
    }

    fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match std::str::from_utf8(bytes) {
            Ok(text) if self == Self::Utf8 || text.is_ascii() => Cow::Borrowed(text),
            _ => super::latin_1(bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str, announced: &str) -> Result<Vec<(String, String)>, String> {
        let fields = super::read(body.as_bytes(), &Options::parse(announced.as_bytes()), FormLimits::new());
        let fields = fields.map_err(|fault| fault.0.into_owned())?;
        let shown = |value: &FieldValue<'_>| value.text().unwrap_or("a file").to_owned();
        Ok(fields.iter().map(|(name, value)| (name.to_string(), shown(value))).collect())
    }

    fn part(disposition: &str, data: &str) -> String {
        format!("--b\r\nContent-Disposition: form-data; {disposition}\r\n\r\n{data}\r\n")
    }

    #[test]
    fn fields_and_files_are_told_apart() {
        let body = part(r#"name="a""#, "1") + &part(r#"name="f"; filename="x.txt""#, "2") + "--b--\r\n";
        let fields = [("a", "1"), ("f", "a file")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(read(&body, "multipart/form-data; boundary=b"), Ok(fields.to_vec()));
    }

    #[test]
    fn charset_is_that_of_the_announcement() {
        let body = part(r#"name="é""#, "ü") + "--b--";
        let field = |name: &str, value: &str| Ok(vec![(name.to_owned(), value.to_owned())]);
        assert_eq!(read(&body, "multipart/form-data; boundary=b"), field("é", "ü"));
        assert_eq!(read(&body, "multipart/form-data; boundary=b; charset=UTF-8"), field("é", "ü"));
        assert_eq!(read(&body, "multipart/form-data; boundary=b; charset=iso-8859-1"), field("Ã©", "Ã¼"));
    }

    #[test]
    fn refusals_are_worded_as_those_of_starlette() {
        let announced = "multipart/form-data; boundary=b";
        let refused = |body: &str, announced: &str| read(body, announced).unwrap_err();
        assert_eq!(refused("", "multipart/form-data"), "Missing boundary in multipart.");
        assert_eq!(refused("x", announced), "Invalid multipart data.");
        let nameless = refused(&part("x=1", ""), announced);
        assert_eq!(nameless, "The Content-Disposition header field \"name\" must be provided.");
        let many = |disposition: &str, count: usize| part(disposition, "").repeat(count) + "--b--";
        assert_eq!(read(&many("name=a", 1000), announced).map(|fields| fields.len()), Ok(1000));
        let fields = refused(&many("name=a", 1001), announced);
        assert_eq!(fields, "Too many fields. Maximum number of fields is 1000.");
        let files = refused(&many("name=a; filename=b", 1001), announced);
        assert_eq!(files, "Too many files. Maximum number of files is 1000.");
        let large = |bytes: usize| part("name=a", &"x".repeat(bytes)) + "--b--";
        assert!(read(&large(1024 * 1024), announced).is_ok());
        assert_eq!(refused(&large(1024 * 1024 + 1), announced), "Part exceeded maximum size of 1024KB.");
    }
}
