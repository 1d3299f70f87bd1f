//! Models: structs and enums whose derive states facts, and the ordinary functions that decide by them.
//!
//! The derive writes no logic of its own. It states a [`ModelInfo`] and one [`Field`] a field, and calls what is here.

mod choice;
mod extras;
mod field;
mod fields;
mod flattened;
mod form;
mod info;
mod kind_of;
mod literal;
mod member;
mod reading;
mod root;
mod spelling;
mod treated;
mod union;
mod validating;

pub use choice::{
    Choice, ChoiceInfo, choice_schema, read_choice, read_choice_text, validate_choice, validate_choice_or, write_choice,
};
pub use extras::{ExtraMap, Extras};
pub use field::{Default, Field, FieldInfo, Source};
pub use fields::{Declared, Fields, model_schema};
pub use flattened::Flattened;
pub use form::tuple_schema;
pub use info::{Extra, Form, ModelInfo};
pub use literal::FromLiteral;
pub use member::Member;
pub use reading::{read_members, read_unknown};
pub use root::Root;
pub use spelling::{Spelling, Step};
pub use treated::{Data, ModelFields, TreatedMember, read_model, revise_model, validate_model};
pub use union::{Choosing, CustomError, Discriminator, Union, UnionMember, Variant, union_shape};
pub use validating::ModelInput;
