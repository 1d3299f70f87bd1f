//! The threads that serve: each has a runtime and a listener of its own, or all share one of each.

use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Semaphore, oneshot};

use super::config::{RuntimeMode, ServeConfig};
use super::connection::Worker;
use super::error::{Kind, ServeError};
use super::shutdown::Shutdown;
use super::{Handler, acceptor};

/// How many runtimes, and so listeners, a configuration asks for.
pub(super) fn count(config: &ServeConfig) -> usize {
    match config.runtime {
        RuntimeMode::PerCore => config.threads.get(),
        RuntimeMode::Shared => 1,
    }
}

/// A thread that serves: ready when it has ended, and with what.
pub(super) type Ended = oneshot::Receiver<Result<(), ServeError>>;

/// Starts a thread that serves what comes to `listener`, until `shutdown` says otherwise.
pub(super) fn start<H: Handler>(
    index: usize,
    listener: TcpListener,
    handler: H,
    config: &ServeConfig,
    places: Arc<Semaphore>,
    shutdown: Shutdown,
) -> Result<Ended, ServeError> {
    let config = config.clone();
    let (sender, ended) = oneshot::channel();
    let thread = move || {
        let stop_others = StopOthers(shutdown.clone());
        let served = serve(listener, handler, &config, places, shutdown);
        drop(stop_others);
        // The receiver is gone when nobody waits any more.
        let _ = sender.send(served);
    };
    thread::Builder::new().name(format!("peregrine-{index}")).spawn(thread).map_err(Kind::Thread)?;
    Ok(ended)
}

/// Serves on the present thread. The runtime is built here, because one that is dropped among the tasks of another, as
/// a failure there would do, panics.
fn serve<H: Handler>(
    listener: TcpListener,
    handler: H,
    config: &ServeConfig,
    places: Arc<Semaphore>,
    shutdown: Shutdown,
) -> Result<(), ServeError> {
    let runtime = build(config).map_err(Kind::Thread)?;
    let worker = Arc::new(Worker::new(handler, config, shutdown.clone()));
    let drain_timeout = config.drain_timeout;
    let served = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(Kind::Listener)?;
        acceptor::serve(listener, places, worker, shutdown, drain_timeout).await;
        Ok(())
    });
    // Blocking calls that go on do not hold us up: they had `drain_timeout`.
    runtime.shutdown_background();
    served
}

fn build(config: &ServeConfig) -> std::io::Result<Runtime> {
    match config.runtime {
        RuntimeMode::PerCore => Builder::new_current_thread().enable_all().build(),
        RuntimeMode::Shared => Builder::new_multi_thread()
            .worker_threads(config.threads.get())
            .thread_name("peregrine-worker")
            .enable_all()
            .build(),
    }
}

/// Stops the server when one of its threads ends, whatever the reason: half a server is harder to notice than none.
struct StopOthers(Shutdown);

impl Drop for StopOthers {
    fn drop(&mut self) {
        self.0.drain();
    }
}
