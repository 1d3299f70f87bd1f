use peregrine::prelude::*;

#[dependency]
fn plain() -> bool {
    true
}

#[dependency]
async fn awaited() -> bool {
    true
}

#[dependency]
async fn generator(out: Yield<bool>) {
    let _ = out.give(true).await;
}

#[derive(Clone)]
struct ClassDep {
    value: bool,
}

#[dependency]
fn class_dep() -> ClassDep {
    ClassDep { value: true }
}

#[get("/wrapped-class-dependency/")]
async fn get_wrapped_class_dependency(#[depends(class_dep)] value: ClassDep) -> Json<bool> {
    Json(value.value)
}

#[get("/wrapped-class-dependency-async-wrapper/")]
async fn get_wrapped_class_dependency_async_wrapper(#[depends(class_dep)] value: ClassDep) -> Json<bool> {
    Json(value.value)
}

#[get("/wrapped-endpoint/")]
fn get_wrapped_endpoint() -> Json<bool> {
    Json(true)
}

#[get("/async-wrapped-endpoint/")]
async fn get_async_wrapped_endpoint() -> Json<bool> {
    Json(true)
}

#[get("/wrapped-endpoint-async-wrapper/")]
fn get_wrapped_endpoint_async_wrapper() -> Json<bool> {
    Json(true)
}

#[get("/async-wrapped-endpoint-async-wrapper/")]
async fn get_async_wrapped_endpoint_async_wrapper() -> Json<bool> {
    Json(true)
}

/// Handlers that answer with what a dependency gives.
macro_rules! handlers {
    ($($name:ident $path:literal $dependency:path;)*) => {
        $(
            #[get($path)]
            async fn $name(#[depends($dependency)] value: bool) -> Json<bool> {
                Json(value)
            }
        )*

        pub(super) fn app() -> App {
            App::new().routes(routes![
                get_wrapped_class_dependency,
                get_wrapped_class_dependency_async_wrapper,
                get_wrapped_endpoint,
                get_async_wrapped_endpoint,
                get_wrapped_endpoint_async_wrapper,
                get_async_wrapped_endpoint_async_wrapper,
                $($name),*
            ])
        }
    };
}

handlers! {
    get_wrapped_dependency "/wrapped-dependency/" plain;
    get_wrapped_gen_dependency "/wrapped-gen-dependency/" generator;
    get_async_wrapped_dependency "/async-wrapped-dependency/" awaited;
    get_async_wrapped_gen_dependency "/async-wrapped-gen-dependency/" generator;
    get_wrapped_class_instance_dependency "/wrapped-class-instance-dependency/" plain;
    get_wrapped_class_instance_async_dependency "/wrapped-class-instance-async-dependency/" awaited;
    get_wrapped_class_instance_gen_dependency "/wrapped-class-instance-gen-dependency/" generator;
    get_wrapped_class_instance_async_gen_dependency "/wrapped-class-instance-async-gen-dependency/" generator;
    get_class_instance_wrapped_dependency "/class-instance-wrapped-dependency/" plain;
    get_class_instance_wrapped_async_dependency "/class-instance-wrapped-async-dependency/" awaited;
    get_class_instance_async_wrapped_dependency "/class-instance-async-wrapped-dependency/" awaited;
    get_class_instance_async_wrapped_async_dependency "/class-instance-async-wrapped-async-dependency/" awaited;
    get_class_instance_wrapped_gen_dependency "/class-instance-wrapped-gen-dependency/" generator;
    get_class_instance_wrapped_async_gen_dependency "/class-instance-wrapped-async-gen-dependency/" generator;
    get_class_instance_async_wrapped_gen_dependency "/class-instance-async-wrapped-gen-dependency/" generator;
    get_class_instance_async_wrapped_gen_async_dependency
        "/class-instance-async-wrapped-gen-async-dependency/" generator;
    get_wrapped_dependency_async_wrapper "/wrapped-dependency-async-wrapper/" awaited;
    get_wrapped_gen_dependency_async_wrapper "/wrapped-gen-dependency-async-wrapper/" generator;
    get_async_wrapped_dependency_async_wrapper "/async-wrapped-dependency-async-wrapper/" awaited;
    get_async_wrapped_gen_dependency_async_wrapper "/async-wrapped-gen-dependency-async-wrapper/" generator;
    get_wrapped_class_instance_dependency_async_wrapper "/wrapped-class-instance-dependency-async-wrapper/" awaited;
    get_wrapped_class_instance_async_dependency_async_wrapper
        "/wrapped-class-instance-async-dependency-async-wrapper/" awaited;
}
