use peregrine::prelude::*;

#[derive(Clone, Dependency)]
struct CallableDependency {}

#[dependency]
fn callable(value: String) -> String {
    value
}

#[dependency]
async fn async_callable(value: String) -> String {
    value
}

#[dependency]
async fn generator(value: String, out: Yield<String>) {
    let _ = out.give(value).await;
}

struct Methods;

#[dependency]
impl Methods {
    async fn call(&self, value: String) -> String {
        value
    }
}

const METHODS: Methods = Methods;

/// Handlers that answer with what a dependency gives.
macro_rules! handlers {
    ($($name:ident $path:literal $dependency:path;)*) => {
        $(
            #[get($path)]
            async fn $name(#[depends($dependency)] value: String) -> Json<String> {
                Json(value)
            }
        )*

        #[get("/callable-dependency-class")]
        async fn get_callable_dependency_class(value: String, #[depends] instance: CallableDependency) -> Json<String> {
            let CallableDependency {} = instance;
            Json(value)
        }

        pub(super) fn app() -> App {
            App::new().routes(routes![
                get_callable_dependency_class,
                get_callable_gen_dependency_class,
                get_async_callable_dependency_class,
                get_async_callable_gen_dependency_class,
                $($name),*
            ])
        }
    };
}

#[get("/callable-gen-dependency-class")]
async fn get_callable_gen_dependency_class(value: String, #[depends] _: CallableDependency) -> Json<String> {
    Json(value)
}

#[get("/async-callable-dependency-class")]
async fn get_async_callable_dependency_class(value: String, #[depends] _: CallableDependency) -> Json<String> {
    Json(value)
}

#[get("/async-callable-gen-dependency-class")]
async fn get_async_callable_gen_dependency_class(value: String, #[depends] _: CallableDependency) -> Json<String> {
    Json(value)
}

handlers! {
    get_callable_dependency "/callable-dependency" callable;
    get_callable_gen_dependency "/callable-gen-dependency" generator;
    get_async_callable_dependency "/async-callable-dependency" async_callable;
    get_async_callable_gen_dependency "/async-callable-gen-dependency" generator;
    get_synchronous_method_dependency "/synchronous-method-dependency" callable;
    get_synchronous_method_gen_dependency "/synchronous-method-gen-dependency" generator;
    get_asynchronous_method_dependency "/asynchronous-method-dependency" METHODS;
    get_asynchronous_method_gen_dependency "/asynchronous-method-gen-dependency" generator;
}
