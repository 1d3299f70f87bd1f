//! Runs files side by side, each with a server of its own.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::{FileResult, Kind, run_file};
use crate::golden::GoldenFile;
use crate::registry::Registry;

/// Room for answers and recordings that nest deeply.
const STACK_BYTES: usize = 32 << 20;

/// Replays files on every core; the results are in the order of the files.
///
/// # Panics
/// The system refuses a thread.
#[must_use]
pub fn run_all(kind: Kind, files: &[GoldenFile], registry: &Registry) -> Vec<FileResult> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let work = || {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let result = run_file(kind, file, registry);
            done.lock().expect("servers' panics are caught before they reach the lock").push(result);
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(files.len());
    thread::scope(|scope| {
        for _ in 0..threads {
            let builder = thread::Builder::new().stack_size(STACK_BYTES);
            builder.spawn_scoped(scope, work).expect("the system gives as many threads as it has cores");
        }
    });
    let mut results = done.into_inner().expect("servers' panics are caught before they reach the lock");
    results.sort_by(|a, b| a.name.cmp(&b.name));
    results
}
