use peregrine::prelude::*;

fn marked(request: Request, _: Next) -> Result<Response> {
    let _ = request;
    Ok(Response::default())
}

fn main() {
    let _ = App::new().middleware(marked);
}
