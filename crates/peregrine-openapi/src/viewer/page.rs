//! What Swagger UI's page and ReDoc's page have in common.

use super::asset::{Asset, Embedded};
use super::{Nonce, Origin, escape, policy};

/// Where the server puts the embedded files unless told otherwise.
const ASSETS_URL: &str = "/docs/assets";

/// The settings of either page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Page {
    pub(super) title: String,
    pub(super) openapi_url: String,
    pub(super) root_path: String,
    pub(super) assets_url: String,
    pub(super) js_url: Option<String>,
    pub(super) favicon_url: Option<String>,
    pub(super) trusted: Vec<Origin>,
    /// Whether the viewer styles its elements by attributes.
    pub(super) has_style_attributes: bool,
}

impl Page {
    pub(super) fn new(title: String, openapi_url: String) -> Self {
        let assets_url = ASSETS_URL.to_owned();
        let root_path = String::new();
        Self {
            title,
            openapi_url,
            root_path,
            assets_url,
            js_url: None,
            favicon_url: None,
            trusted: Vec::new(),
            has_style_attributes: false,
        }
    }

    /// The page around what a viewer needs in its head and its body.
    pub(super) fn html(&self, head: &str, body: &str) -> String {
        let title = escape::html(&self.title);
        // A page with files of its own asks for none of ours, which need not be served then.
        let own_icon = self.favicon_url.as_deref().or(self.js_url.as_ref().map(|_| "data:,"));
        let favicon = escape::html(&self.file_url(own_icon, Embedded::Icon));
        let licenses = match self.js_url {
            Some(_) => String::new(),
            None => {
                format!("\n<link rel=\"license\" href=\"{}\">", escape::html(&self.file_url(None, Embedded::Licenses)))
            }
        };
        format!(
            r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="{favicon}">{licenses}
{head}
</head>
<body>
{body}
</body>
</html>
"#
        )
    }

    /// The tag that loads the viewer's script.
    pub(super) fn script_tag(&self, nonce: &Nonce, embedded: Embedded) -> String {
        let url = escape::html(&self.file_url(self.js_url.as_deref(), embedded));
        format!(r#"<script nonce="{nonce}" src="{url}"></script>"#)
    }

    /// A URL that the user gave, as it is; else that of the embedded file.
    pub(super) fn file_url(&self, own: Option<&str>, embedded: Embedded) -> String {
        let asset_url = |asset: &Asset| {
            let base = below(&self.root_path, self.assets_url.trim_end_matches('/'));
            format!("{base}/{}", asset.name())
        };
        own.map_or_else(|| asset_url(embedded.asset()), str::to_owned)
    }

    pub(super) fn openapi_url(&self) -> String {
        below(&self.root_path, &self.openapi_url)
    }

    /// The policy, which lets through what the settings themselves refer to.
    pub(super) fn policy(&self, nonce: &Nonce) -> String {
        let named = [&self.openapi_url, &self.assets_url].into_iter().chain(&self.favicon_url);
        let mut origins: Vec<Origin> = named.filter_map(|url| Origin::of(url)).collect();
        origins.extend_from_slice(&self.trusted);
        origins.sort();
        origins.dedup();
        policy::viewer(nonce, &origins, self.has_style_attributes)
    }
}

/// A path of the application as clients see it. A URL with a host of its own stays.
pub(super) fn below(root_path: &str, url: &str) -> String {
    let is_path = url.starts_with('/') && !url.starts_with("//");
    let prefix = if is_path { root_path.trim_end_matches('/') } else { "" };
    format!("{prefix}{url}")
}

/// The settings that both pages have, as methods of a type with a `page`.
macro_rules! page_settings {
    () => {
        /// The text of the browser's tab.
        pub fn title(mut self, title: impl Into<String>) -> Self {
            self.page.title = title.into();
            self
        }

        /// Where clients see the application: what stands before the paths of the document, of the embedded files and
        /// of the login page. Nothing unless set.
        pub fn root_path(mut self, path: impl Into<String>) -> Self {
            self.page.root_path = path.into();
            self
        }

        /// Where the server offers the embedded files: `/docs/assets` unless set. A path is taken to be below the root
        /// path.
        pub fn assets_url(mut self, url: impl Into<String>) -> Self {
            self.page.assets_url = url.into();
            self
        }

        /// Loads the viewer's script from there instead of the embedded one. The URL goes into the page as it is.
        pub fn js_url(mut self, url: impl Into<String>) -> Self {
            self.page.js_url = Some(url.into());
            self
        }

        /// Shows that icon instead of the embedded one. The URL goes into the page as it is.
        pub fn favicon_url(mut self, url: impl Into<String>) -> Self {
            self.page.favicon_url = Some(url.into());
            self
        }

        /// Lets the page talk to another host, and show its images: a server that "Try it out" calls, the one that
        /// issues OAuth2 tokens, the one that has the pictures of a description.
        pub fn trust(mut self, origin: $crate::viewer::Origin) -> Self {
            self.page.trusted.push(origin);
            self
        }

        /// The value of the `Content-Security-Policy` header to serve the page with: no inline script or style without
        /// the nonce, no `eval`, no other host but those that the settings name.
        #[must_use]
        pub fn policy(&self, nonce: &$crate::viewer::Nonce) -> String {
            self.page.policy(nonce)
        }
    };
}
pub(super) use page_settings;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_move_below_the_root_path() {
        for (root_path, url, expected) in [
            ("", "/openapi.json", "/openapi.json"),
            ("/api/", "/openapi.json", "/api/openapi.json"),
            ("/", "/openapi.json", "/openapi.json"),
            ("/api", "https://a.example/openapi.json", "https://a.example/openapi.json"),
            ("/api", "//a.example/openapi.json", "//a.example/openapi.json"),
            ("/api", "openapi.json", "openapi.json"),
        ] {
            assert_eq!(below(root_path, url), expected);
        }
    }
}
