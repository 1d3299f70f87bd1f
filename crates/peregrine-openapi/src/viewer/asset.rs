use std::io::Read;
use std::sync::{LazyLock, OnceLock};
use std::{fmt, str};

use flate2::read::GzDecoder;

/// A file that the pages refer to, compressed when it was vendored.
///
/// To be served under [`name`](Self::name) at the pages' `assets_url`. The name changes with the content, so the answer
/// may be kept forever: `Cache-Control: public, max-age=31536000, immutable`.
///
/// Each is there with brotli and with gzip, for the few clients that don't know the former.
///
/// ```
/// use peregrine_openapi::viewer::{Asset, assets};
///
/// for asset in assets() {
///     assert_eq!(Asset::named(asset.name()).map(Asset::etag), Some(asset.etag()));
///     assert!(asset.gzip().len() < asset.plain().len());
/// }
/// ```
pub struct Asset {
    name: String,
    content_type: &'static str,
    gzip: &'static [u8],
    brotli: &'static [u8],
    plain: OnceLock<Vec<u8>>,
}

/// All files, each under another name.
#[must_use]
pub fn assets() -> &'static [Asset] {
    static ASSETS: LazyLock<Vec<Asset>> =
        LazyLock::new(|| Embedded::ALL.iter().map(|embedded| embedded.load()).collect());
    &ASSETS
}

impl Asset {
    /// The file of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        assets().iter().find(|asset| asset.name == name)
    }

    /// The file's name, made of letters, digits, dots and hyphens: `swagger-ui.5f3a01c2.css`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The value of its `Content-Type`.
    #[must_use]
    pub fn content_type(&self) -> &'static str {
        self.content_type
    }

    /// The content with `Content-Encoding: gzip`, for every client that accepts it.
    #[must_use]
    pub fn gzip(&self) -> &'static [u8] {
        self.gzip
    }

    /// The content with `Content-Encoding: br`, for every client that accepts it.
    #[must_use]
    pub fn brotli(&self) -> &'static [u8] {
        self.brotli
    }

    /// The content as it is, for the client that accepts no gzip. Unpacked when the first such client asks, then kept.
    #[must_use]
    pub fn plain(&self) -> &[u8] {
        self.plain.get_or_init(|| {
            let mut plain = Vec::new();
            GzDecoder::new(self.gzip).read_to_end(&mut plain).expect("the tests unpack every embedded file");
            plain
        })
    }

    /// The value of its `ETag`: a weak one, as it holds for both encodings.
    #[must_use]
    pub fn etag(&self) -> String {
        format!("W/\"{:08x}\"", checksum(self.gzip))
    }
}

impl fmt::Debug for Asset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Asset").field("name", &self.name).field("gzip_bytes", &self.gzip.len()).finish_non_exhaustive()
    }
}

/// What the pages name their files by.
#[derive(Debug, Clone, Copy)]
pub(super) enum Embedded {
    SwaggerUiScript,
    SwaggerUiStyle,
    ReDocScript,
    Icon,
    Licenses,
    #[cfg(feature = "scalar")]
    ScalarScript,
}

impl Embedded {
    const ALL: &[Self] = &[
        Self::SwaggerUiScript,
        Self::SwaggerUiStyle,
        Self::ReDocScript,
        Self::Icon,
        Self::Licenses,
        #[cfg(feature = "scalar")]
        Self::ScalarScript,
    ];

    pub(super) fn asset(self) -> &'static Asset {
        // `ALL` is in the order of declaration.
        &assets()[self as usize]
    }

    fn load(self) -> Asset {
        macro_rules! embedded {
            ($path:literal) => {
                [
                    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/", $path, ".gz")).as_slice(),
                    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/", $path, ".br")).as_slice(),
                ]
            };
        }
        const SCRIPT: &str = "text/javascript; charset=utf-8";
        let (stem, extension, content_type, [gzip, brotli]) = match self {
            Self::SwaggerUiScript => {
                ("swagger-ui-bundle", "js", SCRIPT, embedded!("swagger-ui-dist/swagger-ui-bundle.js"))
            }
            Self::SwaggerUiStyle => {
                ("swagger-ui", "css", "text/css; charset=utf-8", embedded!("swagger-ui-dist/swagger-ui.css"))
            }
            Self::ReDocScript => ("redoc.standalone", "js", SCRIPT, embedded!("redoc/redoc.standalone.js")),
            Self::Icon => ("favicon", "svg", "image/svg+xml", embedded!("favicon.svg")),
            #[cfg(feature = "scalar")]
            Self::ScalarScript => ("scalar", "js", SCRIPT, embedded!("scalar/scalar.js")),
            Self::Licenses => ("licenses", "txt", "text/plain; charset=utf-8", embedded!("licenses.txt")),
        };
        let name = format!("{stem}.{:08x}.{extension}", checksum(gzip));
        Asset { name, content_type, gzip, brotli, plain: OnceLock::new() }
    }
}

/// What a gzip member ends with: <https://www.rfc-editor.org/rfc/rfc1952#page-5>.
const TRAILER_BYTES: usize = 8;

/// The CRC-32 of the content, which gzip has computed already.
fn checksum(gzip: &[u8]) -> u32 {
    u32::from_le_bytes(trailer(gzip)[..4].try_into().expect("4 bytes"))
}

fn trailer(gzip: &[u8]) -> &[u8] {
    &gzip[gzip.len() - TRAILER_BYTES..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_unpacks_to_the_size_that_gzip_noted() {
        for asset in assets() {
            let bytes = u32::from_le_bytes(trailer(asset.gzip)[4..].try_into().unwrap());
            assert_eq!(asset.plain().len(), usize::try_from(bytes).unwrap(), "{asset:?}");
            assert!(str::from_utf8(asset.plain()).is_ok_and(|text| !text.trim().is_empty()), "{asset:?}");
            assert_eq!(asset.gzip[..4], [0x1f, 0x8b, 8, 0], "{asset:?} has a plain header");
        }
    }

    #[test]
    fn files_are_found_by_what_they_are() {
        for embedded in Embedded::ALL {
            assert_eq!(embedded.asset().name(), embedded.load().name());
        }
    }
}
