//! A server that runs: its processor time and its memory, as Linux tells them.

use std::fs;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use crate::Failure;
use crate::client::Connection;

/// How long a server may take until it answers; below callgrind everything is fifty times slower.
const START_TIMEOUT: Duration = Duration::from_secs(60);

/// How long it may take to end before it is killed.
const STOP_TIMEOUT: Duration = Duration::from_secs(10);

/// A server that runs until this is dropped.
#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
    port: u16,
}

/// What the threads of a server have used since they began.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Usage {
    /// Time on a processor, user and kernel.
    pub(crate) running: Duration,
    /// Time ready to run while something else had the processor.
    pub(crate) waiting: Duration,
}

impl Process {
    pub(crate) fn start(name: &str, mut command: Command, port: u16) -> Result<Self, Failure> {
        let child = command.spawn().map_err(|error| format!("{name} doesn't start: {error}"))?;
        let mut process = Self { child, port };
        let began = Instant::now();
        while began.elapsed() < START_TIMEOUT {
            if let Some(status) = process.child.try_wait()? {
                return Err(format!("{name} ended at its start: {status}").into());
            }
            if Connection::open(port)
                .and_then(|mut connection| connection.get("/"))
                .is_ok_and(|answer| answer.status == 200)
            {
                return Ok(process);
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Err(format!("{name} doesn't answer").into())
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Tells it to end and waits for that, so that a tool around it writes what it found.
    pub(crate) fn stop(&mut self) {
        if !matches!(self.child.try_wait(), Ok(None)) {
            return; // The number may be another process' by now.
        }
        // The standard library can only kill.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let began = Instant::now();
        while began.elapsed() < STOP_TIMEOUT {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    pub(crate) fn usage(&self) -> Usage {
        let used = family(self.child.id()).into_iter().flat_map(threads).map(|thread| usage(&thread));
        used.fold(Usage::default(), |all, one| Usage {
            running: all.running + one.running,
            waiting: all.waiting + one.waiting,
        })
    }

    /// MiB that stand in memory at present.
    pub(crate) fn memory(&self) -> f64 {
        family(self.child.id()).into_iter().map(resident).sum::<f64>() / 1024.0
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.stop();
    }
}

/// What one thread, given by its folder, has used.
pub(crate) fn usage(thread: &str) -> Usage {
    let text = fs::read_to_string(format!("{thread}/schedstat")).unwrap_or_default();
    let mut numbers = text.split_whitespace().map(|number| Duration::from_nanos(number.parse().unwrap_or(0)));
    Usage { running: numbers.next().unwrap_or_default(), waiting: numbers.next().unwrap_or_default() }
}

/// The folders of a process' threads.
pub(crate) fn threads(process: u32) -> Vec<String> {
    let entries = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    entries.map(|entry| entry.path().to_string_lossy().into_owned()).collect()
}

/// A process and those that it started.
fn family(process: u32) -> Vec<u32> {
    let mut family = vec![process];
    let mut next = 0;
    while next < family.len() {
        for thread in threads(family[next]) {
            let children = fs::read_to_string(format!("{thread}/children")).unwrap_or_default();
            family.extend(children.split_whitespace().filter_map(|child| child.parse::<u32>().ok()));
        }
        next += 1;
    }
    family
}

/// KiB.
fn resident(process: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_has_used_something() {
        let own = std::process::id();
        assert!(threads(own).iter().any(|thread| usage(thread).running > Duration::ZERO));
        assert!(resident(own) > 100.0);
        assert_eq!(family(own)[0], own);
    }
}
