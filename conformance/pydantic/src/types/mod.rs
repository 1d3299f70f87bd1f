//! The specs of `pydantic/types`, written with Peregrine: a line or a small model each, a file for each group of kinds.

use conformance_runner::registry::Row;

/// Declares the specs of a group: `name: form [facts] { type; the models that it needs } + { other items }`.
///
/// | form | the body | `GET /query` |
/// |---|---|---|
/// | `value` | `{"value": ..}` with the facts at the field | the parameter `value` with the same facts |
/// | `field` | the same | none |
/// | `model` | the type itself, with the facts as those of the parameter | none |
macro_rules! specs {
    ($($name:ident: $form:ident [$($facts:tt)*] { $type:ty $(; $($item:item)*)? } $(+ { $($more:item)* })?)*) => {
        $(
            #[allow(non_snake_case, reason = "the names are those of the golden files")]
            mod $name {
                use peregrine::prelude::*;

                $($(#[derive(Model)] $item)*)?
                $($($more)*)?

                specs!(@$form [$($facts)*] $type);

                pub(super) fn app() -> App {
                    App::new().title(stringify!($name)).version("1.0.0").routes(routes())
                }
            }
        )*

        /// The specs of this group.
        pub(super) fn rows() -> Vec<conformance_runner::registry::Row> {
            vec![$((stringify!($name), || conformance_runner::in_process::serve($name::app()))),*]
        }
    };
    (@value [$($facts:tt)*] $type:ty) => {
        specs!(@payload [$($facts)*] $type);
        specs!(@endpoints [] Payload);

        #[get("/query")]
        async fn get_query(#[query($($facts)*)] value: $type) -> Response {
            conformance_runner::in_process::dumped(&Payload { value })
        }

        fn routes() -> Vec<peregrine::rt::Route> {
            routes![post_json, post_plain, get_query]
        }
    };
    (@field [$($facts:tt)*] $type:ty) => {
        specs!(@payload [$($facts)*] $type);
        specs!(@endpoints [] Payload);
        specs!(@routes);
    };
    (@model [$($facts:tt)*] $type:ty) => {
        specs!(@endpoints [$($facts)*] $type);
        specs!(@routes);
    };
    (@payload [$($facts:tt)*] $type:ty) => {
        #[derive(Model)]
        struct Payload {
            #[field($($facts)*)]
            value: $type,
        }
    };
    (@endpoints [$($facts:tt)*] $type:ty) => {
        #[post("/json")]
        async fn post_json(#[body($($facts)*)] body: $type) -> $type {
            body
        }

        #[post("/plain", include_in_schema = false)]
        async fn post_plain(#[body($($facts)*)] body: $type) -> Json<$type> {
            Json(body)
        }
    };
    (@routes) => {
        fn routes() -> Vec<peregrine::rt::Route> {
            routes![post_json, post_plain]
        }
    };
}

/// Declares the groups.
macro_rules! groups {
    ($($group:ident)*) => {
        $(mod $group;)*

        /// Every spec that is written so far.
        #[must_use]
        pub fn rows() -> Vec<Row> {
            let mut rows = Vec::new();
            $(rows.extend($group::rows());)*
            rows
        }
    };
}

groups! {
    integers floats booleans texts enums literals any options lists maps models roots aliases configuration bodies
    serialized
    temporal uuids decimals
    tuples bytes addresses secrets json_strings emails
    unions tagged containers validators outputs sets urls others
}
