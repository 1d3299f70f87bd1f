/// What a message about a wrong length says.
#[derive(Debug, Clone, Copy)]
pub struct Length {
    /// `List`, `Dictionary` …
    pub field_type: &'static str,
    /// The length that is allowed.
    pub limit: usize,
    /// The length that was found, unless counting stopped early.
    pub actual: Option<usize>,
}
