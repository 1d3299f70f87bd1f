use peregrine::prelude::*;

#[derive(Model)]
struct ForwardRefModel {
    #[field(default = 0)]
    x: i128,
}

impl ForwardRefModel {
    fn next(self) -> Self {
        Self { x: self.x + 1 }
    }
}

#[post("/endpoint")]
fn forwardref_method(input: ForwardRefModel) -> ForwardRefModel {
    input.next()
}

/// The same function under another path: a route each.
mod wrapped_twice {
    use super::*;

    #[post("/endpoint2")]
    pub(super) fn forwardref_method(input: ForwardRefModel) -> ForwardRefModel {
        input.next()
    }
}

pub(super) fn app() -> App {
    App::new().routes(routes![forwardref_method, wrapped_twice::forwardref_method])
}
