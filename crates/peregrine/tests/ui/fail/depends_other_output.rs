use peregrine::prelude::*;

#[derive(Clone)]
struct User;

#[derive(Clone)]
struct Session;

#[dependency]
async fn current_user() -> User {
    User
}

#[get("/")]
async fn root(#[depends(current_user)] session: Session) {
    let _ = session;
}

fn main() {
    let _ = routes![root];
}
