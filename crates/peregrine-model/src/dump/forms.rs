use crate::Schema;

/// How bytes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum BytesForm {
    /// As the text that they are.
    #[default]
    Utf8,
    /// In base64, in the alphabet for addresses.
    Base64,
    /// Two digits a byte.
    Hex,
}

/// How moments and durations are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum TemporalForm {
    /// As text of ISO 8601.
    #[default]
    Iso8601,
    /// As a number of seconds.
    Seconds,
    /// As a number of milliseconds.
    Milliseconds,
}

/// How floats are written that are not finite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum InfNanForm {
    /// As `null`.
    #[default]
    Null,
    /// As text: `"NaN"`, `"Infinity"`, `"-Infinity"`.
    Strings,
    /// As Python's `json` spells them, which is no JSON: `NaN`, `Infinity`, `-Infinity`.
    Constants,
}

/// The options of a model that choose between spellings of its fields' values: pydantic's `ser_json_…`. They hold for
/// what its fields hold, not for the models among them, which have their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Forms {
    /// `ser_json_bytes`.
    pub bytes: BytesForm,
    /// `ser_json_temporal`.
    pub temporal: TemporalForm,
    /// `ser_json_timedelta`, which counts where `ser_json_temporal` isn't said.
    pub timedelta_as_float: bool,
    /// `ser_json_inf_nan`.
    pub inf_nan: InfNanForm,
}

impl Forms {
    /// The usual spellings.
    pub const NEW: Self = Self {
        bytes: BytesForm::Utf8,
        temporal: TemporalForm::Iso8601,
        timedelta_as_float: false,
        inf_nan: InfNanForm::Null,
    };

    /// Says how bytes are written.
    #[must_use]
    pub const fn bytes(mut self, form: BytesForm) -> Self {
        self.bytes = form;
        self
    }

    /// Says how moments and durations are written.
    #[must_use]
    pub const fn temporal(mut self, form: TemporalForm) -> Self {
        self.temporal = form;
        self
    }

    /// Says that durations are written as a number of seconds.
    #[must_use]
    pub const fn timedelta_as_float(mut self, as_float: bool) -> Self {
        self.timedelta_as_float = as_float;
        self
    }

    /// Says how floats are written that are not finite.
    #[must_use]
    pub const fn inf_nan(mut self, form: InfNanForm) -> Self {
        self.inf_nan = form;
        self
    }

    /// How durations are written.
    #[must_use]
    pub fn of_durations(self) -> TemporalForm {
        match self.temporal {
            TemporalForm::Iso8601 if self.timedelta_as_float => TemporalForm::Seconds,
            form => form,
        }
    }
}

impl TemporalForm {
    /// So many microseconds as a number, unless text is asked for.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a float is what pydantic writes")]
    pub fn number(self, microseconds: i128) -> Option<f64> {
        match self {
            Self::Iso8601 => None,
            Self::Seconds => Some(microseconds as f64 / 1e6),
            Self::Milliseconds => Some(microseconds as f64 / 1e3),
        }
    }

    /// The schema of a number, unless text is asked for.
    #[must_use]
    pub fn schema(self) -> Option<Schema> {
        (self != Self::Iso8601).then(|| Schema::of_type("number"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_follow_what_is_said_of_all_moments_first() {
        assert_eq!(Forms::NEW.of_durations(), TemporalForm::Iso8601);
        assert_eq!(Forms::NEW.timedelta_as_float(true).of_durations(), TemporalForm::Seconds);
        let both = Forms::NEW.timedelta_as_float(true).temporal(TemporalForm::Milliseconds);
        assert_eq!(both.of_durations(), TemporalForm::Milliseconds);
        assert_eq!(both.of_durations().number(1_500_000), Some(1500.0));
    }
}
