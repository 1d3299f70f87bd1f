//! The documentation pages in a browser that reaches nothing but this server. Needs Chromium; without it, the test says
//! so.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::chromium::{self, Server};

/// How long a page may take to be shown. It takes seconds; the rest is for busy machines.
const PAGE_TIMEOUT: Duration = Duration::from_secs(120);

#[test]
fn pages_show_the_operations_without_network() {
    let Some(chromium) = chromium::find("the documentation pages in a browser") else { return };
    let server = Server::start();
    let swagger_ui = Page::open(&chromium, &server.url("/docs"), "docs");
    for (id, path, summary) in [
        ("operations-items-list_items_api_v1_items_get", "/api/v1/items", "List items."),
        ("operations-items-delete_item_api_v1_items__item_id__delete", "/api/v1/items/{item_id}", "Delete an item."),
    ] {
        let block = swagger_ui.after(&format!("id=\"{id}\""));
        let block = block.split("class=\"opblock ").next().unwrap();
        assert!(block.contains(&format!("data-path=\"{path}\"")), "{path} is not in its block: {block}");
        assert!(block.contains(summary), "`{summary}` is not in its block: {block}");
    }
    swagger_ui.assert_picture();

    let redoc = Page::open(&chromium, &server.url("/redoc"), "redoc");
    let operation = redoc.after("id=\"tag/items/operation/list_items_api_v1_items_get\"");
    assert!(operation.contains("List items."), "no summary in the operation");
    assert!(operation.contains("/api/v1/items"), "no path in the operation");
    redoc.assert_picture();

    let scalar = Page::open(&chromium, &server.url("/scalar"), "scalar");
    let operation = scalar.after("id=\"api-1/tag/items/GET/api/v1/items\"");
    assert!(operation.contains("List items."), "no summary in the operation");
    scalar.assert_picture();
}

/// A page as the browser showed it.
struct Page {
    dom: String,
    picture: Vec<u8>,
}

impl Page {
    fn open(chromium: &Path, url: &str, name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (dom, picture) = (folder.join("dom.html"), folder.join("page.png"));
        show(chromium, &folder, &["--dump-dom".to_owned(), url.to_owned()], &dom);
        show(chromium, &folder, &[format!("--screenshot={}", picture.display()), url.to_owned()], &folder.join("out"));
        let page = Self { dom: fs::read_to_string(dom).unwrap(), picture: fs::read(picture).unwrap() };
        fs::remove_dir_all(folder).unwrap();
        page
    }

    /// The page from a text on.
    fn after(&self, text: &str) -> &str {
        self.dom.split_once(text).unwrap_or_else(|| panic!("`{text}` is not in the page:\n{}", self.dom)).1
    }

    fn assert_picture(&self) {
        assert!(self.picture.starts_with(b"\x89PNG\r\n\x1a\n"), "the picture is no PNG");
        // An empty page of this size makes a picture of 9 kB.
        assert!(self.picture.len() > 20_000, "the picture shows nothing: it has {} bytes", self.picture.len());
    }
}

fn show(chromium: &Path, folder: &Path, arguments: &[String], output: &Path) {
    let process = Command::new(chromium)
        .args(chromium::FLAGS)
        .arg("--virtual-time-budget=10000")
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .args(arguments)
        .stdout(File::create(output).unwrap())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let status = wait(process);
    assert!(status.is_some_and(|status| status.success()), "Chromium ended with {status:?} (none: it took too long)");
}

/// Waits for the end of a process, and ends it when it takes too long.
fn wait(mut process: Child) -> Option<std::process::ExitStatus> {
    let start = Instant::now();
    while start.elapsed() < PAGE_TIMEOUT {
        if let Some(status) = process.try_wait().unwrap() {
            return Some(status);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let _ = process.kill();
    let _ = process.wait();
    None
}
