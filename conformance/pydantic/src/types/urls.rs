//! URLs.

specs! {
    any_url: value [] { peregrine::AnyUrl }
    file_url: value [] { peregrine::FileUrl }
    ftp_url: value [] { peregrine::FtpUrl }
    http_url: value [] { peregrine::HttpUrl }
    postgres_dsn: value [] { peregrine::PostgresDsn }
    url_strict: value [strict] { peregrine::HttpUrl }
    websocket_url: value [] { peregrine::WebsocketUrl }
    url_constraints: value [
        max_length = 40,
        allowed_schemes = ["https", "wss"],
        host_required,
        default_port = 8443,
        default_path = "/api"
    ] { peregrine::AnyUrl }
    url_preserve_empty_path: model [] {
        Payload;

        #[model(url_preserve_empty_path)]
        struct Payload {
            value: peregrine::HttpUrl,
        }
    }
}
