//! What an application usually names: `use peregrine::prelude::*;`.

pub use crate::error::{Error, HttpError, Result, ValidationError};
pub use crate::{
    App, Base64, Base64Url, BigInt, ByteString, Content, Exit, Html, HttpErrors, Input, Json, JsonString, Kind, Map,
    Model, NoContent, Object, Redirect, Rejection, Request, Response, Router, Secret, Status, StatusCode, Text,
    ValidationHandler, ValidationInfo, Value, delete, get, head, json, options, patch, post, put, route, routes, trace,
};
