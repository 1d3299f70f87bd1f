//! Proxies that tell who the client is.

use peregrine::serve::ServeSettings;

use super::client::exchange;
use super::server::Served;

const FORWARDED: &str = "GET /peer HTTP/1.1\r\nhost: a\r\nconnection: close\r\nx-forwarded-for: 192.0.2.7\r\n\r\n";

#[tokio::test]
async fn proxy_on_this_machine_is_believed() {
    let served = Served::start(ServeSettings::new());
    assert!(exchange(served.address, FORWARDED).await.ends_with("\r\n\r\n192.0.2.7:0"));
}

#[tokio::test]
async fn nobody_else_is_believed_nor_anybody_where_headers_do_not_count() {
    for settings in [
        ServeSettings::new().forwarded_allow_ips("10.0.0.0/8"),
        ServeSettings::new().proxy_headers(false),
        ServeSettings::new().forwarded_allow_ips("*").proxy_headers(false),
    ] {
        let served = Served::start(settings);
        let answer = exchange(served.address, FORWARDED).await;
        assert!(answer.contains("\r\n\r\n127.0.0.1:"), "{answer}");
    }
}

#[test]
fn list_that_is_none_is_a_mistake() {
    let error = ServeSettings::new().forwarded_allow_ips("localhost").resolve().unwrap_err();
    assert!(error.to_string().starts_with("`forwarded_allow_ips`: `localhost` is no proxy"), "{error}");
}
