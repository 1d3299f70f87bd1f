use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use super::yielding::{Ended, Ending};
use crate::Error;
use crate::panic_boundary::unpanicked;

/// A dependency that has given its value, and waits to clean up.
pub(super) type CleanUp = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

/// The clean-ups of one lifetime, the last one first.
#[derive(Default)]
pub(crate) struct Exits {
    stack: Vec<Exit>,
    /// The one that runs, so that it goes on where somebody else takes over.
    current: Option<Exit>,
    /// How the request ended, as far as the clean-ups inside of the next one have their say.
    result: Option<Result<(), Arc<Error>>>,
    has_failed: bool,
}

struct Exit {
    clean_up: CleanUp,
    ending: Arc<dyn Ending>,
}

impl Exits {
    pub(super) fn push(&mut self, clean_up: CleanUp, ending: Arc<dyn Ending>) {
        self.stack.push(Exit { clean_up, ending });
    }

    /// Keeps something until the clean-ups that come after it are done.
    pub(crate) fn keep(&mut self, value: impl Send + 'static) {
        let (clean_up, ending) = super::yielding::kept(value);
        self.push(clean_up, ending);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.stack.is_empty() && self.current.is_none()
    }

    /// Whether one of those that ran failed by itself.
    pub(crate) fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// Runs the clean-ups, each of which sees how the ones inside of it ended, and may replace the error.
    ///
    /// # Cancel safety
    /// Calling it again goes on where a dropped future stopped; the result of the first call counts.
    pub(crate) async fn run(&mut self, result: Result<(), Error>) -> Result<(), Error> {
        if self.is_empty() && self.result.is_none() {
            return result;
        }
        let mut result = self.result.take().unwrap_or_else(|| result.map_err(Arc::new));
        loop {
            if self.current.is_none() {
                let Some(next) = self.stack.pop() else { break };
                next.ending.end(result.clone().map_err(Ended));
                self.current = Some(next);
            }
            self.result = Some(result);
            let ended = self.finish_current().await;
            result = self.result.take().unwrap_or(Ok(()));
            if let Err(error) = ended
                && !is_same(&error, &result)
            {
                self.has_failed = true;
                result = Err(Arc::new(error));
            }
        }
        result.map_err(|error| Arc::try_unwrap(error).unwrap_or_else(|kept| kept.copy()))
    }

    async fn finish_current(&mut self) -> Result<(), Error> {
        let Some(current) = &mut self.current else { return Ok(()) };
        let ended = unpanicked(current.clean_up.as_mut(), |panic| Err(Error::panicked(panic))).await;
        self.current = None;
        ended
    }
}

/// Whether a clean-up returned the error that it was told.
fn is_same(error: &Error, told: &Result<(), Arc<Error>>) -> bool {
    let Err(told) = told else { return false };
    error.downcast_ref::<Ended>().is_some_and(|ended| Arc::ptr_eq(&ended.0, told))
}

impl fmt::Debug for Exits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exits").field("count", &self.stack.len()).finish_non_exhaustive()
    }
}
