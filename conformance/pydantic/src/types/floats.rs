//! Floats and their bounds.

specs! {
    float_finite: value [allow_inf_nan = false] { f64 }
    float_ge_0_le_1: value [ge = 0.0, le = 1.0] { f64 }
    float_ge_0_le_100: value [ge = 0.0, le = 100.0] { f64 }
    float_gt_0: value [gt = 0] { f64 }
    float_gt_0_le_million: value [gt = 0, le = 1000000] { f64 }
    float_multiple_0_5: value [multiple_of = 0.5] { f64 }
    float_no_inf_nan: value [allow_inf_nan = false] { f64 }
    float_plain: value [] { f64 }
    float_positive: value [gt = 0] { f64 }
    float_strict: value [strict] { f64 }
}
