//! The browser, and the server that it reaches.

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// How Chromium is started: without a window, and without any server but this machine.
pub(crate) const FLAGS: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--window-size=1280,1600",
];

/// Where Chromium is. Without one, what is skipped is told.
pub(crate) fn find(skipped: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let mut programs = ["chromium", "chromium-browser", "google-chrome"].into_iter();
    let found =
        programs.find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|program| program.is_file()));
    if found.is_none() {
        // `println!` is only shown when a test fails.
        let _ = writeln!(io::stderr(), "skipped: {skipped} (no Chromium in PATH)");
    }
    found
}

/// The shop, served by its own program on a free port until this is dropped.
pub(crate) struct Server {
    process: Child,
    base: String,
}

impl Server {
    pub(crate) fn start() -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_shop"))
            .args(["--port", "0", "--no-access-log"])
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
        let base = lines.find_map(|line| {
            let line = line.unwrap();
            let (_, rest) = line.split_once("running on ")?;
            rest.split(' ').next().map(str::to_owned)
        });
        // The pipe is read to its end, or the server would wait to write.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, base: base.expect("the server tells where it listens") }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
