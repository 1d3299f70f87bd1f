//! Which golden files have a counterpart written with Peregrine, and how to make it.
//!
//! A row is `("<golden name>", make)`: the file's name without `.json`, and a function that builds the application
//! afresh. Files without a row are counted as "without counterpart". An application with `root_path`, `env` or `files`
//! in its golden file sets those up in its own `make` (`golden::Corpus::read` gives the file).
//!
//! | table | golden folder | the counterpart |
//! |---|---|---|
//! | `apps` | `apps/` | the application of that name, also compared by `documents` |
//! | `types` | `pydantic/types/` | `POST /json`, `POST /plain` (hidden), `GET /query`; also for `schemas` |
//! | `models` | `pydantic/models/` | the application in the file's `python`; also for `schemas` |
//! | `malformed` | `pydantic/malformed/` | the application in the file's `python` |

use crate::server::Server;

/// Makes one application, with no state left from another.
pub type Make = fn() -> Box<dyn Server>;

/// A golden name and its counterpart.
pub type Row = (&'static str, Make);

/// The counterparts, a table per golden folder.
#[derive(Debug, Default, Clone)]
pub struct Registry {
    /// Counterparts of `apps/`.
    pub apps: Vec<Row>,
    /// Counterparts of `pydantic/types/`.
    pub types: Vec<Row>,
    /// Counterparts of `pydantic/models/`.
    pub models: Vec<Row>,
    /// Counterparts of `pydantic/malformed/`.
    pub malformed: Vec<Row>,
}
