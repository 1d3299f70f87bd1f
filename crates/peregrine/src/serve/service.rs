//! One request: from hyper to the handler, and the answer back.

use std::convert::Infallible;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};

use http::{HeaderMap, Request, Response};
use http_body::{Body as HttpBody, Frame, SizeHint};
use hyper::body::Incoming;

use super::access_log::AccessLog;
use super::activity::RequestGuard;
use super::connection::Worker;
use super::{Handler, Peer};
use crate::body::{Body, BoxError, Piece};
use crate::error::last_resort;
use crate::panic_boundary::unpanicked;
use crate::request::Caller;

/// Where requests come from: one connection of one worker.
///
/// Each request holds a reference of it. It belongs to the connection, so that cores do not contend for the counter
/// of a value that they share.
pub(super) struct Origin<H> {
    pub(super) worker: Arc<Worker<H>>,
    pub(super) peer: Peer,
    /// Whether the peer is a proxy that is believed.
    pub(super) is_trusted: bool,
    /// The access log, and what its lines for this peer start with.
    pub(super) access: Option<(AccessLog, String)>,
}

impl<H: Handler> Origin<H> {
    /// Who sent a request, and how its line in the access log begins if that is another than the peer.
    fn caller(&self, headers: &HeaderMap) -> (Caller, Option<String>) {
        let direct = Caller::new(self.peer.address());
        if !self.is_trusted {
            return (direct, None);
        }
        let caller = self.worker.proxies.forwarded(direct, headers);
        let start = match (caller.client, &self.access) {
            (Some(client), Some((log, _))) if caller.client != direct.client => Some(log.start_for(Peer::new(client))),
            _ => None,
        };
        (caller, start)
    }
}

/// Answers one request.
///
/// The request is boxed before the future begins: it is some 300 bytes, and each place where it stays across the start
/// of a future is one more copy of them. hyper moves the future once, and keeps room for it on each connection.
#[inline]
pub(super) fn answer<H: Handler>(
    origin: Arc<Origin<H>>,
    under_way: RequestGuard,
    request: Request<Incoming>,
) -> impl Future<Output = Result<Response<Answer>, Infallible>> + Send {
    let (caller, other_start) = origin.caller(request.headers());
    let line = origin.access.as_ref().map(|(log, start)| log.begin(other_start.as_ref().unwrap_or(start), &request));
    let body_read_timeout = origin.worker.body_read_timeout;
    // The room first: what is made after it is made in it, instead of moved there.
    let room = Box::new_uninit();
    let (head, incoming) = request.into_parts();
    let body = if incoming.is_end_stream() {
        Body::empty()
    } else {
        Body::incoming(incoming, head.version, body_read_timeout, under_way.body())
    };
    let request = Box::write(room, Request::from_parts(head, body));

    async move {
        let handled = pin!(origin.worker.handler.handle(request, caller));
        let response = unpanicked(handled, |_| last_resort()).await;
        if let Some(line) = line {
            line.write(response.status());
        }
        Ok(response.map(|body| Answer { body, _under_way: under_way }))
    }
}

/// The body of a response; the request is under way until it was sent or given up.
pub(super) struct Answer {
    body: Body,
    _under_way: RequestGuard,
}

impl HttpBody for Answer {
    type Data = Piece;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Piece>, BoxError>>> {
        self.body.poll_send(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
