//! Kinds for one purpose each.

specs! {
    byte_size: value [] { peregrine::ByteSize }
    complex_number: field [] { peregrine::Complex }
    path_type: value [] { std::path::PathBuf }
    payment_card: value [] { peregrine::PaymentCardNumber }
    regex_pattern: value [] { peregrine::RegexPattern }
}
