use std::sync::OnceLock;

use tokio::sync::{Semaphore, SemaphorePermit};

/// How many calls of a dependency run at the same time at most.
#[derive(Debug)]
pub struct Concurrency {
    calls_max: usize,
    semaphore: OnceLock<Semaphore>,
}

impl Concurrency {
    /// A limit of at least one call.
    #[must_use]
    pub const fn new(calls_max: usize) -> Self {
        assert!(calls_max > 0, "`max_concurrency` is a number of calls, at least 1");
        Self { calls_max, semaphore: OnceLock::new() }
    }

    /// Waits until one more call may run.
    ///
    /// # Panics
    /// Never: nobody closes the semaphore.
    pub async fn enter(&'static self) -> SemaphorePermit<'static> {
        let semaphore = self.semaphore.get_or_init(|| Semaphore::new(self.calls_max));
        semaphore.acquire().await.expect("nobody closes the semaphore")
    }
}
