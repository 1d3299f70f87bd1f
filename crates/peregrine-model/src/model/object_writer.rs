use super::{Field, FieldInfo, FieldsSet};
use crate::dump::{Forms, Selected};
use crate::json::Writer;
use crate::{Kind, Value};

/// Writes the members of a model that were selected.
#[derive(Debug)]
pub struct ObjectWriter<'w, 's> {
    writer: &'w mut Writer,
    selected: Selected<'s>,
    sent: Option<&'s FieldsSet>,
    is_empty: bool,
}

impl<'w, 's> ObjectWriter<'w, 's> {
    /// Begins an object. What the model around it says of spellings ends here.
    #[must_use]
    pub fn begin(writer: &'w mut Writer, selected: &Selected<'s>) -> Self {
        writer.raw("{");
        Self { writer, selected: selected.clone().with_forms(Forms::NEW), sent: None, is_empty: true }
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
            || flags.exclude_defaults && field.absent().is_some_and(|default| value.equals(&default))
            || field.output.exclude_if.is_some_and(|excludes| excludes(value));
        if is_left_out {
            return;
        }
        let Self { selected, writer, is_empty, .. } = self;
        let Some(selected) = selected.member(field.info.name) else { return };
        key(&field.info, selected.flags().by_alias, is_empty, writer);
        match field.output.serializer {
            Some(serializer) => (serializer.write_selected)(value, writer, &selected),
            None => value.write_selected(writer, &selected),
        }
    }

    fn was_sent<T: Kind>(&self, name: &str, value: &T) -> bool {
        value.is_set() && self.sent.is_none_or(|sent| sent.contains(name))
    }

    /// Writes a computed field, if it is selected.
    pub fn computed<R: Kind>(&mut self, info: &FieldInfo, value: &R) {
        if self.selected.flags().exclude_none && value.is_none() {
            return;
        }
        let Self { selected, writer, is_empty, .. } = self;
        let Some(selected) = selected.member(info.name) else { return };
        key(info, selected.flags().by_alias, is_empty, writer);
        value.write_selected(writer, &selected);
    }

    /// Writes a member that the model doesn't declare, if it is selected.
    pub fn extra(&mut self, name: &str, value: &Value) {
        if self.selected.flags().exclude_none && value.is_null() {
            return;
        }
        let Self { selected, writer, is_empty, .. } = self;
        let Some(selected) = selected.member(name) else { return };
        comma(is_empty, writer);
        writer.string(name);
        writer.raw(":");
        value.write_selected(writer, &selected);
    }

    /// Ends the object.
    pub fn end(self) {
        self.writer.raw("}");
    }
}

fn key(info: &FieldInfo, by_alias: bool, is_empty: &mut bool, writer: &mut Writer) {
    comma(is_empty, writer);
    writer.string(if by_alias { info.wire_name() } else { info.name });
    writer.raw(":");
}

fn comma(is_empty: &mut bool, writer: &mut Writer) {
    if !std::mem::replace(is_empty, false) {
        writer.raw(",");
    }
}
