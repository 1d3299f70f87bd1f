//! What an application usually names: `use peregrine::prelude::*;`.

pub use crate::error::{Error, HttpError, Result, ValidationError};
pub use crate::{
    App, BackgroundTasks, Base64, Base64Url, BigInt, ByteStream, ByteString, Content, Cors, Dependency, DumpOptions,
    Exit, FieldsSet, File, Html, HttpErrors, Input, Json, JsonLines, JsonString, Kind, Map, Model, Next, NoContent,
    Object, Patch, Redirect, Rejection, Reply, Request, Response, ResponseParts, Responses, Router, Secret,
    ServerSentEvent, Sse, SseItem, StaticFiles, Status, StatusCode, Stream, Text, ValidationHandler, ValidationInfo,
    Value, WebSocket, WebSocketDisconnect, WebSocketException, Yield, computed, delete, dependency, depends, get, head,
    json, options, outgoing, patch, post, put, route, routes, trace, websocket,
};
