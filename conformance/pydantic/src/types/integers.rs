//! Integers and their bounds.

specs! {
    int_conint_0_150: value [ge = 0, le = 150] { i64 }
    int_default: value [ge = 0, default = 0] { BigInt }
    int_ge_0: value [ge = 0] { BigInt }
    int_ge_1_le_100: value [ge = 1, le = 100] { i64 }
    int_gt_0: value [gt = 0] { BigInt }
    int_gt_0_lt_10_mult_3: value [gt = 0, lt = 10, multiple_of = 3] { i64 }
    int_i64_range: value [ge = -9223372036854775808, le = 9223372036854775807] { i64 }
    int_le_100: value [le = 100] { BigInt }
    int_lt_100: value [lt = 100] { BigInt }
    int_multiple_2: value [multiple_of = 2] { BigInt }
    int_multiple_7: value [multiple_of = 7] { BigInt }
    int_negative: value [lt = 0] { BigInt }
    int_non_negative: value [ge = 0] { BigInt }
    int_plain: value [] { BigInt }
    int_port: value [ge = 1, le = 65535] { u16 }
    int_strict: value [strict] { BigInt }
    int_u64_range: value [ge = 0, le = 18446744073709551615] { u64 }
    int_u8_range: value [ge = 0, le = 255] { u8 }
}
