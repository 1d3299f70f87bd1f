//! The small applications of `pydantic/models`, written with Peregrine: a file each.

use crate::registry::Row;

/// Declares the applications: a module of that name each, with a function `app`.
macro_rules! models {
    ($($name:ident)*) => {
        $(mod $name;)*

        /// Every application that is written so far.
        #[must_use]
        pub fn rows() -> Vec<Row> {
            vec![$((stringify!($name), || {
                let app = $name::app().title(stringify!($name)).version("1.0.0");
                crate::in_process::serve(app)
            })),*]
        }
    };
}

models! {
    s01_user
    s03_1_product_field
    s03_2_numeric_constraints
    s03_3_string_constraints
    s03_5_built_in_types
    s05_3_comment
    s07_1_product_computed
    s07_2_student
    s06_1_user_registration
    s06_3_price_range
    s06_4_date_range
    s06_6_strict_user
    s08_1_strict_model
    s08_3_orm_mode
    s08_4_json_schema
    s10_1_create_product
    s10_2_query_params
    s10_3_path_params
    s10_4_headers_cookies
    s10_5_multiple_bodies
    s11_1_response_model
    s11_2_input_output
    s11_3_response_options
    s12_1_default_errors
    s12_3_http_exception
    x_dump_options_types
    s14_1_forms
    s15_2_reusable_validators
    s15_3_address
    s15_5_registration_api
    x_form_model
    x_header_cookie_model
    x_query_model
    x_response_edges
}

/// Python's `round(value, 2)`, by way of the decimal digits.
fn rounded(value: f64) -> f64 {
    format!("{value:.2}").parse().unwrap_or(value)
}
