use peregrine::prelude::*;

async fn marked(request: Request, next: Next) {
    let _ = next.run(request).await;
}

fn main() {
    let _ = App::new().middleware(marked);
}
