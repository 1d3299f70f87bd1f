//! URLs.

specs! {
    any_url: value [] { peregrine::AnyUrl }
    file_url: value [] { peregrine::FileUrl }
    ftp_url: value [] { peregrine::FtpUrl }
    http_url: value [] { peregrine::HttpUrl }
    postgres_dsn: value [] { peregrine::PostgresDsn }
    url_strict: value [strict] { peregrine::HttpUrl }
    websocket_url: value [] { peregrine::WebsocketUrl }
}
