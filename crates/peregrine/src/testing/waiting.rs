//! How a test that blocks waits for an application that doesn't.

use std::pin::pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;

/// How long a test waits for the application. No conversation of a test should last that long.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where the applications under test hold their conversations, beside the tests.
pub(super) fn runtime() -> &'static Runtime {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    RUNTIME.get_or_init(|| {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        runtime.expect("the operating system gives a test its threads")
    })
}

/// Blocks until a future is ready, inside of a runtime as well as outside.
#[track_caller]
pub(super) fn wait<F: Future>(future: F, what: &str) -> F::Output {
    match wait_patiently(future) {
        Some(output) => output,
        None => panic!("waited {PATIENCE:?} for the application, for {what}"),
    }
}

/// The same, `None` if it takes too long.
pub(super) fn wait_patiently<F: Future>(future: F) -> Option<F::Output> {
    let deadline = Instant::now() + PATIENCE;
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return Some(output);
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return None;
        }
        thread::park_timeout(left);
    }
}

/// Wakes the thread that waits.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
