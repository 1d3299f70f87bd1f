//! What an application usually names: `use peregrine::prelude::*;`.

pub use crate::error::{Error, HttpError, Result, ValidationError};
pub use crate::{
    App, Content, Exit, Html, HttpErrors, Input, Json, Kind, Map, Model, NoContent, Object, Redirect, Request,
    Response, Router, Status, Text, Value, delete, get, head, json, options, patch, post, put, route, routes, trace,
};
