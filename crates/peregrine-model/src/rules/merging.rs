//! Rules that meet from two sides: those of a type under a name, and those of the place where it is used.

use super::Rules;

impl Rules {
    /// The options of a model, which hold for everything inside of its fields: they refer to themselves.
    #[must_use]
    pub const fn as_options(mut self, own: &'static Self) -> Self {
        self.inherited = Some(own);
        self
    }

    /// Starts a field's rules from the options of its model.
    #[must_use]
    pub const fn inherit(model: &'static Self) -> Self {
        let mut rules = *model;
        rules.inherited = Some(model);
        rules
    }

    /// What holds for the items of a list.
    #[must_use]
    pub fn items_rules(&self) -> &Self {
        self.items.or(self.inherited).unwrap_or(&Self::NEW)
    }

    /// What holds for the keys of a map.
    #[must_use]
    pub fn key_rules(&self) -> &Self {
        self.key.or(self.inherited).unwrap_or(&Self::NEW)
    }

    /// What holds for the values of a map.
    #[must_use]
    pub fn value_rules(&self) -> &Self {
        self.value.or(self.inherited).unwrap_or(&Self::NEW)
    }

    /// These rules, and where they say nothing the others.
    ///
    /// ```
    /// use peregrine_model::Rules;
    ///
    /// let merged = Rules::NEW.min_length(3).over(&Rules::NEW.min_length(1).max_length(5));
    /// assert_eq!((merged.min_length, merged.max_length), (Some(3), Some(5)));
    /// ```
    #[must_use]
    pub fn over(&self, other: &Self) -> Self {
        Self {
            ge: self.ge.or(other.ge),
            gt: self.gt.or(other.gt),
            le: self.le.or(other.le),
            lt: self.lt.or(other.lt),
            multiple_of: self.multiple_of.or(other.multiple_of),
            min_length: self.min_length.or(other.min_length),
            max_length: self.max_length.or(other.max_length),
            pattern: self.pattern.or(other.pattern),
            strict: self.strict.or(other.strict),
            allow_inf_nan: self.allow_inf_nan.or(other.allow_inf_nan),
            strip_whitespace: self.strip_whitespace || other.strip_whitespace,
            to_lower: self.to_lower || other.to_lower,
            to_upper: self.to_upper || other.to_upper,
            ascii_only: self.ascii_only || other.ascii_only,
            coerce_numbers_to_str: self.coerce_numbers_to_str || other.coerce_numbers_to_str,
            fail_fast: self.fail_fast || other.fail_fast,
            omit_on_error: self.omit_on_error || other.omit_on_error,
            items: self.items.or(other.items),
            key: self.key.or(other.key),
            value: self.value.or(other.value),
            when: self.when.or(other.when),
            tz: self.tz.or(other.tz),
            version: self.version.or(other.version),
            max_digits: self.max_digits.or(other.max_digits),
            decimal_places: self.decimal_places.or(other.decimal_places),
            val_json_bytes: self.val_json_bytes.or(other.val_json_bytes),
            val_temporal_unit: self.val_temporal_unit.or(other.val_temporal_unit),
            allowed_schemes: self.allowed_schemes.or(other.allowed_schemes),
            host_required: self.host_required.or(other.host_required),
            default_host: self.default_host.or(other.default_host),
            default_port: self.default_port.or(other.default_port),
            default_path: self.default_path.or(other.default_path),
            preserve_empty_path: self.preserve_empty_path.or(other.preserve_empty_path),
            inherited: self.inherited.or(other.inherited),
            is_silent: self.is_silent && other.is_silent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_hold_at_every_depth() {
        static OPTIONS: Rules = Rules::NEW.strict(true).as_options(&OPTIONS);
        let field = Rules::inherit(&OPTIONS).max_length(3);
        let items = field.items_rules();
        assert_eq!((items.strict, items.max_length), (Some(true), None));
        assert_eq!(items.items_rules().value_rules().strict, Some(true));
        assert_eq!(Rules::NEW.max_length(3).items_rules().max_length, None);
    }
}
