//! IP addresses.

specs! {
    ip_any: value [] { std::net::IpAddr }
    ipv4_address: value [] { std::net::Ipv4Addr }
    ipv6_address: value [] { std::net::Ipv6Addr }
    ip_any_interface: value [] { peregrine::IpInterface }
    ip_any_network: value [] { peregrine::IpNetwork }
    ipv4_interface: value [] { peregrine::IpInterface<std::net::Ipv4Addr> }
    ipv4_network: value [] { peregrine::IpNetwork<std::net::Ipv4Addr> }
}
