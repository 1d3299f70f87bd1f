use peregrine::prelude::*;

async fn marked(request: Request) -> Result<Response> {
    let _ = request;
    Ok(Response::default())
}

fn main() {
    let _ = App::new().middleware(marked);
}
