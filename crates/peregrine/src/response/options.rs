use std::any::{Any, TypeId};
use std::borrow::Cow;
use std::fmt;

use http::StatusCode;
use http::header::HeaderValue;
use peregrine_model::{DumpOptions, Kind, Report, Shape};

use super::into_response::{Refused, undescribed, whole};
use super::stream::content_type;
use super::{Answers, Response, allows_body, empty_response};
use crate::error::Error;
use crate::{Value, Writer};

/// What a route says about its answer besides its type: FastAPI's `response_model` and `response_model_…`.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct ResponseOptions {
    dump: DumpOptions,
    model: Option<ResponseModel>,
    is_undescribed: bool,
    media_type: Option<&'static str>,
    content_type: Option<HeaderValue>,
    problem: Option<String>,
}

/// Writes a value, which is also there as a tree, as a model.
type WriteAs = fn(&dyn Any, &dyn Fn() -> Value, &DumpOptions, &mut Writer) -> Result<(), Report<'static>>;

/// The model that an answer is made to fit, its type forgotten.
#[derive(Debug, Clone, Copy)]
struct ResponseModel {
    name: fn() -> Cow<'static, str>,
    type_id: fn() -> TypeId,
    describe: fn(&mut Answers<'_>),
    write: WriteAs,
}

macro_rules! switches {
    ($($name:ident)*) => {$(
        #[doc = concat!("Says `response_model_", stringify!($name), "`.")]
        pub fn $name(mut self, value: bool) -> Self {
            self.dump = self.dump.$name(value);
            self
        }
    )*};
}

impl ResponseOptions {
    /// Nothing is said.
    pub fn new() -> Self {
        Self::default()
    }

    switches! { exclude_unset exclude_none exclude_defaults by_alias }

    /// Says `response_model_include`.
    pub fn include(mut self, filter: Value) -> Self {
        let dump = std::mem::take(&mut self.dump);
        match dump.try_include(filter) {
            Ok(dump) => self.dump = dump,
            Err(error) => self.problem = Some(format!("`response_model_include`: {error}")),
        }
        self
    }

    /// Says `response_model_exclude`.
    pub fn exclude(mut self, filter: Value) -> Self {
        let dump = std::mem::take(&mut self.dump);
        match dump.try_exclude(filter) {
            Ok(dump) => self.dump = dump,
            Err(error) => self.problem = Some(format!("`response_model_exclude`: {error}")),
        }
        self
    }

    /// Says `response_model = T`: whatever is returned is validated as a `T` and written as one.
    pub fn model<T: Kind>(mut self) -> Self {
        self.model = Some(ResponseModel {
            name: T::name,
            type_id: TypeId::of::<T>,
            describe: |answers| answers.model::<T>(),
            write: write_as::<T>,
        });
        self
    }

    /// Says `response_model = None`: the answer isn't described, and written as Python writes JSON.
    pub fn undescribed(mut self) -> Self {
        self.is_undescribed = true;
        self
    }

    /// Says `media_type`: what the bytes of a `ByteStream` are.
    pub fn media_type(mut self, name: &'static str) -> Self {
        self.media_type = Some(name);
        self.content_type = content_type(name);
        if self.content_type.is_none() {
            self.problem = Some(format!("`media_type`: `{name}` can't be the value of a header"));
        }
        self
    }

    /// The header of the media type.
    pub(crate) fn content_type(&self) -> Option<&HeaderValue> {
        self.content_type.as_ref()
    }

    /// Describes the answer, as far as its own type doesn't.
    pub(crate) fn describe(&self, answers: &mut Answers<'_>) {
        if let Some(name) = self.media_type {
            answers.state_media_type(name);
        }
        if let Some(model) = self.model {
            (model.describe)(answers);
        } else if self.is_undescribed {
            answers.settle();
        }
    }

    /// Whether the answer is made to fit a model.
    pub(crate) fn has_model(&self) -> bool {
        self.model.is_some()
    }

    /// What is wrong with what was said, found at startup.
    pub(crate) fn problem(&self, answers: &Answers<'_>) -> Option<String> {
        if self.media_type.is_some() && !answers.takes_media_type() {
            return Some(
                "`media_type` says what the bytes of a `ByteStream` are: any other answer knows its own, and \
                 `Content::new(\"image/png\", ..)` takes it"
                    .to_owned(),
            );
        }
        if self.dump.excludes_unset() && !answers.knows_unset() {
            return Some(
                "`response_model_exclude_unset` needs a model that knows which of its fields were sent: add the field \
                 `#[field(fields_set)] sent: FieldsSet` to it, or make the optional ones `Patch`es"
                    .to_owned(),
            );
        }
        self.problem.clone()
    }

    /// Makes the answer.
    pub(crate) fn respond<T: Kind>(&self, value: T, status: StatusCode) -> Result<Response, Error> {
        if !allows_body(status) {
            return Ok(empty_response(status));
        }
        if self.is_undescribed::<T>() {
            return undescribed(&value, status);
        }
        let mut writer = Writer::new();
        self.write(value, &mut writer)?;
        whole(writer, status)
    }

    /// Whether a value of the type is written without a model.
    pub(crate) fn is_undescribed<T: Kind>(&self) -> bool {
        self.is_undescribed || self.model.is_none() && T::SHAPE == Shape::Any
    }

    /// Writes a value that isn't undescribed.
    pub(crate) fn write<T: Kind>(&self, value: T, writer: &mut Writer) -> Result<(), Error> {
        // What is made to fit another model is validated anyway.
        let is_it = self.model.is_none_or(|model| (model.type_id)() == TypeId::of::<T>());
        let value = if T::REVISED && is_it { value.revise().map_err(Refused)? } else { value };
        match &self.model {
            None => value.write_selected(writer, &self.dump.selected()),
            Some(model) => {
                let by_name = || value.dump_with(&DumpOptions::new().by_alias(false));
                let fits = (model.write)(&value, &by_name, &self.dump, writer);
                fits.map_err(|report| Misfit { model: (model.name)(), report })?;
            }
        }
        Ok(())
    }
}

/// Writes a value as a `T`. What is one already isn't validated again.
fn write_as<T: Kind>(
    value: &dyn Any,
    by_name: &dyn Fn() -> Value,
    options: &DumpOptions,
    writer: &mut Writer,
) -> Result<(), Report<'static>> {
    if let Some(value) = value.downcast_ref::<T>() {
        value.write_selected(writer, &options.selected());
        return Ok(());
    }
    let input = by_name();
    let value = T::validate_input(&input).map_err(Report::into_owned)?;
    value.write_selected(writer, &options.selected());
    Ok(())
}

/// An answer that doesn't fit its model: FastAPI's `ResponseValidationError`, a fault of the application.
#[derive(Debug)]
struct Misfit {
    model: Cow<'static, str>,
    report: Report<'static>,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the answer is no valid `{}`", self.model)?;
        for issue in self.report.issues() {
            let place: Vec<_> = issue.location().map(ToString::to_string).collect();
            write!(f, "; {}: {}", place.join("."), issue.message())?;
        }
        Ok(())
    }
}

impl std::error::Error for Misfit {}

#[cfg(test)]
mod tests {
    use crate::prelude::*;
    use crate::testing::TestClient;

    #[derive(Model, Clone)]
    struct UserIn {
        username: String,
        password: String,
        #[field(alias = "fullName")]
        full_name: Option<String>,
    }

    #[derive(Model)]
    struct UserOut {
        username: String,
        #[field(default = "nobody")]
        full_name: Option<String>,
        #[field(fields_set)]
        sent: FieldsSet,
    }

    #[derive(Model)]
    struct Plain {
        #[field(default = 1)]
        count: i64,
    }

    fn user() -> UserIn {
        UserIn { username: "ada".to_owned(), password: "secret".to_owned(), full_name: None }
    }

    #[get("/one", response_model = UserOut)]
    async fn one() -> UserIn {
        user()
    }

    #[get("/list", response_model = Vec<UserOut>, response_model_exclude = json!({"__all__": ["full_name"]}))]
    async fn list() -> Result<Vec<UserIn>> {
        Ok(vec![user()])
    }

    #[get("/any", response_model = UserOut, response_model_exclude_unset)]
    async fn any(name: Option<String>) -> Status<201, Value> {
        Status(name.map_or(json!({}), |name| json!({"username": name})))
    }

    #[get("/none", response_model = None)]
    async fn none(value: f64) -> Result<f64> {
        Ok(value)
    }

    #[get(
        "/by-name",
        response_model_by_alias = false,
        response_model_exclude_none,
        response_model_include = ["username", "full_name"]
    )]
    async fn by_name() -> UserIn {
        user()
    }

    #[get("/raw", response_model = UserOut)]
    async fn raw() -> Text {
        Text::from("as it is")
    }

    fn client() -> TestClient {
        TestClient::new(App::new().routes(routes![one, list, any, none, by_name, raw]))
    }

    fn text(path: &str) -> String {
        client().get(path).send().text().to_owned()
    }

    #[test]
    fn value_is_written_as_the_model_of_its_route() {
        assert_eq!(text("/one"), r#"{"username":"ada","full_name":null}"#);
        assert_eq!(text("/list"), r#"[{"username":"ada"}]"#);
        assert_eq!(text("/any?name=eve"), r#"{"username":"eve"}"#);
        assert_eq!(text("/by-name"), r#"{"username":"ada"}"#);
    }

    #[test]
    fn value_that_is_no_such_model_is_a_fault() {
        assert_eq!(client().get("/any").send().status(), 500);
    }

    #[test]
    fn answer_that_is_no_value_stays_as_it_is() {
        assert_eq!(text("/raw"), "as it is");
        assert_eq!(text("/none?value=1e-6"), "1e-06");
        assert_eq!(client().get("/any?name=eve").send().status(), 201);
    }

    #[test]
    fn document_shows_the_model_of_the_route_alone() {
        let document = App::new().routes(routes![one, list, none]).openapi().unwrap();
        let schema = |path: &str| &document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"];
        assert_eq!(schema("/one")["schema"]["$ref"], "#/components/schemas/UserOut");
        assert_eq!(schema("/list")["schema"]["items"]["$ref"], "#/components/schemas/UserOut");
        assert_eq!(schema("/none")["schema"], json!({}));
        assert_eq!(document["components"]["schemas"]["UserIn"], Value::Null);
    }

    #[get("/unknown", response_model_exclude_unset)]
    async fn unknown() -> Vec<Plain> {
        Vec::new()
    }

    #[get("/no-filter", response_model_include = "count")]
    async fn no_filter() -> Plain {
        Plain { count: 1 }
    }

    #[test]
    fn options_that_can_not_hold_are_told_at_startup() {
        let errors = App::new().routes(routes![unknown, no_filter]).openapi().unwrap_err();
        let messages: Vec<_> = errors.list().iter().map(ToString::to_string).collect();
        assert!(messages[0].contains("`#[field(fields_set)] sent: FieldsSet`"), "{messages:?}");
        assert!(messages[1].contains("`response_model_include`: a filter is a list of names"), "{messages:?}");
    }
}
