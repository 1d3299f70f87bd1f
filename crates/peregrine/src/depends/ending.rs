//! The end of a request: clean-ups and background tasks, whether the answer was sent or the client went away.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::runtime::Handle;
use tokio::sync::Notify;

use super::RequestScope;
use crate::response::allows_body;
use crate::{Error, Response, log};

/// How much work outlives the answers of an application: the server waits for it when it stops.
#[derive(Debug, Default)]
pub(crate) struct Outstanding {
    count: AtomicUsize,
    done: Notify,
}

impl Outstanding {
    /// Ends when no work is left.
    pub(crate) async fn finished(&self) {
        loop {
            let done = self.done.notified();
            if self.count.load(Ordering::Acquire) == 0 {
                return;
            }
            done.await;
        }
    }
}

/// One piece of that work.
#[derive(Debug)]
pub(crate) struct Piece(Arc<Outstanding>);

impl Piece {
    pub(crate) fn begin(outstanding: &Arc<Outstanding>) -> Self {
        outstanding.count.fetch_add(1, Ordering::AcqRel);
        Self(Arc::clone(outstanding))
    }
}

impl Drop for Piece {
    fn drop(&mut self) {
        if self.0.count.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.0.done.notify_waiters();
        }
    }
}

/// The scope of a request that is being answered. Dropped before its end, because the client went away, it cleans up
/// on its own.
#[derive(Debug)]
pub(crate) struct OpenScope<'a> {
    pub(crate) scope: RequestScope,
    outstanding: &'a Arc<Outstanding>,
}

impl<'a> OpenScope<'a> {
    pub(crate) fn new(outstanding: &'a Arc<Outstanding>) -> Self {
        Self { scope: RequestScope::default(), outstanding }
    }

    /// Ends what ends before the answer is sent, and leaves the rest to the answer, of which the client may want the
    /// head only.
    pub(crate) async fn close(mut self, result: Result<Response, Error>, is_head: bool) -> Result<Response, Error> {
        if self.scope.is_idle() {
            return result;
        }
        let (response, result) = match result {
            Ok(response) => (Some(response), Ok(())),
            Err(error) => (None, Err(error)),
        };
        let ended = self.scope.end_function(result).await;
        match (response, ended) {
            (Some(response), Ok(())) => Ok(self.followed(response, is_head)),
            (_, ended) => {
                let error = self.scope.end_request(ended).await;
                self.scope.tasks = None;
                Err(error.expect_err("a clean-up replaces an error, but takes none away"))
            }
        }
    }

    /// Ends a request that has no answer to wait for: a conversation.
    pub(crate) async fn end(mut self, result: Result<(), Error>) -> Result<(), Error> {
        if self.scope.is_idle() {
            return result;
        }
        let ended = self.scope.end_function(result).await;
        let ended = match self.scope.tasks.take() {
            Some(tasks) if ended.is_ok() => tasks.run().await,
            _ => ended,
        };
        self.scope.end_request(ended).await
    }

    fn followed(&mut self, response: Response, is_head: bool) -> Response {
        if self.scope.is_idle() {
            return response;
        }
        let after = Aftermath { scope: std::mem::take(&mut self.scope), outstanding: Arc::clone(self.outstanding) };
        let is_wanted = !is_head && allows_body(response.status());
        response.map(|body| body.followed_by(after, is_wanted))
    }
}

impl Drop for OpenScope<'_> {
    fn drop(&mut self) {
        if !self.scope.is_idle() {
            let mut scope = std::mem::take(&mut self.scope);
            // Whoever added them was stopped on the way.
            scope.tasks = None;
            Aftermath { scope, outstanding: Arc::clone(self.outstanding) }.start(Err(Error::client_gone()));
        }
    }
}

/// What is to be done once an answer was sent.
#[derive(Debug)]
pub(crate) struct Aftermath {
    scope: RequestScope,
    outstanding: Arc<Outstanding>,
}

impl Aftermath {
    /// Does it: the background tasks unless the answer broke off by itself, then the clean-ups.
    pub(crate) async fn run(mut self, sent: Result<(), Error>) {
        let _piece = Piece::begin(&self.outstanding);
        let is_answered = sent.as_ref().err().is_none_or(Error::is_client_gone);
        let ended = match self.scope.tasks.take() {
            Some(tasks) if is_answered => sent.and(tasks.run().await),
            _ => sent,
        };
        let ended = self.scope.end_function(ended).await;
        if let Err(error) = self.scope.end_request(ended).await
            && self.scope.has_failed_clean_up()
        {
            log::error(&format!("a clean-up failed after the answer was sent: {error}"));
        }
    }

    /// Does it in a task of its own, which ends even if nobody waits for it.
    pub(crate) fn start(self, sent: Result<(), Error>) {
        match Handle::try_current() {
            Ok(runtime) => {
                let piece = Piece::begin(&self.outstanding);
                runtime.spawn(async move {
                    self.run(sent).await;
                    drop(piece);
                });
            }
            Err(_) => log::error("an answer was dropped outside of its runtime: its clean-ups can't run"),
        }
    }
}
