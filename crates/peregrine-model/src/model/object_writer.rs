use super::{Field, FieldInfo, FieldsSet};
use crate::Kind;
use crate::dump::{Forms, Selected};
use crate::json::Writer;

/// Writes the members of a model that were selected.
#[derive(Debug)]
pub struct ObjectWriter<'w, 's> {
    writer: &'w mut Writer,
    selected: Selected<'s>,
    sent: Option<&'s FieldsSet>,
}

impl<'w, 's> ObjectWriter<'w, 's> {
    /// Begins an object. What the model around it says of spellings ends here.
    #[must_use]
    pub fn begin(writer: &'w mut Writer, selected: &Selected<'s>) -> Self {
        writer.raw("{");
        Self { writer, selected: selected.clone().with_forms(Forms::NEW), sent: None }
    }

    /// Says how its fields are spelled.
    #[must_use]
    pub fn forms(mut self, forms: Forms) -> Self {
        self.selected = self.selected.with_forms(forms);
        self
    }

    /// Says which fields were sent.
    #[must_use]
    pub fn sent(mut self, sent: &'s FieldsSet) -> Self {
        self.sent = Some(sent);
        self
    }

    /// Writes a field, if it is selected.
    pub fn field<T: Kind>(&mut self, field: &Field<T>, value: &T) {
        let flags = self.selected.flags();
        let is_left_out = field.info.is_excluded
            || flags.exclude_none && value.is_none()
            || flags.exclude_unset && !self.was_sent(field.info.name, value)
            || flags.exclude_defaults && field.is_default(value)
            || field.output.exclude_if.is_some_and(|excludes| excludes(value));
        if is_left_out {
            return;
        }
        let Self { selected, writer, .. } = self;
        let Some(selected) = selected.member(field.info.name) else { return };
        key(&field.info, selected.flags().by_alias, writer);
        match field.output.serializer {
            Some(serializer) => (serializer.write_selected)(value, writer, &selected),
            None => value.write_selected(writer, &selected),
        }
    }

    /// Whether values that equal their defaults are left out.
    #[cfg(feature = "serde")]
    pub(crate) fn excludes_defaults(&self) -> bool {
        self.selected.flags().exclude_defaults
    }

    fn was_sent<T: Kind>(&self, name: &str, value: &T) -> bool {
        value.is_set() && self.sent.is_none_or(|sent| sent.contains(name))
    }

    /// Writes a computed field, if it is selected.
    pub fn computed<R: Kind>(&mut self, info: &FieldInfo, value: &R) {
        if self.selected.flags().exclude_none && value.is_none() {
            return;
        }
        let Self { selected, writer, .. } = self;
        let Some(selected) = selected.member(info.name) else { return };
        key(info, selected.flags().by_alias, writer);
        value.write_selected(writer, &selected);
    }

    /// Writes a member that the model doesn't declare, if it is selected.
    pub fn extra<V: Kind>(&mut self, name: &str, value: &V) {
        if self.selected.flags().exclude_none && value.is_none() {
            return;
        }
        let Self { selected, writer, .. } = self;
        let Some(selected) = selected.member(name) else { return };
        writer.begin_member(name);
        value.write_selected(writer, &selected);
    }

    /// Writes those fields of another model that are selected among those of this one.
    pub fn flattened<T: Kind>(&mut self, value: &T) {
        let Self { selected, writer, .. } = self;
        writer.flatten(|writer| value.write_selected(writer, selected));
    }

    /// Ends the object.
    pub fn end(self) {
        self.writer.raw("}");
    }
}

fn key(info: &FieldInfo, by_alias: bool, writer: &mut Writer) {
    writer.begin_member(if by_alias { info.output_name() } else { info.name });
}
