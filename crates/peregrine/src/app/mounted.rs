//! What is mounted in an application, built with it.

use std::sync::Arc;

use super::build::build_in;
use super::{App, StartupError};
use crate::depends::Outstanding;
use crate::endpoint::Callable;
use crate::mounts::{Mounted, MountedKind, SubApplication};
use crate::pipeline::Pipeline;
use crate::routing::{RootPath, RouteTemplate};
use crate::serve::Shutdown;

/// What an application is built into: nothing, or another application.
#[derive(Clone, Default)]
pub(super) struct Surroundings {
    /// Where clients see the application.
    pub(super) root: Arc<RootPath>,
    /// The work that outlives its answer.
    pub(super) outstanding: Arc<Outstanding>,
    /// Ends the conversations over WebSockets when the server stops.
    pub(super) stop: Shutdown,
}

/// What is mounted, and the template that it answers.
pub(super) struct Mount {
    pub(super) template: RouteTemplate,
    pub(super) endpoint: Arc<dyn Callable>,
    /// If it is an application, which may have WebSockets.
    pub(super) application: Option<Arc<Pipeline>>,
}

/// All that is mounted.
pub(super) fn mounts(app: &mut App, around: &Surroundings, errors: &mut Vec<StartupError>) -> Vec<Mount> {
    let mut mounts: Vec<Mount> = Vec::new();
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
        if mounts.iter().any(|known| known.template.to_string() == template.to_string()) {
            errors.push(problem("another one has that path already"));
            continue;
        }
        match endpoint(mounted, prefix, around) {
            Ok((endpoint, application)) => mounts.push(Mount { template, endpoint, application }),
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

/// What answers requests, and the application that it is, if it is one.
type Answering = (Arc<dyn Callable>, Option<Arc<Pipeline>>);

fn endpoint(mounted: Mounted, prefix: &str, around: &Surroundings) -> Result<Answering, Failed> {
    match mounted.0 {
        MountedKind::App(app) => {
            let root = Arc::new(around.root.below(&app.root_path, prefix));
            let around = Surroundings { root, ..around.clone() };
            let built = build_in(*app, &around).map_err(|errors| Failed::App(errors.into_list()))?;
            let pipeline = Arc::new(built.pipeline);
            Ok((Arc::new(SubApplication(Arc::clone(&pipeline))), Some(pipeline)))
        }
        MountedKind::Files(files) => match files.problem() {
            Some(problem) => Err(Failed::Files(problem)),
            None => Ok((Arc::new(files.into_endpoint()), None)),
        },
    }
}
