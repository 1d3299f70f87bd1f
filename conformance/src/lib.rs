//! Replays what the real FastAPI answered, in process, and tells where our answers differ.
//!
//! `golden` gives the recorded files, `registry` their counterparts written with Peregrine, `run` sends the requests
//! and `compare` the answers, `report` judges the result against the list of `known` differences; `cli` joins them.
//! What is recorded, and what "equal" means: `golden/README.md` and `golden/pydantic/README.md`.
//!
//! ```text
//! cargo run --release -p conformance -- apps first_steps    # the applications of one topic
//! cargo run --release -p conformance -- types int_plain --max-diffs 50
//! cargo run --release -p conformance -- diff OURS THEIRS    # compare two OpenAPI documents
//! cargo run --release -p conformance -- pack DIR            # take over a new recording
//! ```

pub mod apps;
pub mod cli;
pub mod compare;
pub mod diff;
pub mod golden;
pub mod in_process;
pub mod json;
pub mod known;
pub mod malformed;
pub mod models;
pub mod registry;
pub mod report;
pub mod run;
pub mod server;
pub mod types;
