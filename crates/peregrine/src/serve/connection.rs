//! One connection: finds out its protocol, drives it, and ends it when its time has come.

use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::Incoming;
use hyper::server::conn::{http1, http2};
use hyper::service::{HttpService, service_fn};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::OwnedSemaphorePermit;

use super::access_log::AccessLog;
use super::activity::Activity;
use super::config::ServeConfig;
use super::protocol::{Protocol, detect};
use super::proxies::TrustedProxies;
use super::service::{Answer, Origin, answer};
use super::shutdown::{Phase, Shutdown};
use super::transport::Transport;
use super::waker::ConnectionWaker;
use super::watchdog::{Patience, Watchdog};
use super::{Handler, Peer, console};

/// As many headers hyper parses on its stack. Any other limit costs an allocation per request, so it is only set
/// when it differs.
pub(super) const HEADERS_FREE: usize = 100;

/// What a connection may buffer of either direction, unless heads may be larger.
const BUFFER_BYTES: usize = 64 * 1024;

/// Streams that one HTTP/2 client may have open at a time.
const STREAMS_MAX: u32 = 200;

/// What the connections of one runtime have in common.
pub(super) struct Worker<H> {
    pub(super) handler: H,
    access_log: Option<AccessLog>,
    pub(super) proxies: TrustedProxies,
    pub(super) body_read_timeout: Duration,
    patience: Patience,
    shutdown: Shutdown,
    http1: http1::Builder,
    http2: http2::Builder<TokioExecutor>,
}

impl<H: Handler> Worker<H> {
    pub(super) fn new(handler: H, config: &ServeConfig, shutdown: Shutdown) -> Self {
        Self {
            handler,
            access_log: config.access_log.then(AccessLog::to_stdout),
            proxies: config.proxies.clone(),
            body_read_timeout: config.body_read_timeout,
            patience: Patience::of(config),
            shutdown,
            http1: http1_builder(config),
            http2: http2_builder(config),
        }
    }

    /// Serves one connection to its end.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future closes the connection and drops the requests under way.
    pub(super) async fn serve<S>(self: Arc<Self>, mut stream: S, peer: Peer, place: OwnedSemaphorePermit)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let patience = self.patience;
        let shutdown = self.shutdown.clone();
        let mut drained = pin!(shutdown.reached(Phase::Draining));
        let detected = tokio::select! {
            biased;
            () = &mut drained => return,
            detected = tokio::time::timeout(patience.head, detect(&mut stream)) => detected,
        };
        // A client that says nothing in time, or whose socket fails, gets no answer.
        let Ok(Ok((protocol, ahead))) = detected else { return };

        let activity = Arc::new(Activity::new(protocol));
        let transport = Transport::new(stream, ahead, Arc::clone(&activity), place);
        let access = self.access_log.map(|log| (log, log.start_for(peer)));
        let is_trusted = self.proxies.trusts(peer.address().ip());
        let origin = Arc::new(Origin { worker: Arc::clone(&self), peer, is_trusted, access });
        let service = service_fn({
            let activity = Arc::clone(&activity);
            move |request| answer(Arc::clone(&origin), activity.request(), request)
        });
        let halt = Halt { watchdog: Watchdog::new(patience, &activity), activity: &activity, shutdown: &shutdown };
        let ended = match protocol {
            Protocol::Http1 => {
                let connection = self.http1.serve_connection(transport, service).with_upgrades();
                drive(Box::pin(connection), halt, drained).await
            }
            Protocol::Http2 => drive(Box::pin(self.http2.serve_connection(transport, service)), halt, drained).await,
        };
        if ended.is_err_and(|error| error.is_parse()) && self.access_log.is_some() {
            console::warning("Invalid HTTP request received.");
        }
    }
}

fn http1_builder(config: &ServeConfig) -> http1::Builder {
    let mut builder = http1::Builder::new();
    // The watchdog does this.
    builder.header_read_timeout(None);
    // The transport does this.
    builder.half_close(true);
    builder.max_header_size(config.header_bytes_max).max_buf_size(config.header_bytes_max.max(BUFFER_BYTES));
    if config.headers_max != HEADERS_FREE {
        builder.max_headers(config.headers_max);
    }
    builder
}

fn http2_builder(config: &ServeConfig) -> http2::Builder<TokioExecutor> {
    let mut builder = http2::Builder::new(TokioExecutor::new());
    builder
        .timer(TokioTimer::new())
        .max_header_list_size(u32::try_from(config.header_bytes_max).unwrap_or(u32::MAX))
        .max_concurrent_streams(STREAMS_MAX)
        .max_send_buf_size(BUFFER_BYTES);
    builder
}

/// A connection of either protocol.
trait Drivable: Future<Output = hyper::Result<()>> {
    /// Polls it, in HTTP/1 with a waker of its own.
    fn drive(self: Pin<&mut Self>, waker: &mut ConnectionWaker, context: &mut Context<'_>) -> Poll<hyper::Result<()>>;

    /// Closes the connection as soon as no request is under way.
    fn close_when_idle(self: Pin<&mut Self>);
}

impl<S, T> Drivable for http1::UpgradeableConnection<T, S>
where
    S: HttpService<Incoming, ResBody = Answer>,
    S::Error: Into<crate::BoxError>,
    T: hyper::rt::Read + hyper::rt::Write + Unpin + Send + 'static,
{
    fn drive(self: Pin<&mut Self>, waker: &mut ConnectionWaker, context: &mut Context<'_>) -> Poll<hyper::Result<()>> {
        self.poll(&mut Context::from_waker(waker.of(context.waker())))
    }

    fn close_when_idle(self: Pin<&mut Self>) {
        self.graceful_shutdown();
    }
}

impl<S, T> Drivable for http2::Connection<T, S, TokioExecutor>
where
    S: HttpService<Incoming, ResBody = Answer>,
    S::Error: Into<crate::BoxError>,
    S::Future: Send + 'static,
    T: hyper::rt::Read + hyper::rt::Write + Unpin,
{
    fn drive(self: Pin<&mut Self>, _: &mut ConnectionWaker, context: &mut Context<'_>) -> Poll<hyper::Result<()>> {
        self.poll(context)
    }

    fn close_when_idle(self: Pin<&mut Self>) {
        self.graceful_shutdown();
    }
}

/// What may end a connection from our side.
struct Halt<'a> {
    watchdog: Watchdog,
    activity: &'a Activity,
    shutdown: &'a Shutdown,
}

/// Drives a connection until it ends by itself, waits for too long, or has drained.
///
/// It is boxed: the task of a connection, which moves several times before it runs, would else have room for either
/// protocol.
async fn drive<C: Drivable>(
    mut connection: Pin<Box<C>>,
    mut halt: Halt<'_>,
    mut drained: Pin<&mut impl Future<Output = ()>>,
) -> hyper::Result<()> {
    let mut waker = ConnectionWaker::new();
    let mut is_draining = false;
    std::future::poll_fn(|context: &mut Context<'_>| {
        if let Poll::Ready(ended) = connection.as_mut().drive(&mut waker, context) {
            return Poll::Ready(ended);
        }
        // The future is registered together with the watchdog, so that a request costs one load instead of a poll.
        let look = halt.shutdown.is_draining() || !halt.watchdog.is_registered(context);
        if !is_draining && look && drained.as_mut().poll(context).is_ready() {
            is_draining = true;
            connection.as_mut().close_when_idle();
            if let Poll::Ready(ended) = connection.as_mut().drive(&mut waker, context) {
                return Poll::Ready(ended);
            }
        }
        if halt.watchdog.poll(halt.activity, context).is_ready() {
            // HTTP/2 clients are told; the second poll writes it.
            connection.as_mut().close_when_idle();
            let _ = connection.as_mut().drive(&mut waker, context);
            return Poll::Ready(Ok(()));
        }
        Poll::Pending
    })
    .await
}
