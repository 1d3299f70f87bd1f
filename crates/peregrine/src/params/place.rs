use std::borrow::Cow;

use peregrine_model::{Field, FieldInfo, Kind, Shape};

/// Where a parameter comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The path. The order of the variants is that of the issues in a report.
    Path,
    /// The query.
    Query,
    /// The headers.
    Header,
    /// The cookies.
    Cookie,
    /// The body.
    Body,
    /// The type decides: one text is found in the query, anything else in the body.
    Inferred,
}

impl Place {
    /// The name of the place in a report and in the document.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Body | Self::Inferred => "body",
        }
    }
}

/// The media type of a body that names none.
pub(crate) const JSON: &str = "application/json";

/// A declared parameter of a handler.
#[derive(Debug, Clone, Copy)]
pub struct Parameter<T> {
    /// What was said about its value.
    pub field: Field<T>,
    /// Where it comes from.
    pub place: Place,
    /// Whether a body is wrapped in an object under its name.
    pub embed: bool,
    /// The media type of a body in the document.
    pub media_type: &'static str,
}

impl<T> Parameter<T> {
    /// A parameter.
    #[must_use]
    pub const fn new(field: Field<T>, place: Place) -> Self {
        Self { field, place, embed: false, media_type: JSON }
    }

    /// A body wrapped in an object under the parameter's name.
    #[must_use]
    pub const fn embed(mut self) -> Self {
        self.embed = true;
        self
    }

    /// A body that the document announces as another media type than JSON's own.
    #[must_use]
    pub const fn media_type(mut self, name: &'static str) -> Self {
        self.media_type = name;
        self
    }
}

impl<T> Parameter<T> {
    /// Whether nothing says where it comes from, neither an attribute nor the path of the handler.
    pub(crate) const fn is_inferred(&self) -> bool {
        matches!(self.place, Place::Inferred)
    }
}

impl<T: Kind> Parameter<T> {
    /// Where it comes from, after its type had its say.
    #[must_use]
    pub const fn place(&self) -> Place {
        match (self.place, T::SHAPE) {
            (Place::Inferred, Shape::Scalar) => Place::Query,
            (Place::Inferred, _) => Place::Body,
            (place, _) => place,
        }
    }
}

/// The name of a parameter on the wire: in headers, hyphens stand for underscores unless an alias was given.
pub(crate) fn wire_name(field: &FieldInfo, place: Place) -> Cow<'static, str> {
    match (field.alias, place) {
        (Some(alias), _) => Cow::Borrowed(alias),
        (None, Place::Header) if field.convert_underscores && field.name.contains('_') => {
            Cow::Owned(field.name.replace('_', "-"))
        }
        (None, _) => Cow::Borrowed(field.name),
    }
}
