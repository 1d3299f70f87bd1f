//! Models: structs and enums whose derive states facts, and the ordinary functions that decide by them.
//!
//! The derive writes no logic of its own. It states a [`ModelInfo`] and one [`Field`] a field, and calls what is here.

mod choice;
mod computed;
mod default;
mod extras;
mod field;
mod fields;
mod fields_set;
mod flattened;
mod form;
mod info;
mod kind_of;
mod literal;
mod member;
mod object_writer;
mod reading;
mod root;
mod serializer;
mod spelling;
mod treated;
mod union;
mod validating;

pub use choice::{
    Choice, ChoiceInfo, choice_schema, read_choice, read_choice_text, validate_choice, validate_choice_or, write_choice,
};
pub use computed::{
    Computed, ComputedValue, NothingComputed, computed, declare_computed, write_computed, write_computed_selected,
};
pub use default::{Default, Source};
pub use extras::{ExtraMap, Extras};
pub use field::{Field, FieldInfo};
pub use fields::{Declared, Fields, inline_model_schema, model_schema};
pub use fields_set::{FieldsSet, sent_bit};
pub use flattened::Flattened;
pub use form::tuple_schema;
pub use info::{Extra, Form, ModelInfo};
pub use literal::FromLiteral;
pub use member::{Member, dict_member};
pub use object_writer::ObjectWriter;
pub use reading::{conclude, read_members, read_unknown};
pub use root::Root;
pub use serializer::{Output, Serialized, Serializer, serialized};
pub use spelling::{Spelling, Step};
pub use treated::{
    Data, ModelFields, TreatedMember, read_model, revise_checked, revise_model, treated_dict_member, validate_model,
};
pub use union::{Choosing, CustomError, Discriminator, Union, UnionMember, Variant, union_shape};
pub use validating::ModelInput;
