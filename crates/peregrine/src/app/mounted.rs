//! What is mounted in an application, built with it.

use std::sync::Arc;

use super::build::build_in;
use super::{App, StartupError};
use crate::depends::Outstanding;
use crate::endpoint::Callable;
use crate::mounts::{Mounted, MountedKind, SubApplication};
use crate::routing::{RootPath, RouteTemplate};

/// What an application is built into: nothing, or another application.
#[derive(Clone, Default)]
pub(super) struct Surroundings {
    /// Where clients see the application.
    pub(super) root: Arc<RootPath>,
    /// The work that outlives its answer.
    pub(super) outstanding: Arc<Outstanding>,
}

/// What is mounted, by the templates that it answers.
pub(super) fn mounts(
    app: &mut App,
    around: &Surroundings,
    errors: &mut Vec<StartupError>,
) -> Vec<(RouteTemplate, Arc<dyn Callable>)> {
    let mut mounts: Vec<(RouteTemplate, Arc<dyn Callable>)> = Vec::new();
    for (path, mounted) in std::mem::take(&mut app.mounts) {
        let problem =
            |problem: &str| StartupError::Path { problem: problem.to_owned(), place: format!("the mount `{path}`") };
        let prefix = path.trim_end_matches('/');
        let is_path = path.is_empty() || path.starts_with('/');
        let template = RouteTemplate::parse(&format!("{prefix}/{{path:path}}"));
        let template = template.ok().filter(|_| is_path && !path.contains(['{', '}']));
        let Some(template) = template else {
            errors.push(problem("the path begins with `/`, and has no parameters"));
            continue;
        };
        if mounts.iter().any(|(known, _)| known.to_string() == template.to_string()) {
            errors.push(problem("another one has that path already"));
            continue;
        }
        match endpoint(mounted, prefix, around) {
            Ok(endpoint) => mounts.push((template, endpoint)),
            Err(Failed::Files(reason)) => errors.push(problem(&reason)),
            Err(Failed::App(inner)) => errors.extend(inner),
        }
    }
    mounts
}

enum Failed {
    App(Vec<StartupError>),
    Files(String),
}

fn endpoint(mounted: Mounted, prefix: &str, around: &Surroundings) -> Result<Arc<dyn Callable>, Failed> {
    match mounted.0 {
        MountedKind::App(app) => {
            let root = Arc::new(around.root.below(&app.root_path, prefix));
            let around = Surroundings { root, outstanding: Arc::clone(&around.outstanding) };
            let built = build_in(*app, &around).map_err(|errors| Failed::App(errors.into_list()))?;
            Ok(Arc::new(SubApplication(Arc::new(built.pipeline))))
        }
        MountedKind::Files(files) => match files.problem() {
            Some(problem) => Err(Failed::Files(problem)),
            None => Ok(Arc::new(files.into_endpoint())),
        },
    }
}
