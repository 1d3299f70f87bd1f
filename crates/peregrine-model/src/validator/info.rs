use std::fmt;

use crate::{Object, Value};

/// What a validator may know besides the value: pydantic's `ValidationInfo`.
///
/// ```
/// use peregrine_model::ValidationInfo;
///
/// fn above_low(high: &i64, info: &ValidationInfo<'_>) -> Result<(), String> {
///     match info.get("low").and_then(|low| low.as_i64()) {
///         Some(low) if *high <= low => Err(format!("{} must be greater than {low}", info.field_name())),
///         _ => Ok(()),
///     }
/// }
/// ```
#[derive(Clone, Copy)]
pub struct ValidationInfo<'i> {
    name: &'static str,
    data: Option<&'i dyn Fn(&mut Object<'static>)>,
}

impl<'i> ValidationInfo<'i> {
    /// Nothing but the name of the field.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, data: None }
    }

    /// With what tells the fields before it.
    #[must_use]
    pub(crate) const fn with_data(mut self, data: &'i dyn Fn(&mut Object<'static>)) -> Self {
        self.data = Some(data);
        self
    }

    /// The name of the field or of the parameter; of a model's own validators that of the model.
    #[must_use]
    pub const fn field_name(&self) -> &'static str {
        self.name
    }

    /// The fields before this one that are valid, by their names, as they are written in an answer. A parameter has
    /// none.
    #[must_use]
    pub fn data(&self) -> Object<'static> {
        let mut data = Object::new();
        if let Some(tell) = self.data {
            tell(&mut data);
        }
        data
    }

    /// The value of a field before this one, if that is valid.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Value> {
        self.data().get(name).cloned()
    }
}

// What tells the fields says nothing to a reader.
impl fmt::Debug for ValidationInfo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ValidationInfo").field("name", &self.name).finish_non_exhaustive()
    }
}
