//! Replays what the real FastAPI answered, in process, and tells where our answers differ.
//!
//! `golden` gives the recorded files, `registry` their counterparts written with Peregrine, `run` sends the requests
//! and `compare` the answers, `report` judges the result against the list of `known` differences; `cli` joins them.
//! What is recorded, and what "equal" means: `golden/README.md` and `golden/pydantic/README.md`.

pub mod cli;
pub mod compare;
pub mod diff;
pub mod golden;
pub mod in_process;
pub mod json;
pub mod known;
pub mod recorded;
pub mod registry;
pub mod report;
pub mod run;
pub mod server;

/// Declares the apps of a topic: a module of that name each, with a function `app`.
#[macro_export]
macro_rules! apps {
    ($($name:ident)*) => {
        $(
            #[allow(non_snake_case, reason = "the names are those of the golden files")]
            mod $name;
        )*

        /// The apps of this topic.
        pub(super) fn rows() -> Vec<$crate::registry::Row> {
            vec![$((stringify!($name), || $crate::in_process::serve($name::app()))),*]
        }
    };
}

/// Declares the topics of a crate: a module of that name each, with a function `rows`.
#[macro_export]
macro_rules! topics {
    ($($topic:ident)*) => {
        $(mod $topic;)*

        /// The apps of these topics.
        #[must_use]
        pub fn rows() -> Vec<$crate::registry::Row> {
            let mut rows = Vec::new();
            $(rows.extend($topic::rows());)*
            rows
        }
    };
}
