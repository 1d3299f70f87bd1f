//! Mistakes in an application, found when it is built and told all together.

use std::fmt;

/// What is wrong with an application.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum StartupError {
    /// The path of a route, or the prefix of a router, is no template.
    Path {
        /// What is wrong with it.
        problem: String,
        /// The function, or the router.
        place: String,
    },
    /// Two routes answer the same requests.
    Conflict {
        /// What both answer.
        what: String,
        /// The function declared first.
        first: String,
        /// The function that would never answer.
        second: String,
    },
    /// Two operations have one name in the document.
    DuplicateOperationId {
        /// The name.
        operation_id: String,
        /// The function declared first.
        first: String,
        /// The function declared later.
        second: String,
    },
    /// A parameter says that it comes from a prefix, which doesn't have it; or the prefix has one that nobody takes.
    PathParameter {
        /// What is wrong.
        problem: String,
        /// The function.
        place: String,
    },
    /// A function asks for a value that the application doesn't share.
    State {
        /// The type of the value.
        type_name: String,
        /// The function.
        place: String,
    },
    /// A dependency lives longer than what it depends on.
    Scope {
        /// The dependency that lives until the answer was sent.
        outer: String,
        /// The dependency that lives until the handler is done.
        inner: String,
    },
    /// What a route says about its answer can't hold.
    Answer {
        /// What is wrong.
        problem: String,
        /// The function.
        place: String,
    },
    /// A parameter can't be found where it is said to be.
    Parameter {
        /// What is wrong.
        problem: String,
        /// The function.
        place: String,
    },
}

impl fmt::Display for StartupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path { problem, place }
            | Self::PathParameter { problem, place }
            | Self::Answer { problem, place }
            | Self::Parameter { problem, place } => {
                write!(f, "{place}: {problem}")
            }
            Self::Conflict { what, first, second } => write!(
                f,
                "{second}: never answers, for {first} answers `{what}` already; change the path or the method of one"
            ),
            Self::State { type_name, place } => {
                write!(f, "{place}: asks for the state `{type_name}`, which nobody set; add `.state(..)` to the `App`")
            }
            Self::Scope { outer, inner } => write!(
                f,
                "{outer}: lives until the answer was sent (scope \"request\"), but depends on {inner}, which lives \
                 until the handler is done (scope \"function\"); give both the same scope"
            ),
            Self::DuplicateOperationId { operation_id, first, second } => write!(
                f,
                "{second}: has the operation id `{operation_id}` of {first}; give one of them another `operation_id`"
            ),
        }
    }
}

impl std::error::Error for StartupError {}

/// Everything that is wrong with an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartupErrors(Vec<StartupError>);

impl StartupErrors {
    pub(super) fn new(errors: Vec<StartupError>) -> Self {
        Self(errors)
    }

    /// The mistakes in the order in which they were found.
    #[must_use]
    pub fn list(&self) -> &[StartupError] {
        &self.0
    }

    pub(super) fn into_list(self) -> Vec<StartupError> {
        self.0
    }
}

impl fmt::Display for StartupErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            error.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for StartupErrors {}
