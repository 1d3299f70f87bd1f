use std::borrow::Cow;

use super::{Choice, Fields};
use crate::issue::Report;
use crate::json::{Bail, Reader, Writer};
use crate::{Failed, Generator, Input, Kind, Rules, Schema, Selected, Shape, Validation};

/// How a type is treated, taken where it is known to be a [`Kind`], so that one that is none is told once.
pub(super) struct KindOf<T> {
    pub(super) shape: Shape,
    pub(super) is_titled: bool,
    pub(super) is_exact: bool,
    pub(super) choices: &'static [Choice],
    pub(super) name: fn() -> Cow<'static, str>,
    pub(super) label: fn(&Rules) -> Cow<'static, str>,
    pub(super) read: fn(&mut Reader<'_>, &Rules) -> Result<T, Bail>,
    pub(super) read_text: fn(&str, &Rules) -> Result<T, Bail>,
    pub(super) validate: for<'a> fn(&'a Input<'a>, &Rules, &mut Validation<'a>) -> Result<T, Failed>,
    pub(super) write: fn(&T, &mut Writer),
    pub(super) write_bare: fn(&T, &mut Writer),
    pub(super) write_selected: fn(&T, &mut Writer, &Selected<'_>),
    pub(super) is_none: fn(&T) -> bool,
    pub(super) is_set: fn(&T) -> bool,
    pub(super) equals: fn(&T, &T) -> bool,
    pub(super) knows_unset: fn() -> bool,
    pub(super) schema: fn(&Rules, &mut Generator) -> Schema,
    pub(super) declare: fn(&mut Fields<'_>),
    pub(super) absent: fn() -> Option<T>,
    pub(super) revise: fn(T) -> Result<T, Report<'static>>,
}

impl<T: Kind> KindOf<T> {
    pub(super) const NEW: Self = Self {
        shape: T::SHAPE,
        is_titled: T::TITLED,
        is_exact: T::EXACT,
        choices: T::CHOICES,
        name: T::name,
        label: T::label,
        read: T::read,
        read_text: T::read_text,
        validate: T::validate,
        write: T::write,
        write_bare: T::write_bare,
        write_selected: T::write_selected,
        is_none: T::is_none,
        is_set: T::is_set,
        equals: T::equals,
        knows_unset: T::knows_unset,
        schema: T::schema,
        declare: T::declare,
        absent: T::absent,
        revise: T::revise,
    };
}

impl<T> KindOf<T> {
    /// Whether there may be a model among its values. That is told by their looks: whether one has validators can't be
    /// asked of a type that holds itself.
    pub(super) const fn may_be_revised(&self) -> bool {
        !matches!(self.shape, Shape::Scalar | Shape::Any)
    }
}
