//! What an application usually names: `use peregrine::prelude::*;`.

pub use crate::error::{Error, HttpError, Result, ValidationError};
pub use crate::{
    App, BackgroundTasks, Base64, Base64Url, BigInt, ByteString, Content, Cors, Dependency, DumpOptions, Exit,
    FieldsSet, File, Html, HttpErrors, Input, Json, JsonString, Kind, Map, Model, Next, NoContent, Object, Patch,
    Redirect, Rejection, Reply, Request, Response, ResponseParts, Responses, Router, Secret, StaticFiles, Status,
    StatusCode, Text, ValidationHandler, ValidationInfo, Value, WebSocket, WebSocketDisconnect, WebSocketException,
    Yield, computed, delete, dependency, depends, get, head, json, options, outgoing, patch, post, put, route, routes,
    trace, websocket,
};
