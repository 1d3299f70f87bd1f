//! The small applications of `pydantic/models`, written with Peregrine: a file each.

use conformance_runner::registry::Row;

/// Declares the applications: a module of that name each, with a function `app`.
macro_rules! models {
    ($($name:ident)*) => {
        $(mod $name;)*

        /// Every application that is written so far.
        #[must_use]
        pub fn rows() -> Vec<Row> {
            vec![$((stringify!($name), || {
                let app = $name::app().title(stringify!($name)).version("1.0.0");
                conformance_runner::in_process::serve(app)
            })),*]
        }
    };
}

/// Declares the functions that answer a body as it came, each with other options for what is written of it.
macro_rules! echoes {
    ($model:ty, include = [$($include:tt)*], exclude = [$($exclude:tt)*]) => {
        #[post("/m")]
        async fn m(item: $model) -> $model {
            item
        }

        super::echoes!(@options $model, include = [$($include)*], exclude = [$($exclude)*]);

        fn echoes() -> App {
            App::new().routes(routes![m]).routes(options())
        }
    };
    (@options $model:ty, include = [$($include:tt)*], exclude = [$($exclude:tt)*]) => {
        #[post("/opt/exclude_none", response_model_exclude_none)]
        async fn opt_exclude_none(item: $model) -> $model {
            item
        }

        #[post("/opt/exclude_unset", response_model_exclude_unset)]
        async fn opt_exclude_unset(item: $model) -> $model {
            item
        }

        #[post("/opt/exclude_defaults", response_model_exclude_defaults)]
        async fn opt_exclude_defaults(item: $model) -> $model {
            item
        }

        #[post("/opt/not_by_alias", response_model_by_alias = false)]
        async fn opt_not_by_alias(item: $model) -> $model {
            item
        }

        #[post("/opt/include", response_model_include = $($include)*)]
        async fn opt_include(item: $model) -> $model {
            item
        }

        #[post("/opt/exclude", response_model_exclude = $($exclude)*)]
        async fn opt_exclude(item: $model) -> $model {
            item
        }

        #[post(
            "/opt/include_exclude",
            response_model_include = $($include)*,
            response_model_exclude = $($exclude)*
        )]
        async fn opt_include_exclude(item: $model) -> $model {
            item
        }

        fn options() -> Vec<peregrine::rt::Route> {
            routes![
                opt_exclude_none,
                opt_exclude_unset,
                opt_exclude_defaults,
                opt_not_by_alias,
                opt_include,
                opt_exclude,
                opt_include_exclude
            ]
        }
    };
}
use echoes;

models! {
    s01_user
    s02_1_product
    s02_2_complete_example
    s02_3_field_examples
    s03_1_product_field
    s03_2_numeric_constraints
    s03_3_string_constraints
    s03_4_api_response_alias
    s03_5_built_in_types
    s04_1_basic_types
    s04_2_collection_types
    s04_3_advanced_types
    s04_4_server_config
    s05_1_user_nested
    s05_2_order
    s05_3_category
    s05_3_comment
    s07_1_product_computed
    s07_2_student
    s06_1_user_registration
    s06_3_price_range
    s06_4_date_range
    s06_6_strict_user
    s08_1_strict_model
    s08_2_extra_handling
    s08_3_orm_mode
    s08_4_json_schema
    s09_1_user_profile
    s09_2_user_full
    s09_5_api_item
    s10_1_create_product
    s10_2_query_params
    s10_3_path_params
    s10_4_headers_cookies
    s10_5_multiple_bodies
    s11_1_response_model
    s11_2_input_output
    s11_3_response_options
    s12_1_default_errors
    s12_2_custom_error_format
    s12_3_http_exception
    s13_1_generic_response
    s13_2_paginated
    s13_3_envelope
    x_dump_options_types
    s14_1_forms
    s15_2_reusable_validators
    s15_3_address
    s15_4_user_registration
    s15_5_registration_api
    x_error_order
    x_form_model
    x_header_cookie_model
    x_query_model
    x_response_edges
}

/// Python's `round(value, 2)`, by way of the decimal digits.
fn rounded(value: f64) -> f64 {
    format!("{value:.2}").parse().unwrap_or(value)
}

/// The moment that the recordings take for now.
fn now() -> peregrine::AnyDateTime {
    let date = chrono::NaiveDate::from_ymd_opt(2024, 1, 15).and_then(|date| date.and_hms_opt(10, 30, 0));
    date.expect("the moment is in the calendar").into()
}
