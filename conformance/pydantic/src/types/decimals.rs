//! Decimals, of any number of digits.

specs! {
    decimal_allow_inf_nan: value [allow_inf_nan] { peregrine::AnyDecimal }
    decimal_allow_inf_nan_gt_0: value [allow_inf_nan, gt = 0] { peregrine::AnyDecimal }
    decimal_default: value [default = "0.00"] { peregrine::AnyDecimal }
    decimal_digits_5_2: value [max_digits = 5, decimal_places = 2] { peregrine::AnyDecimal }
    decimal_ge_le: value [ge = "0.01", le = "999.99"] { peregrine::AnyDecimal }
    decimal_gt_0: value [gt = 0] { peregrine::AnyDecimal }
    decimal_lt_float_bound: value [lt = 100] { peregrine::AnyDecimal }
    decimal_max_digits_4: value [max_digits = 4] { peregrine::AnyDecimal }
    decimal_multiple_0_05: value [multiple_of = "0.05"] { peregrine::AnyDecimal }
    decimal_places_2: value [decimal_places = 2] { peregrine::AnyDecimal }
    decimal_plain: value [] { peregrine::AnyDecimal }
    decimal_strict: value [strict] { peregrine::AnyDecimal }
}
