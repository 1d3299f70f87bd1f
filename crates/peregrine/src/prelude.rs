//! What an application usually names: `use peregrine::prelude::*;`.

pub use crate::error::{Error, HttpError, Result, ValidationError};
pub use crate::{
    App, Base64, Base64Url, BigInt, ByteString, Content, DumpOptions, Exit, FieldsSet, Html, HttpErrors, Input, Json,
    JsonString, Kind, Map, Model, NoContent, Object, Patch, Redirect, Rejection, Request, Response, Router, Secret,
    Status, StatusCode, Text, ValidationHandler, ValidationInfo, Value, computed, delete, get, head, json, options,
    patch, post, put, route, routes, trace,
};
