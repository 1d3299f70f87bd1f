use peregrine::prelude::*;

struct User;

#[dependency]
async fn current_user() -> User {
    User
}

#[get("/")]
async fn root(#[depends(current_user)] user: User) {
    let _ = user;
}

fn main() {
    let _ = routes![root];
}
