//! Runs one golden file against its counterpart: sends what is recorded, and compares what comes back.
//!
//! A kind of recording is one command of the runner. Each has a module with `planned`, the number of its cases in a
//! file, and `run`, which receives the file and a fresh server and hands on a result per case to `report`.

mod apps;
mod documents;
mod models;
mod placeholders;
mod request;
mod schemas;
#[cfg(test)]
mod self_replay;
mod types;
mod websocket;
mod workers;

pub use workers::run_all;

use crate::golden::GoldenFile;
use crate::json::Json;
use crate::registry::{Make, Registry};
use crate::server::{self, Server};

/// A kind of recording, and the command that replays it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Exchanges of whole applications.
    Apps,
    /// The `OpenAPI` documents of those applications.
    Documents,
    /// Validation of one type.
    Types,
    /// The schemas of those types and of the models' applications.
    Schemas,
    /// Small applications around models.
    Models,
    /// Malformed bodies.
    Malformed,
}

impl Kind {
    /// All kinds, in the order in which they run.
    pub const ALL: [Kind; 6] = [Kind::Apps, Kind::Documents, Kind::Types, Kind::Schemas, Kind::Models, Kind::Malformed];

    /// The command's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Apps => "apps",
            Kind::Documents => "documents",
            Kind::Types => "types",
            Kind::Schemas => "schemas",
            Kind::Models => "models",
            Kind::Malformed => "malformed",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The corpus folder that holds its recordings.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Apps | Kind::Documents => "apps",
            Kind::Types => "pydantic/types",
            Kind::Schemas => "pydantic/schema",
            Kind::Models => "pydantic/models",
            Kind::Malformed => "pydantic/malformed",
        }
    }

    fn counterpart(self, registry: &Registry, name: &str) -> Option<Make> {
        let find = |rows: &[(&'static str, Make)]| rows.iter().find(|(row, _)| *row == name).map(|(_, make)| *make);
        match self {
            Kind::Apps | Kind::Documents => find(&registry.apps),
            Kind::Types => find(&registry.types),
            Kind::Schemas => find(&registry.types).or_else(|| find(&registry.models)),
            Kind::Models => find(&registry.models),
            Kind::Malformed => find(&registry.malformed),
        }
    }

    fn planned(self, document: &Json) -> Planned {
        match self {
            Kind::Apps => apps::planned(document),
            Kind::Documents => documents::planned(document),
            Kind::Types => types::planned(document),
            Kind::Schemas => schemas::planned(document),
            Kind::Models | Kind::Malformed => models::planned(document),
        }
    }

    fn run(self, document: &Json, server: &mut dyn Server) -> Vec<CaseResult> {
        match self {
            Kind::Apps => apps::run(document, server),
            Kind::Documents => documents::run(document, server),
            Kind::Types => types::run(document, server),
            Kind::Schemas => schemas::run(document, server),
            Kind::Models | Kind::Malformed => models::run(document, server),
        }
    }
}

/// How many cases a file holds.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// Cases that are replayed.
    pub cases: usize,
    /// Cases that cannot be replayed yet, or whose recorded answer depends on the machine.
    pub not_run: usize,
}

/// How one case went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseResult {
    /// What tells the case from others of its file.
    pub name: String,
    /// The status that we answered, unless nothing came.
    pub status: Option<u16>,
    /// Where our answer differs, besides the fragments.
    pub differences: Vec<String>,
    /// The fragments of a recorded page that ours doesn't contain.
    pub missing_fragments: Vec<String>,
}

impl CaseResult {
    /// Whether our answer equals the recorded one.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.differences.is_empty() && self.missing_fragments.is_empty()
    }

    /// The result of comparing an answer.
    #[must_use]
    pub fn compared(name: String, status: u16, differences: Vec<String>) -> CaseResult {
        CaseResult { name, status: Some(status), differences, missing_fragments: Vec::new() }
    }

    fn unanswered(name: String, reason: String) -> CaseResult {
        CaseResult { name, status: None, differences: vec![reason], missing_fragments: Vec::new() }
    }
}

/// How the cases of one file went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileResult {
    /// What was replayed.
    pub kind: Kind,
    /// The golden file's name.
    pub name: String,
    /// The topic in the file's head; empty when it has none.
    pub topic: String,
    /// How many cases the file holds.
    pub planned: Planned,
    /// A result per replayed case; nothing when there is no counterpart.
    pub cases: Option<Vec<CaseResult>>,
}

/// Replays one file.
#[must_use]
pub fn run_file(kind: Kind, file: &GoldenFile, registry: &Registry) -> FileResult {
    let result = |topic: &str, planned, cases| FileResult {
        kind,
        name: file.name.clone(),
        topic: topic.to_owned(),
        planned,
        cases,
    };
    let document = match file.document() {
        Ok(document) => document,
        Err(error) => {
            let case = CaseResult::unanswered("reading the file".to_owned(), error.to_string());
            return result("", Planned { cases: 1, not_run: 0 }, Some(vec![case]));
        }
    };
    let mut planned = kind.planned(&document);
    let topic = document.get("topic").and_then(Json::as_str).unwrap_or_default();
    let cases = kind.counterpart(registry, &file.name).map(|make| match server::catching(make) {
        Ok(mut server) => kind.run(&document, server.as_mut()),
        Err(panic) => {
            let reason = format!("the counterpart cannot be made: {panic}");
            let unanswered = |at| CaseResult::unanswered(format!("case {at}"), reason.clone());
            (1..=planned.cases).map(unanswered).collect()
        }
    });
    if let Some(cases) = &cases {
        planned.not_run += planned.cases - cases.len();
        planned.cases = cases.len();
    }
    result(topic, planned, cases)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::{Request, Response};

    struct WithoutPlain;

    impl Server for WithoutPlain {
        fn send(&mut self, request: Request) -> Response {
            Response {
                status: if request.target == "/plain" { 404 } else { 200 },
                headers: Vec::new(),
                body: Vec::new(),
            }
        }
    }

    #[test]
    fn cases_of_a_missing_plain_endpoint_are_not_run() {
        let bytes = br#"{"cases":[{"id":"a","mode":"json","input":1,"ok":1,"plain":{"ok":2}}]}"#.to_vec();
        let file = GoldenFile { name: "int".to_owned(), bytes };
        let registry = Registry { types: vec![("int", || Box::new(WithoutPlain))], ..Registry::default() };
        let result = run_file(Kind::Types, &file, &registry);
        assert_eq!(result.planned, Planned { cases: 1, not_run: 1 });
        assert_eq!(result.cases.unwrap()[0].name, "a json 200 1");
    }

    #[test]
    fn counterpart_that_cannot_be_made_fails_every_case() {
        let bytes = br#"{"exchanges":[{"name":"a"},{"name":"b"},{"name":"c","kind":"websocket"}]}"#.to_vec();
        let file = GoldenFile { name: "x".to_owned(), bytes };
        let registry = Registry { apps: vec![("x", || panic!("no state"))], ..Registry::default() };
        let result = run_file(Kind::Apps, &file, &registry);
        assert_eq!(result.planned, Planned { cases: 3, not_run: 0 });
        assert!(result.cases.unwrap().iter().all(|case| case.differences[0].contains("no state")));
    }
}
