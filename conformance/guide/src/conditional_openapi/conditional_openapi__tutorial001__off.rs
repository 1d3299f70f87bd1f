use peregrine::prelude::*;

pub(super) fn app() -> App {
    super::conditional_openapi__tutorial001::configured("")
}
