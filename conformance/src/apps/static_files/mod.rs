//! A directory of files.

apps! {
    static_files__tutorial001
}
