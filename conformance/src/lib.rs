//! Which golden files have a counterpart written with Peregrine: the tables of all crates beside this one.
//!
//! ```text
//! cargo run --release -p conformance -- apps first_steps    # the applications of one topic
//! cargo run --release -p conformance -- types int_plain --max-diffs 50
//! cargo run --release -p conformance -- diff OURS THEIRS    # compare two OpenAPI documents
//! cargo run --release -p conformance -- pack DIR            # take over a new recording
//! ```

use conformance_pydantic::{malformed, models, types};
use conformance_runner::registry::Registry;

/// Everything that is written so far.
#[must_use]
pub fn registry() -> Registry {
    let apps = [conformance_guide::rows(), conformance_requests::rows(), conformance_answers::rows()].concat();
    Registry { apps, types: types::rows(), models: models::rows(), malformed: malformed::rows() }
}
