//! Work to do after the answer was sent: the ninth stage of a request.
//!
//! Receives tasks from handlers and dependencies through [`BackgroundTasks`], and runs them in their order once the
//! answer is on its way.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::error::Failure;
use crate::panic_boundary::unpanicked;
use crate::{Error, log};

type Task = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

/// Work to do after the answer was sent, one task after the other.
///
/// A task that fails is logged, and the next one runs. The server waits for tasks when it stops.
///
/// ```
/// use peregrine::prelude::*;
///
/// async fn send_mail(address: String) {
///     println!("to {address}");
/// }
///
/// #[post("/subscriptions", status = 202)]
/// async fn subscribe(address: String, background: BackgroundTasks) -> NoContent {
///     background.add(send_mail(address));
///     NoContent
/// }
/// ```
#[derive(Clone, Default)]
pub struct BackgroundTasks {
    tasks: Arc<Mutex<Vec<Task>>>,
}

impl BackgroundTasks {
    /// No tasks yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a task. Its output is nothing, or a `Result` whose error is logged.
    pub fn add<R: TaskOutput<M>, M>(&self, task: impl Future<Output = R> + Send + 'static) {
        self.list().push(Box::pin(async move { task.await.into_result() }));
    }

    /// Adds a function that blocks, to be run where that stops nobody.
    pub fn add_blocking<R: TaskOutput<M> + Send + 'static, M>(&self, function: impl FnOnce() -> R + Send + 'static) {
        self.list().push(Box::pin(async move { crate::rt::blocking(function).await.into_result() }));
    }

    fn list(&self) -> MutexGuard<'_, Vec<Task>> {
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs the tasks, those too that tasks add. The first failure is returned, all of them are logged.
    pub(crate) async fn run(&self) -> Result<(), Error> {
        let mut ended = Ok(());
        loop {
            let tasks = std::mem::take(&mut *self.list());
            if tasks.is_empty() {
                return ended;
            }
            for mut task in tasks {
                let result = unpanicked(task.as_mut(), |panic| Err(Error::panicked(panic))).await;
                if let Err(error) = result {
                    log::error(&format!("a background task failed: {error}"));
                    ended = ended.and(Err(error));
                }
            }
        }
    }
}

impl fmt::Debug for BackgroundTasks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BackgroundTasks").field("count", &self.list().len()).finish()
    }
}

/// What a background task may end with.
#[diagnostic::on_unimplemented(
    message = "a background task can't end with `{Self}`",
    label = "neither nothing nor a `Result`",
    note = "end it with `()`, or with a `Result<(), E>` whose error is to be logged"
)]
pub trait TaskOutput<M> {
    /// Whether it failed.
    #[doc(hidden)]
    fn into_result(self) -> Result<(), Error>;
}

/// How a task ends: with nothing.
#[derive(Debug)]
pub struct ViaNothing;

/// How a task ends: with a `Result`.
#[derive(Debug)]
pub struct ViaResult<M>(std::marker::PhantomData<M>);

impl TaskOutput<ViaNothing> for () {
    fn into_result(self) -> Result<(), Error> {
        Ok(())
    }
}

impl<E: Failure<M>, M> TaskOutput<ViaResult<M>> for Result<(), E> {
    fn into_result(self) -> Result<(), Error> {
        self.map_err(Failure::into_error)
    }
}
