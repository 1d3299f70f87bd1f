//! Text, its lengths, patterns and conversions.

specs! {
    default_factory_const_str: field [default_factory = || "made".to_owned()] { String }
    str_ascii_only: value [ascii_only] { String }
    str_coerce_numbers: value [coerce_numbers_to_str] { String }
    str_default: value [default = "No description"] { String }
    str_default_constrained: value [min_length = 3, default = "x"] { String }
    str_len_3_30: value [min_length = 3, max_length = 30] { String }
    str_max_5: value [max_length = 5] { String }
    str_min_1: value [min_length = 1] { String }
    str_pattern_icase: value [pattern = "(?i)^hello$"] { String }
    str_pattern_phone: value [pattern = r"^\+?1?\d{9,15}$"] { String }
    str_pattern_sku: value [pattern = r"^[A-Z]{2,4}-\d{4,8}$"] { String }
    str_pattern_slug: value [pattern = "^[a-z0-9]+(?:-[a-z0-9]+)*$"] { String }
    str_pattern_unanchored: value [pattern = "abc"] { String }
    str_pattern_unicode_class: value [pattern = r"^\p{L}+$"] { String }
    str_pattern_word_boundary: value [pattern = r"\bcat\b"] { String }
    str_plain: value [] { String }
    str_strict: value [strict] { String }
    str_strip: value [strip_whitespace] { String }
    str_strip_len_1_5: value [strip_whitespace, min_length = 1, max_length = 5] { String }
    str_to_lower: value [to_lower] { String }
    str_to_upper: value [to_upper] { String }
}
