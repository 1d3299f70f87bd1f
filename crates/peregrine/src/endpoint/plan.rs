use http::StatusCode;

/// What was decided at startup about the requests to one route.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    /// The names of the path's parameters, in the order of their captures.
    pub(crate) path_names: Vec<String>,
    /// How the body is read, if a parameter comes from it.
    pub(crate) body: Option<BodyPlan>,
    /// Whether the application wants to see what is wrong with parameters, in a handler of its own.
    pub(crate) keeps_issues: bool,
    /// The status of a plain answer.
    pub(crate) status: StatusCode,
}

/// How a body is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BodyPlan {
    /// Whether each parameter is a member of an object.
    pub(crate) embed: bool,
    /// Whether a body that isn't announced as JSON is taken for bytes.
    pub(crate) strict_content_type: bool,
    /// How many bytes are read at most.
    pub(crate) bytes_max: usize,
}
