//! What is wrong with the parameters of one request: written at once, while what was sent is there to be shown. It is
//! kept only where the application has a handler that wants to see it.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use bytes::Bytes;
use peregrine_model::issue::REPORT_BYTES_MAX;
use peregrine_model::validation::ISSUES_MAX;
use peregrine_model::{Issue, LocItem, Report, Validation};
use smallvec::{SmallVec, smallvec};

use super::Place;
use crate::Writer;
use crate::error::{Error, ValidationError};

const END: &str = "]}";

/// As much room as most reports need.
const REPORT_BYTES: usize = 1024;

/// The issues of one request. The report has those of each function in the order of places, those of a place as they
/// were found.
#[derive(Debug)]
pub(crate) struct Findings {
    /// Which function's own parameters are taken: those of dependencies come before those of who depends on them.
    function: u32,
    /// Whether the issues themselves are wanted.
    keeps: bool,
    /// Boxed, since most requests have none, and a request is moved around.
    issues: Option<Box<Issues>>,
}

#[derive(Debug)]
enum Issues {
    /// The answer as far as it is written, and where the issues of each parameter stand in it.
    Written { writer: Writer, parts: SmallVec<[(Rank, Range<usize>); 1]>, count: usize },
    /// The issues themselves.
    Kept(Vec<(Rank, Issue<'static>)>),
}

impl Issues {
    fn new(keeps: bool) -> Self {
        if keeps {
            Self::Kept(Vec::new())
        } else {
            Self::Written { writer: Writer::python().with_room(REPORT_BYTES), parts: SmallVec::new(), count: 0 }
        }
    }
}

/// What the order of the report goes by.
type Rank = (u32, Place);

impl Findings {
    /// What an answer begins with.
    pub(crate) const START: &str = r#"{"detail":["#;

    /// Nothing is wrong yet.
    pub(crate) fn new(keeps: bool) -> Self {
        Self { function: 0, keeps, issues: None }
    }

    /// Begins with the parameters of another function.
    #[inline]
    pub(crate) fn begin_function(&mut self) {
        self.function += 1;
    }

    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.issues.is_none()
    }

    /// Adds what a complete pass found, below the parameter's name and its place.
    pub(crate) fn add(&mut self, place: Place, name: Option<Cow<'static, str>>, state: Validation<'_>) {
        self.add_issues(place, name, state.into_issues());
    }

    /// Whether the issues themselves are wanted.
    #[inline]
    pub(crate) fn keeps(&self) -> bool {
        self.keeps
    }

    /// Adds issues that are written already, after [`START`](Self::START), their places included. They are not many.
    pub(crate) fn add_written(&mut self, place: Place, items: Writer, added: usize) {
        let rank = (self.function, place);
        match self.issues.as_deref_mut() {
            None => {
                let parts = smallvec![(rank, Self::START.len()..items.as_bytes().len())];
                self.issues = Some(Box::new(Issues::Written { writer: items, parts, count: added }));
            }
            Some(Issues::Written { writer, parts, count }) => {
                writer.raw(",");
                let start = writer.as_bytes().len();
                writer.append(&items, Self::START.len());
                parts.push((rank, start..writer.as_bytes().len()));
                *count += added;
            }
            Some(Issues::Kept(_)) => {}
        }
    }

    /// Adds issues, below the parameter's name and its place.
    pub(crate) fn add_issues(&mut self, place: Place, name: Option<Cow<'static, str>>, mut issues: Vec<Issue<'_>>) {
        for issue in &mut issues {
            if let Some(name) = &name {
                issue.put_within(LocItem::Key(name.clone()));
            }
            issue.put_within(place.name());
        }
        let rank = (self.function, place);
        match &mut **self.issues.get_or_insert_with(|| Box::new(Issues::new(self.keeps))) {
            Issues::Kept(kept) => {
                issues.truncate(ISSUES_MAX.saturating_sub(kept.len()));
                let report = Report::new(issues).into_owned();
                kept.extend(report.into_issues().into_iter().map(|issue| (rank, issue)));
            }
            Issues::Written { writer, parts, count } => {
                if *count >= ISSUES_MAX || writer.as_bytes().len() >= REPORT_BYTES_MAX {
                    return;
                }
                issues.truncate(ISSUES_MAX - *count);
                *count += issues.len();
                writer.raw(if parts.is_empty() { Self::START } else { "," });
                let start = writer.as_bytes().len();
                Report::new(issues).write_items(writer);
                parts.push((rank, start..writer.as_bytes().len()));
            }
        }
    }

    /// The error that ends the request.
    #[cold]
    pub(crate) fn error(&mut self, body: &Bytes) -> Error {
        match self.issues.take().map_or_else(|| Issues::new(self.keeps), |issues| *issues) {
            Issues::Kept(mut issues) => {
                issues.sort_by_key(|(rank, _)| *rank);
                let issues = issues.into_iter().map(|(_, issue)| issue).collect();
                ValidationError::new(issues, body.clone()).into()
            }
            Issues::Written { writer, .. } if writer.has_non_finite() || writer.has_broken_text() => {
                UnwritableReport.into()
            }
            Issues::Written { mut writer, parts, .. } if parts.is_sorted_by_key(|(rank, _)| *rank) => {
                writer.raw(END);
                Error::refused(writer.into_bytes())
            }
            Issues::Written { writer, mut parts, .. } => {
                parts.sort_by_key(|(rank, _)| *rank);
                let parts: Vec<&[u8]> = parts.into_iter().map(|(_, part)| &writer.as_bytes()[part]).collect();
                Error::refused([Self::START.as_bytes(), &parts.join(&b","[..]), END.as_bytes()].concat())
            }
        }
    }
}

/// A report that shows what Python can't encode: the answer is FastAPI's, status 500.
#[derive(Debug)]
struct UnwritableReport;

impl fmt::Display for UnwritableReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "a request is invalid, and the report would show a number that is not finite, half a surrogate pair, or \
             bytes that are no UTF-8",
        )
    }
}

impl std::error::Error for UnwritableReport {}

#[cfg(test)]
mod tests {
    use peregrine_model::{Code, Kind as _};

    use super::*;
    use crate::error::Kind;

    fn missing(findings: &mut Findings, place: Place, name: &'static str) {
        findings.add_issues(place, Some(name.into()), vec![Issue::without_input(Code::Missing)]);
    }

    fn answered(mut findings: Findings) -> String {
        match findings.error(&Bytes::new()).into_kind() {
            Kind::Refused(body) => String::from_utf8(body).expect("JSON is text"),
            Kind::Invalid(error) => format!(r#"{{"detail":{}}}"#, String::from_utf8_lossy(&error.errors().dump_json())),
            _ => panic!("parameters are refused or invalid"),
        }
    }

    #[test]
    fn issues_stand_in_the_order_of_places_kept_or_not() {
        for keeps in [false, true] {
            let mut findings = Findings::new(keeps);
            missing(&mut findings, Place::Body, "c");
            missing(&mut findings, Place::Query, "a");
            missing(&mut findings, Place::Query, "b");
            let issue = |place, name| {
                format!(r#"{{"type":"missing","loc":["{place}","{name}"],"msg":"Field required","input":null}}"#)
            };
            let issues = [issue("query", "a"), issue("query", "b"), issue("body", "c")].join(",");
            assert_eq!(answered(findings), format!(r#"{{"detail":[{issues}]}}"#));
        }
    }
}
