//! Who changed what: kept in memory, for the whole process.
use std::sync::{Mutex, MutexGuard, PoisonError};

use peregrine::prelude::*;

use crate::auth::{User, current_user};

/// How many entries are kept.
const ENTRIES_MAX: usize = 1000;

/// A change that somebody asked for.
#[derive(Debug, Clone, PartialEq, Eq, Model)]
pub struct Entry {
    /// Who asked.
    pub username: String,
    /// The method and the path.
    pub request: String,
    /// Whether it was done.
    pub done: bool,
}

/// Notes what a request asked for, and how it ended.
///
/// What stands after `give` runs when the handler is done, whether it succeeded or not.
#[dependency]
pub async fn journaled(#[depends(current_user)] user: User, request: Request, out: Yield<()>) -> Result<()> {
    let request = format!("{} {}", request.method(), request.path());
    let ended = out.give(()).await;
    let mut entries = entries();
    if entries.len() == ENTRIES_MAX {
        entries.remove(0);
    }
    entries.push(Entry { username: user.username, request, done: ended.is_ok() });
    Ok(())
}

/// Read the journal.
///
/// Who asked for which changes, the oldest first.
#[get("/journal")]
pub async fn read_journal(#[depends(current_user)] _: User) -> Vec<Entry> {
    entries().clone()
}

fn entries() -> MutexGuard<'static, Vec<Entry>> {
    static ENTRIES: Mutex<Vec<Entry>> = Mutex::new(Vec::new());
    ENTRIES.lock().unwrap_or_else(PoisonError::into_inner)
}
