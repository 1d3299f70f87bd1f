//! What kind of content a file has, told by its name.

/// Media types and the endings of their files: those of Python's `mimetypes`, and of the web's newer formats.
const ENDINGS: &[(&str, &str)] = &[
    ("application/epub+zip", "epub"),
    ("application/json", "json map"),
    ("application/manifest+json", "webmanifest"),
    ("application/msword", "doc dot wiz"),
    ("application/n-quads", "nq"),
    ("application/n-triples", "nt"),
    ("application/octet-stream", "a bin dll exe o obj so"),
    ("application/oda", "oda"),
    ("application/pdf", "pdf"),
    ("application/pkcs7-mime", "p7c"),
    ("application/postscript", "ai eps ps"),
    ("application/rtf", "rtf"),
    ("application/trig", "trig"),
    ("application/vnd.android.package-archive", "apk"),
    ("application/vnd.apple.mpegurl", "m3u m3u8"),
    ("application/vnd.ms-excel", "xlb xls"),
    ("application/vnd.ms-powerpoint", "pot ppa pps ppt pwz"),
    ("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ("application/vnd.oasis.opendocument.text", "odt"),
    ("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ("application/wasm", "wasm"),
    ("application/x-7z-compressed", "7z"),
    ("application/x-bcpio", "bcpio"),
    ("application/x-cpio", "cpio"),
    ("application/x-csh", "csh"),
    ("application/x-dvi", "dvi"),
    ("application/x-gtar", "gtar"),
    ("application/x-hdf", "hdf"),
    ("application/x-hdf5", "h5"),
    ("application/x-latex", "latex"),
    ("application/x-mif", "mif"),
    ("application/x-netcdf", "cdf nc"),
    ("application/x-pkcs12", "p12 pfx"),
    ("application/x-pn-realaudio", "ram"),
    ("application/x-python-code", "pyc pyo"),
    ("application/x-sh", "sh"),
    ("application/x-shar", "shar"),
    ("application/x-shockwave-flash", "swf"),
    ("application/x-sv4cpio", "sv4cpio"),
    ("application/x-sv4crc", "sv4crc"),
    ("application/x-tar", "tar"),
    ("application/x-tcl", "tcl"),
    ("application/x-tex", "tex"),
    ("application/x-texinfo", "texi texinfo"),
    ("application/x-troff", "roff t tr"),
    ("application/x-troff-man", "man"),
    ("application/x-troff-me", "me"),
    ("application/x-troff-ms", "ms"),
    ("application/x-ustar", "ustar"),
    ("application/x-wais-source", "src"),
    ("application/xml", "rdf wsdl xpdl xsl"),
    ("application/yaml", "yaml yml"),
    ("application/zip", "zip"),
    ("audio/3gpp", "3gp 3gpp"),
    ("audio/3gpp2", "3g2 3gpp2"),
    ("audio/aac", "aac adts ass loas"),
    ("audio/basic", "au snd"),
    ("audio/flac", "flac"),
    ("audio/mp4", "m4a"),
    ("audio/mpeg", "mp2 mp3"),
    ("audio/ogg", "oga ogg"),
    ("audio/opus", "opus"),
    ("audio/webm", "weba"),
    ("audio/x-aiff", "aif aifc aiff"),
    ("audio/x-pn-realaudio", "ra"),
    ("audio/x-wav", "wav"),
    ("font/otf", "otf"),
    ("font/ttf", "ttf"),
    ("font/woff", "woff"),
    ("font/woff2", "woff2"),
    ("image/avif", "avif"),
    ("image/bmp", "bmp"),
    ("image/gif", "gif"),
    ("image/heic", "heic"),
    ("image/heif", "heif"),
    ("image/ief", "ief"),
    ("image/jpeg", "jpe jpeg jpg"),
    ("image/png", "png"),
    ("image/svg+xml", "svg"),
    ("image/tiff", "tif tiff"),
    ("image/vnd.microsoft.icon", "ico"),
    ("image/webp", "webp"),
    ("image/x-cmu-raster", "ras"),
    ("image/x-portable-anymap", "pnm"),
    ("image/x-portable-bitmap", "pbm"),
    ("image/x-portable-graymap", "pgm"),
    ("image/x-portable-pixmap", "ppm"),
    ("image/x-rgb", "rgb"),
    ("image/x-xbitmap", "xbm"),
    ("image/x-xpixmap", "xpm"),
    ("image/x-xwindowdump", "xwd"),
    ("message/rfc822", "eml mht mhtml nws"),
    ("model/gltf+json", "gltf"),
    ("model/gltf-binary", "glb"),
    ("text/css", "css"),
    ("text/csv", "csv"),
    ("text/html", "htm html"),
    ("text/javascript", "js mjs"),
    ("text/markdown", "md"),
    ("text/n3", "n3"),
    ("text/plain", "bat c h ksh pl srt txt"),
    ("text/richtext", "rtx"),
    ("text/tab-separated-values", "tsv"),
    ("text/vtt", "vtt"),
    ("text/x-python", "py"),
    ("text/x-setext", "etx"),
    ("text/x-sgml", "sgm sgml"),
    ("text/x-vcard", "vcf"),
    ("text/xml", "xml"),
    ("video/mp4", "mp4"),
    ("video/mpeg", "m1v mpa mpe mpeg mpg"),
    ("video/ogg", "ogv"),
    ("video/quicktime", "mov qt"),
    ("video/webm", "webm"),
    ("video/x-m4v", "m4v"),
    ("video/x-matroska", "mkv"),
    ("video/x-msvideo", "avi"),
    ("video/x-sgi-movie", "movie"),
];

/// Endings that stand for two: the type, and how it is compressed.
const SHORT: &[(&str, &str)] =
    &[("svgz", "svg"), ("tgz", "tar"), ("taz", "tar"), ("tz", "tar"), ("tbz2", "tar"), ("txz", "tar")];

/// Endings of compressed files. What is inside tells the type.
const COMPRESSED: &[&str] = &["gz", "Z", "bz2", "xz", "br"];

/// The media type of a file with that name; Starlette's rule. Text is announced as UTF-8.
pub(super) fn media_type(name: &str) -> String {
    let known = guessed(name).unwrap_or("application/octet-stream");
    with_charset(known)
}

/// A media type as it is announced.
pub(super) fn with_charset(media_type: &str) -> String {
    let lower = media_type.to_ascii_lowercase();
    if lower.starts_with("text/") && !lower.contains("charset=") {
        format!("{media_type}; charset=utf-8")
    } else {
        media_type.to_owned()
    }
}

fn guessed(name: &str) -> Option<&'static str> {
    let name = name.rsplit(['/', '\\']).next()?;
    let (stem, ending) = split(name)?;
    if let Some((_, inner)) = SHORT.iter().find(|(short, _)| *short == ending) {
        return of_ending(inner);
    }
    if COMPRESSED.contains(&ending) { of_ending(split(stem)?.1) } else { of_ending(ending) }
}

/// The name without its ending, and the ending. A dot at the beginning starts none.
fn split(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once('.').filter(|(stem, _)| !stem.trim_start_matches('.').is_empty())
}

fn of_ending(ending: &str) -> Option<&'static str> {
    let lower = ending.to_ascii_lowercase();
    let has = |(_, endings): &&(&str, &str)| endings.split(' ').any(|known| known == lower);
    ENDINGS.iter().find(has).map(|(media_type, _)| *media_type)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_tells_the_type() {
        for (name, expected) in [
            ("image.png", "image/png"),
            ("/a.b/IMAGE.PNG", "image/png"),
            ("page.html", "text/html; charset=utf-8"),
            ("archive.tar.gz", "application/x-tar"),
            ("archive.tgz", "application/x-tar"),
            ("drawing.svgz", "image/svg+xml"),
            ("notes.gz", "application/octet-stream"),
            ("README", "application/octet-stream"),
            (".png", "application/octet-stream"),
            ("data.unknown", "application/octet-stream"),
        ] {
            assert_eq!(media_type(name), expected, "{name}");
        }
    }

    #[test]
    fn charset_that_is_told_stays() {
        assert_eq!(with_charset("text/plain; charset=latin-1"), "text/plain; charset=latin-1");
    }
}
