//! IP addresses.

specs! {
    ip_any: value [] { std::net::IpAddr }
    ipv4_address: value [] { std::net::Ipv4Addr }
    ipv6_address: value [] { std::net::Ipv6Addr }
}
