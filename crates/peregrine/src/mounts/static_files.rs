use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use http::header::{ALLOW, ETAG, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH};
use http::{HeaderMap, Method, StatusCode};

use crate::depends::RequestScope;
use crate::endpoint::{Answering, Callable};
use crate::request::Context;
use crate::response::file::Opened;
use crate::response::{IntoResponse as _, empty_response};
use crate::{Error, File, HttpError, Redirect, Response};

/// The files of a directory, to be mounted: Starlette's `StaticFiles`.
///
/// They have an `etag` and `last-modified`, by which browsers ask whether theirs is still good, and parts of them can
/// be asked for. Nothing outside of the directory is served, whatever the path, and no symbolic link leads out of it
/// unless [`follow_symlinks`](Self::follow_symlinks) says so. What isn't there is answered 404 by the application.
///
/// ```
/// use peregrine::prelude::*;
/// use peregrine::testing::TestClient;
///
/// let client = TestClient::new(App::new().mount("/static", StaticFiles::new("src")));
/// client.get("/static/mounts/mod.rs").send().assert_status(200);
/// client.get("/static/../Cargo.toml").send().assert_status(404);
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct StaticFiles {
    directory: PathBuf,
    is_html: bool,
    follows_symlinks: bool,
    checks_directory: bool,
}

impl StaticFiles {
    /// The files of that directory, which must exist when the application starts.
    pub fn new(directory: impl Into<PathBuf>) -> Self {
        Self { directory: directory.into(), is_html: false, follows_symlinks: false, checks_directory: true }
    }

    /// Answers a directory with its `index.html`, and what isn't there with `404.html`, if there are such files.
    pub fn html(mut self, is_html: bool) -> Self {
        self.is_html = is_html;
        self
    }

    /// Whether symbolic links may lead out of the directory. Default no.
    pub fn follow_symlinks(mut self, follow: bool) -> Self {
        self.follows_symlinks = follow;
        self
    }

    /// Whether the directory must exist when the application starts. Default yes.
    pub fn check_directory(mut self, check: bool) -> Self {
        self.checks_directory = check;
        self
    }

    /// What is wrong with the directory.
    pub(crate) fn problem(&self) -> Option<String> {
        let shown = self.directory.display();
        match std::fs::metadata(&self.directory) {
            _ if !self.checks_directory => None,
            Ok(metadata) if metadata.is_dir() => None,
            Ok(_) => Some(format!("`{shown}` is no directory")),
            Err(error) => Some(format!("the directory `{shown}` can't be read: {error}")),
        }
    }

    /// What answers the requests.
    pub(crate) fn into_endpoint(self) -> impl Callable {
        StaticEndpoint(Arc::new(self))
    }

    /// Looks a path up. Blocks.
    fn look_up(&self, path: &str, with_slash: bool) -> io::Result<Found> {
        let relative = normalized(path);
        match self.find(&relative)? {
            Some((path, kind)) if kind.is_file() => return Opened::open(&path).map(|file| Found::File(file, path)),
            Some((_, kind)) if kind.is_dir() && self.is_html => {
                if let Some((path, _)) = self.find(&relative.join("index.html"))?.filter(|(_, kind)| kind.is_file()) {
                    return match with_slash {
                        true => Opened::open(&path).map(|file| Found::File(file, path)),
                        false => Ok(Found::Directory),
                    };
                }
            }
            _ => {}
        }
        let page = if self.is_html { self.find(Path::new("404.html"))? } else { None };
        match page.filter(|(_, kind)| kind.is_file()) {
            Some((path, _)) => Opened::open(&path).map(|file| Found::Missing(Some((file, path)))),
            None => Ok(Found::Missing(None)),
        }
    }

    /// Where a path leads, unless that is outside of the directory.
    fn find(&self, relative: &Path) -> io::Result<Option<(PathBuf, std::fs::Metadata)>> {
        use io::ErrorKind::{InvalidFilename, InvalidInput, NotADirectory, NotFound};
        let found = self.resolved(relative).and_then(|path| match path {
            Some(path) => std::fs::metadata(&path).map(|metadata| Some((path, metadata))),
            None => Ok(None),
        });
        match found {
            Err(error) if matches!(error.kind(), NotFound | NotADirectory | InvalidFilename | InvalidInput) => Ok(None),
            other => other,
        }
    }

    fn resolved(&self, relative: &Path) -> io::Result<Option<PathBuf>> {
        let joined = self.directory.join(relative);
        let (directory, path) = if self.follows_symlinks {
            let directory = std::path::absolute(&self.directory)?;
            let path = without_dots(&directory.join(relative));
            (without_dots(&directory), path)
        } else {
            (std::fs::canonicalize(&self.directory)?, std::fs::canonicalize(joined)?)
        };
        Ok(path.starts_with(directory).then_some(path))
    }
}

/// What a path leads to.
enum Found {
    File(Opened, PathBuf),
    /// A directory with an `index.html`, asked for without a slash at the end.
    Directory,
    /// Nothing, and the page that says so.
    Missing(Option<(Opened, PathBuf)>),
}

struct StaticEndpoint(Arc<StaticFiles>);

impl Callable for StaticEndpoint {
    fn call<'c>(&'c self, context: &'c mut Context, _: &'c mut RequestScope) -> Answering<'c> {
        Box::pin(self.answer(context))
    }
}

impl StaticEndpoint {
    async fn answer(&self, context: &Context) -> Result<Response, Error> {
        let method = context.received.method().clone();
        if method != Method::GET && method != Method::HEAD {
            return Err(HttpError::of_router(405).header(ALLOW.as_str(), "GET, HEAD").into());
        }
        let path = context.path_parameter(0).unwrap_or_default().to_owned();
        let with_slash = context.path.whole(context.received.uri()).ends_with('/');
        let files = Arc::clone(&self.0);
        let found = match crate::rt::blocking(move || files.look_up(&path, with_slash)).await {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                return Err(HttpError::of_router(401).into());
            }
            Err(error) => return Err(error.into()),
        };
        match found {
            Found::File(file, path) => {
                let response = File::new(path).without_promise(StatusCode::OK)?;
                if is_known(&file, context.headers()) {
                    let mut known = empty_response(StatusCode::NOT_MODIFIED);
                    known.headers_mut().insert(ETAG, HeaderValue::try_from(file.etag())?);
                    return Ok(known);
                }
                file.complete(response, &method, context.headers())
            }
            Found::Directory => {
                let uri = context.received.uri();
                let path = context.plan.root.seen(context.path.whole(uri));
                let host = crate::pipeline::authority(context.headers());
                let url = crate::routing::location(context.caller.scheme, &host, &path, "/", uri.query());
                Redirect::to(url).into_response(StatusCode::TEMPORARY_REDIRECT)
            }
            Found::Missing(Some((page, path))) => {
                let response = File::new(path).without_promise(StatusCode::NOT_FOUND)?;
                page.complete(response, &method, context.headers())
            }
            Found::Missing(None) => Err(HttpError::of_router(404).into()),
        }
    }
}

/// Whether the client has that version already: <https://www.rfc-editor.org/rfc/rfc9110#section-13.1>.
fn is_known(file: &Opened, request: &HeaderMap) -> bool {
    if let Some(tags) = request.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).filter(|tags| !tags.is_empty())
    {
        let etag = file.etag();
        return tags.trim() == "*" || tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag);
    }
    let since = request.get(IF_MODIFIED_SINCE).and_then(|value| value.to_str().ok());
    let since = since.and_then(|text| httpdate::parse_http_date(text).ok());
    since.is_some_and(|since| seconds(since) >= seconds(file.modified()))
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

/// A path of a URL as one of the file system, its dots resolved as far as they can be.
fn normalized(path: &str) -> PathBuf {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    // A part that is more than a name, such as a drive of Windows, leads nowhere.
    let is_name = |part: &&str| Path::new(part).components().count() == 1 && !Path::new(part).has_root();
    if parts.iter().all(is_name) { parts.iter().collect() } else { PathBuf::from("..") }
}

/// An absolute path without `..`, whatever it leads through.
fn without_dots(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            std::path::Component::ParentDir => drop(out.pop()),
            std::path::Component::CurDir => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::App;
    use crate::testing::TestClient;

    /// A directory that is removed when the test is over.
    struct Directory(PathBuf);

    impl Directory {
        fn new() -> Self {
            let name: String = crate::random::bytes().iter().map(|byte| format!("{byte:02x}")).collect();
            let directory = std::env::temp_dir().join(format!("peregrine-{name}"));
            std::fs::create_dir_all(directory.join("files/sub")).unwrap();
            for (file, text) in [
                ("secret.txt", "secret"),
                ("files/a.txt", "text"),
                ("files/sub/index.html", "index"),
                ("files/404.html", "none"),
            ] {
                std::fs::write(directory.join(file), text).unwrap();
            }
            Self(directory)
        }

        fn files(&self) -> StaticFiles {
            StaticFiles::new(self.0.join("files"))
        }
    }

    impl Drop for Directory {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    fn client(files: StaticFiles) -> TestClient {
        TestClient::new(App::new().mount("/s", files))
    }

    #[test]
    fn nothing_outside_of_the_directory_is_served() {
        let directory = Directory::new();
        let client = client(directory.files());
        client.get("/s/a.txt").send().assert_status(200).assert_text("text");
        client.get("/s/../files/a.txt").send().assert_status(200);
        for path in
            ["/s/../secret.txt", "/s/%2e%2e/secret.txt", "/s/sub/../../secret.txt", "/s//etc/passwd", "/s/a%00b"]
        {
            client.get(path).send().assert_status(404);
        }
        let long = "x".repeat(1000);
        client.get(&format!("/s/{long}")).send().assert_status(404);
    }

    #[cfg(unix)]
    #[test]
    fn links_lead_out_of_the_directory_only_where_that_was_said() {
        let directory = Directory::new();
        std::os::unix::fs::symlink(directory.0.join("secret.txt"), directory.0.join("files/link.txt")).unwrap();
        client(directory.files()).get("/s/link.txt").send().assert_status(404);
        let client = client(directory.files().follow_symlinks(true));
        client.get("/s/link.txt").send().assert_text("secret");
        client.get("/s/../secret.txt").send().assert_status(404);
    }

    #[test]
    fn version_that_the_client_has_is_not_sent_again() {
        let directory = Directory::new();
        let client = client(directory.files());
        let etag = client.get("/s/a.txt").send().header("etag").unwrap().to_owned();
        for tags in [etag.clone(), format!("\"x\", W/{etag}"), "*".to_owned()] {
            let answer = client.get("/s/a.txt").header("if-none-match", &tags).send();
            answer.assert_status(304).assert_text("").assert_header("etag", &etag);
            assert_eq!(answer.header("content-type"), None);
        }
        let since = |since| client.get("/s/a.txt").header("if-modified-since", since).send().status();
        assert_eq!(since("Fri, 01 Jan 2100 00:00:00 GMT"), 304);
        assert_eq!(since("Sat, 01 Jan 2000 00:00:00 GMT"), 200);
        assert_eq!(since("yesterday"), 200);
    }

    #[test]
    fn pages_stand_for_directories_and_for_what_is_missing() {
        let directory = Directory::new();
        let client = client(directory.files().html(true));
        client.get("/s/sub/").send().assert_status(200).assert_text("index");
        client.get("/s/sub?a=1").send().assert_status(307).assert_header("location", "http://testserver/s/sub/?a=1");
        client.get("/s/nope").send().assert_status(404).assert_text("none");
    }

    #[test]
    fn only_what_reads_is_answered() {
        let directory = Directory::new();
        let client = client(directory.files());
        client.post("/s/a.txt").send().assert_status(405).assert_header("allow", "GET, HEAD");
        let head = client.request("HEAD", "/s/a.txt").send();
        head.assert_text("").assert_header("content-length", "4");
    }
}
