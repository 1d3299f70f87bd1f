//! Functions that give values to others.

conformance_runner::apps! {
    dependencies__tutorial001
    dependencies__tutorial001_02
    dependencies__tutorial002
    dependencies__tutorial004
    dependencies__tutorial005
    dependencies__tutorial006
    dependencies__tutorial008
    dependencies__tutorial008c
    dependencies__tutorial008d
    dependencies__tutorial010
    dependencies__tutorial011
    dependencies__tutorial012
}
