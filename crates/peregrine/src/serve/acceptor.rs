//! Takes connections in, owns them, and sees them off.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;

use super::connection::Worker;
use super::shutdown::{Phase, Shutdown};
use super::{Handler, Peer, console};

/// How long to leave the listener alone when the system has no socket to give: something has to be closed first.
const PAUSE_AFTER_FAILURE: Duration = Duration::from_millis(100);

/// How long the clean-ups of requests that were given up may take.
pub(super) const CLEAN_UP_TIMEOUT: Duration = Duration::from_secs(1);

/// Serves what comes to `listener` until the server was told to stop and its connections ended, or had to.
pub(super) async fn serve<H: Handler>(
    listener: TcpListener,
    places: Arc<Semaphore>,
    worker: Arc<Worker<H>>,
    shutdown: Shutdown,
    drain_timeout: Duration,
) {
    let mut connections = JoinSet::new();
    let mut drained = std::pin::pin!(shutdown.reached(Phase::Draining));
    loop {
        let (stream, address, place) = tokio::select! {
            biased;
            () = &mut drained => break,
            accepted = accept(&listener, &places) => accepted,
        };
        // Those that ended leave here, so that there are never more of them than there were connections at a time.
        while connections.try_join_next().is_some() {}
        connections.spawn(Arc::clone(&worker).serve(stream, Peer::new(address), place));
    }
    drop(listener);
    worker.handler.drain();

    let ended = async {
        while connections.join_next().await.is_some() {}
        worker.handler.finish().await;
    };
    let is_complete = tokio::select! {
        () = ended => true,
        () = tokio::time::sleep(drain_timeout) => false,
        () = shutdown.reached(Phase::Aborting) => false,
    };
    if !is_complete {
        if !connections.is_empty() {
            console::warning(&format!("Closed {} connection(s) with requests under way", connections.len()));
        }
        worker.handler.abort();
        connections.shutdown().await;
        clean_up(&worker.handler, &shutdown).await;
    }
}

/// Waits for what the requests that were given up left behind, unless everything is to end at once.
async fn clean_up(handler: &impl Handler, shutdown: &Shutdown) {
    tokio::select! {
        biased;
        () = shutdown.reached(Phase::Aborting) => {}
        () = handler.finish() => {}
        () = tokio::time::sleep(CLEAN_UP_TIMEOUT) => console::warning("Gave up clean-ups that take too long"),
    }
}

/// The next connection, when there is a place for it. Until then it waits in the kernel's queue.
async fn accept(listener: &TcpListener, places: &Arc<Semaphore>) -> (TcpStream, SocketAddr, OwnedSemaphorePermit) {
    loop {
        let Ok(place) = Arc::clone(places).acquire_owned().await else {
            // Nobody closes the semaphore.
            std::future::pending::<()>().await;
            continue;
        };
        match listener.accept().await {
            Ok((stream, address)) => {
                // Without it a second small write would wait for the client's acknowledgement of the first.
                let _ = stream.set_nodelay(true);
                return (stream, address, place);
            }
            Err(error) if is_of_one_connection(&error) => {}
            Err(error) => {
                console::error(&format!("cannot accept connections: {error}"));
                tokio::time::sleep(PAUSE_AFTER_FAILURE).await;
            }
        }
    }
}

/// Whether the failure is that of a client that went away while it waited in the queue.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}
