//! The whole server: bound, then served until it is told to stop.

use std::convert::Infallible;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

use super::acceptor::CLEAN_UP_TIMEOUT;
use super::config::ServeConfig;
use super::connection::Worker;
use super::error::{Kind, ServeError};
use super::shutdown::{Phase, Shutdown};
use super::signals::Signals;
use super::{Handler, acceptor, console, listener, runtime};

/// How long threads may take to end once their connections are closed. One that blocks is then left behind.
const THREAD_END_TIMEOUT: Duration = Duration::from_millis(500);

/// A server that has its address, so that connections queue up, and does not serve yet.
#[derive(Debug)]
pub struct Server {
    config: ServeConfig,
    listeners: Vec<TcpListener>,
    address: SocketAddr,
}

impl Server {
    /// Opens the listening sockets.
    ///
    /// # Errors
    ///
    /// When the host has no address, or the address cannot be listened on.
    pub fn bind(config: ServeConfig) -> Result<Self, ServeError> {
        let listeners = listener::open(&config.host, config.port, runtime::count(&config))?;
        let address = listeners[0].local_addr().map_err(Kind::Listener)?;
        Ok(Self { config, listeners, address })
    }

    /// Where the server listens. The port is the real one, also when any free one was asked for.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves on threads of its own until `shutdown` is used, then until requests under way ended or `drain_timeout`
    /// is over.
    ///
    /// # Errors
    ///
    /// When a thread cannot be started, or one ends by itself.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future stops the threads as [`Shutdown::abort`] does, without waiting for them.
    pub async fn serve<H: Handler>(self, handler: H, shutdown: Shutdown) -> Result<(), ServeError> {
        let _abort = AbortOnDrop(shutdown.clone());
        let places = Arc::new(Semaphore::new(self.config.connections_max));
        let mut threads = Vec::new();
        for (index, listener) in self.listeners.into_iter().enumerate() {
            let places = Arc::clone(&places);
            threads.push(runtime::start(index, listener, handler.clone(), &self.config, places, shutdown.clone())?);
        }
        let all_ended = async {
            for ended in threads {
                ended.await.map_err(|_| Kind::ThreadDied)??;
            }
            Ok(())
        };
        tokio::select! {
            ended = all_ended => ended,
            () = overdue(&shutdown, self.config.drain_timeout) => {
                console::warning("Left a thread behind that is blocked by a request");
                Ok(())
            }
        }
    }
}

/// Ends when every thread should have ended.
async fn overdue(shutdown: &Shutdown, drain_timeout: Duration) {
    shutdown.reached(Phase::Draining).await;
    tokio::select! {
        () = tokio::time::sleep(drain_timeout + CLEAN_UP_TIMEOUT) => {}
        () = shutdown.reached(Phase::Aborting) => {}
    }
    tokio::time::sleep(THREAD_END_TIMEOUT).await;
}

/// Ends the threads together with the future that owns them.
struct AbortOnDrop(Shutdown);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Serves until the operator asks to stop: the first signal drains, a second ends at once.
///
/// May be called from any tokio runtime; requests run on runtimes of the server's own, and the caller's stays free for
/// what it has spawned there.
///
/// # Errors
///
/// When the server cannot start, or one of its threads ends by itself.
pub async fn run<H: Handler>(handler: H, config: ServeConfig) -> Result<(), ServeError> {
    let process = std::process::id();
    let mut signals = Signals::listen().map_err(Kind::Signals)?;
    let server = Server::bind(config)?;
    console::info(&format!("Started server process [{process}]"));
    console::info("Application startup complete.");
    console::info(&format!("Peregrine running on http://{} (Press CTRL+C to quit)", server.address()));

    let shutdown = Shutdown::new();
    let told = async {
        signals.next().await;
        console::info("Shutting down");
        shutdown.drain();
        signals.next().await;
        shutdown.abort();
        std::future::pending::<Infallible>().await
    };
    tokio::select! {
        served = server.serve(handler, shutdown.clone()) => served?,
        never = told => match never {},
    }
    console::info(&format!("Finished server process [{process}]"));
    Ok(())
}

/// Serves on the caller's runtime what comes to `listener`, until `shutdown` ends; then drains.
///
/// # Errors
///
/// When the listener cannot be used.
///
/// # Cancel safety
///
/// Dropping the future closes all connections.
pub async fn serve_on<H: Handler>(
    listener: TcpListener,
    handler: H,
    config: ServeConfig,
    shutdown: impl Future<Output = ()>,
) -> Result<(), ServeError> {
    listener.set_nonblocking(true).map_err(Kind::Listener)?;
    let listener = tokio::net::TcpListener::from_std(listener).map_err(Kind::Listener)?;
    let switch = Shutdown::new();
    let worker = Arc::new(Worker::new(handler, &config, switch.clone()));
    let places = Arc::new(Semaphore::new(config.connections_max));
    let serving = acceptor::serve(listener, places, worker, switch.clone(), config.drain_timeout);
    let told = async {
        shutdown.await;
        switch.drain();
        std::future::pending::<Infallible>().await
    };
    tokio::select! {
        () = serving => Ok(()),
        never = told => match never {},
    }
}
