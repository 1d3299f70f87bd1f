/// How much a form may hold. What isn't said is taken from the router around it, and in the end from FastAPI's limits:
/// 1000 fields, 1000 files, 1 MiB a field.
///
/// ```
/// use peregrine::FormLimits;
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// #[post("/notes")]
/// async fn note(#[form] text: String) -> String {
///     text
/// }
///
/// let app = App::new().form_limits(FormLimits::new().fields_max(1)).routes(routes![note]);
/// let client = TestClient::new(app);
/// client.post("/notes").form([("text", "a")]).send().assert_json("a");
/// client.post("/notes").form([("text", "a"), ("more", "b")]).send().assert_status(400);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[must_use]
pub struct FormLimits {
    fields_max: Option<usize>,
    files_max: Option<usize>,
    part_bytes_max: Option<usize>,
}

impl FormLimits {
    /// Limits that say nothing.
    pub const fn new() -> Self {
        Self { fields_max: None, files_max: None, part_bytes_max: None }
    }

    /// How many fields a form may have, files not counted. FastAPI's `max_fields`.
    pub const fn fields_max(mut self, count: usize) -> Self {
        self.fields_max = Some(count);
        self
    }

    /// How many files a form may have. FastAPI's `max_files`.
    pub const fn files_max(mut self, count: usize) -> Self {
        self.files_max = Some(count);
        self
    }

    /// How many bytes a field may have that is no file. FastAPI's `max_part_size`.
    pub const fn part_bytes_max(mut self, bytes: usize) -> Self {
        self.part_bytes_max = Some(bytes);
        self
    }

    /// These, and what they don't say as others have it.
    pub(crate) fn over(self, outer: Self) -> Self {
        Self {
            fields_max: self.fields_max.or(outer.fields_max),
            files_max: self.files_max.or(outer.files_max),
            part_bytes_max: self.part_bytes_max.or(outer.part_bytes_max),
        }
    }

    pub(super) fn fields(self) -> usize {
        self.fields_max.unwrap_or(1000)
    }

    pub(super) fn files(self) -> usize {
        self.files_max.unwrap_or(1000)
    }

    pub(super) fn part_bytes(self) -> usize {
        self.part_bytes_max.unwrap_or(1024 * 1024)
    }
}
