use peregrine::prelude::*;

/// A type of another library that holds a UUID.
#[derive(Model)]
#[model(inline)]
struct MyUuid(String);

#[get("/fast_uuid")]
fn return_fast_uuid() -> Value {
    json!({"fast_uuid": MyUuid("a10ff360-3b1e-4984-a26f-d3ab460bdb51".to_owned())})
}

#[derive(Model)]
struct SomeCustomClass {
    a_uuid: MyUuid,
}

#[get("/get_custom_class")]
fn return_some_user() -> Json<SomeCustomClass> {
    Json(SomeCustomClass { a_uuid: MyUuid("b8799909-f914-42de-91bc-95c819218d01".to_owned()) })
}

pub(super) fn app() -> App {
    App::new().routes(routes![return_fast_uuid, return_some_user])
}
