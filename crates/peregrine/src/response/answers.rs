use peregrine_model::{Field, Generator, Kind, Mode, Object, Schema};

/// Takes the descriptions of a handler's answers, at startup.
#[derive(Debug)]
pub struct Answers<'g> {
    generator: &'g mut Generator,
    titles: AnswerTitles,
    /// Whether the schema of the body gets one of them.
    is_titled: bool,
    form: BodyForm,
    /// What the route says of an answer of bytes, and whether the answer is one.
    stated_media_type: Option<&'static str>,
    is_bytes: bool,
    main: Answer,
    others: Vec<Answer>,
    /// Whether the route has said what the type of the answer would say.
    is_settled: bool,
    knows_unset: bool,
}

/// The titles of the schemas of plain answers.
#[derive(Debug)]
pub(crate) struct AnswerTitles {
    pub(crate) whole: String,
    pub(crate) item: String,
}

/// What of an answer's body the schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BodyForm {
    Whole,
    Lines,
    Events,
}

/// One answer as the document shows it.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// The status, unless the route says it.
    pub status: Option<u16>,
    /// What it is.
    pub description: Option<&'static str>,
    /// The media type of the body. `None` is an answer without a described body.
    pub media_type: Option<&'static str>,
    /// The schema of the body.
    pub schema: Schema,
    /// Whether the body is a stream, each of whose items the schema describes.
    pub is_stream: bool,
}

impl<'g> Answers<'g> {
    pub(crate) fn new(generator: &'g mut Generator, titles: AnswerTitles) -> Self {
        generator.set_mode(Mode::Output);
        let main = Answer { media_type: Some("application/json"), ..Answer::default() };
        Self {
            generator,
            titles,
            is_titled: false,
            form: BodyForm::Whole,
            stated_media_type: None,
            is_bytes: false,
            main,
            others: Vec::new(),
            is_settled: false,
            knows_unset: true,
        }
    }

    /// The media type of bytes that the route states.
    pub(crate) fn state_media_type(&mut self, name: &'static str) {
        self.stated_media_type = Some(name);
    }

    /// Whether the answer's media type is for the route to state.
    pub(crate) fn takes_media_type(&self) -> bool {
        self.is_bytes
    }

    /// What the type of the answer says of its body doesn't count from here on.
    pub(crate) fn settle(&mut self) {
        self.is_settled = true;
    }

    /// Whether the answer knows which of its fields were sent.
    pub(crate) fn knows_unset(&self) -> bool {
        self.knows_unset
    }

    pub(crate) fn into_parts(mut self) -> (Answer, Vec<Answer>) {
        let is_stream = self.form != BodyForm::Whole;
        let is_described = self.is_titled || !self.main.schema.is_any();
        if self.is_titled {
            self.main.schema.set("title", if is_stream { self.titles.item } else { self.titles.whole });
        }
        if self.form == BodyForm::Events {
            self.main.schema = event_schema(is_described.then_some(self.main.schema));
        }
        self.main.is_stream = is_stream;
        (self.main, self.others)
    }

    /// What was described is an item of JSON lines.
    pub(crate) fn lines(&mut self) {
        self.form = BodyForm::Lines;
        self.main.media_type = Some(super::JSON_LINES);
    }

    /// What was described is the data of server-sent events.
    pub(crate) fn events(&mut self) {
        self.form = BodyForm::Events;
        self.main.media_type = Some("text/event-stream");
    }

    /// The answer is bytes, whose media type the route may state.
    pub(crate) fn bytes(&mut self) {
        self.is_bytes = true;
        self.is_titled = false;
        self.main.media_type = self.stated_media_type;
        self.main.schema = Schema::of_type("string");
    }

    /// Describes the answer as the JSON of a kind.
    pub fn json<T: Kind>(&mut self) {
        if !self.is_settled {
            self.describe::<T>(false);
        }
    }

    /// Describes the answer as the model that the route names. Unlike a type, `Value` counts as declared here.
    pub(crate) fn model<T: Kind>(&mut self) {
        self.describe::<T>(true);
        self.is_settled = true;
    }

    fn describe<T: Kind>(&mut self, is_named: bool) {
        self.knows_unset = T::knows_unset();
        self.generator.set_mode_for_output_of::<T>();
        let mut fields = peregrine_model::model::Fields::new(self.generator);
        fields.add(&Field::<T>::new(""));
        let mut schema = fields.into_declared().remove(0).schema;
        // FastAPI titles the schema of an answer by the operation, unless it points to a component. A type that admits
        // anything is taken for undeclared.
        if schema == titled(Schema::any(), "") {
            schema = Schema::any();
        }
        self.is_titled = !schema.is_reference() && (is_named || !schema.is_any());
        self.main.media_type = Some("application/json");
        self.main.schema = schema;
    }

    /// Describes the answer as text of a media type.
    pub fn text(&mut self, media_type: &'static str) {
        if self.is_settled {
            return;
        }
        self.is_titled = false;
        self.main.media_type = Some(media_type);
        self.main.schema = Schema::of_type("string");
    }

    /// States another media type of the body, such as `application/vnd.api+json` for JSON of an own form.
    ///
    /// ```
    /// use peregrine::prelude::*;
    /// use peregrine::response::{Answers, IntoResponse};
    /// use peregrine::testing::TestClient;
    ///
    /// struct JsonApi<T>(T);
    ///
    /// impl<T: Kind> IntoResponse for JsonApi<T> {
    ///     fn describe(answers: &mut Answers<'_>) {
    ///         answers.json::<T>();
    ///         answers.media_type("application/vnd.api+json");
    ///     }
    ///
    ///     fn into_response(self, status: StatusCode) -> Result<Response> {
    ///         Content::new("application/vnd.api+json", self.0.dump_json()).into_response(status)
    ///     }
    /// }
    ///
    /// #[get("/")]
    /// async fn root() -> JsonApi<Vec<i64>> {
    ///     JsonApi(vec![1])
    /// }
    ///
    /// let client = TestClient::new(App::new().routes(routes![root]));
    /// client.get("/").send().assert_header("content-type", "application/vnd.api+json").assert_json(json!([1]));
    /// ```
    pub fn media_type(&mut self, media_type: &'static str) {
        self.main.media_type = Some(media_type);
    }

    /// Describes the answer as one without a body.
    pub fn empty(&mut self) {
        self.main.media_type = None;
    }

    /// States the status of the answer.
    pub fn status(&mut self, status: u16) {
        self.main.status = Some(status);
    }

    /// Describes an error: a status and what it means. Several errors of one status share an entry.
    pub fn error(&mut self, status: u16, description: &'static str) {
        if self.others.iter().any(|answer| answer.status == Some(status)) {
            return;
        }
        let description = Some(description).filter(|text| !text.is_empty());
        self.others.push(Answer { status: Some(status), description, ..Answer::default() });
    }
}

fn titled(mut schema: Schema, title: &str) -> Schema {
    schema.set("title", title.to_owned());
    schema
}

/// An event whose data is text, or the JSON of what is described.
fn event_schema(data: Option<Schema>) -> Schema {
    let mut properties = Object::new();
    let is_required = data.is_some();
    properties.insert(
        "data",
        match data {
            Some(schema) => {
                let mut text = Schema::of_type("string");
                text.set("contentMediaType", "application/json");
                text.set("contentSchema", schema);
                text
            }
            None => Schema::of_type("string"),
        },
    );
    properties.insert("event", Schema::of_type("string"));
    properties.insert("id", Schema::of_type("string"));
    let mut retry = Schema::of_type("integer");
    retry.set("minimum", 0);
    properties.insert("retry", retry);
    let mut event = Schema::of_type("object");
    event.set("properties", properties);
    if is_required {
        event.set("required", vec!["data"]);
    }
    event
}
