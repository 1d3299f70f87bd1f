//! What answers everything below a path: another application, or a directory of files.

mod static_files;
mod sub_application;

pub use static_files::StaticFiles;
pub(crate) use sub_application::SubApplication;

use crate::App;

/// What [`App::mount`] takes: an [`App`], or [`StaticFiles`].
#[derive(Debug)]
pub struct Mounted(pub(crate) MountedKind);

#[derive(Debug)]
pub(crate) enum MountedKind {
    App(Box<App>),
    Files(StaticFiles),
}

impl From<App> for Mounted {
    fn from(app: App) -> Self {
        Self(MountedKind::App(Box::new(app)))
    }
}

impl From<StaticFiles> for Mounted {
    fn from(files: StaticFiles) -> Self {
        Self(MountedKind::Files(files))
    }
}
