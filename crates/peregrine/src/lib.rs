//! Peregrine: the function signature is the contract.
//!
//! From plain functions and derived models come parsing, validation, the answer, the OpenAPI document and its pages. An
//! application answers as the equivalent FastAPI application does, field by field.
//!
//! ```
//! use peregrine::prelude::*;
//! use peregrine::testing::TestClient;
//!
//! #[derive(Model)]
//! struct Item {
//!     #[field(min_length = 1)]
//!     name: String,
//!     #[field(gt = 0)]
//!     price: f64,
//! }
//!
//! #[post("/items/{item_id}", status = 201)]
//! async fn create_item(item_id: i64, item: Item) -> Item {
//!     let _ = item_id;
//!     item
//! }
//!
//! let client = TestClient::new(App::new().routes(routes![create_item]));
//! let answer = client.post("/items/1").json(json!({"name": "Lamp", "price": 0})).send();
//! assert_eq!(answer.status(), 422);
//! assert_eq!(answer.json()["detail"][0]["msg"], "Input should be greater than 0");
//! ```
//!
//! [`reference`](mod@reference) has every attribute and key. The modules stand in the order in which a request meets
//! them; `ARCHITECTURE.md` tells its way on one page.

extern crate self as peregrine;

pub mod app;
#[doc(hidden)]
pub mod serve;

mod pipeline;

pub mod middleware;

mod routing;

mod endpoint;

pub mod depends;

pub mod security;

pub mod params;

pub mod response;

pub mod error;

mod background;
mod body;
pub mod docs;
mod log;
mod mounts;
mod panic_boundary;
pub mod prelude;
mod random;
#[doc = include_str!("../docs/reference.md")]
pub mod reference {}
pub mod request;
#[doc(hidden)]
pub mod rt;
pub mod testing;
mod to_value;
pub mod websocket;

pub use app::{App, Router};
pub use background::BackgroundTasks;
pub use body::{Body, BodyError, BoxError};
pub use depends::{Dependency, Yield};
pub use endpoint::OutgoingRequest;
pub use error::{Error, HttpError, Result, ValidationError};
pub use middleware::{Cors, Next};
pub use mounts::{Mounted, StaticFiles};
pub use params::FormLimits;
pub use peregrine_macros::{
    Dependency, HttpErrors, Model, computed, delete, dependency, depends, get, head, json, main, options, outgoing,
    patch, post, put, route, routes, trace, websocket,
};
pub use peregrine_model::json::Writer;
#[cfg(feature = "decimal")]
pub use peregrine_model::kind::AnyDecimal;
#[cfg(feature = "bytestring")]
pub use peregrine_model::kind::SharedStr;
#[cfg(feature = "url")]
pub use peregrine_model::kind::{
    AmqpDsn, ClickHouseDsn, CockroachDsn, KafkaDsn, MariaDbDsn, MongoDsn, MySqlDsn, NatsDsn, PostgresDsn, RedisDsn,
    SnowflakeDsn,
};
#[cfg(feature = "chrono")]
pub use peregrine_model::kind::{AnyDateTime, AnyTime};
#[cfg(feature = "url")]
pub use peregrine_model::kind::{AnyHttpUrl, AnyUrl, AnyWebsocketUrl, FileUrl, FtpUrl, HttpUrl, WebsocketUrl};
pub use peregrine_model::kind::{
    AnySet, Base64, Base64Url, BigInt, ByteSize, ByteString, Complex, FrozenSet, IpInterface, IpNetwork, JsonString,
    OrderedFloat, PaymentCardNumber, RegexPattern, Secret, Sequence, VariadicTuple,
};
#[cfg(feature = "email")]
pub use peregrine_model::kind::{Email, NameEmail};
pub use peregrine_model::{
    Code, DumpOptions, FieldsSet, Input, Issue, Kind, Map, Mode, Object, Patch, Rejection, Report, ValidationHandler,
    ValidationInfo, Value,
};
pub use peregrine_openapi::document::{Contact, License, Tag};
pub use request::Request;
pub use response::{
    ByteStream, Content, File, Html, IntoResponse, Json, JsonLines, NoContent, Redirect, Reply, Response,
    ResponseParts, Responses, ServerSentEvent, Sse, SseItem, Status, Text,
};
pub use serve::{Exit, RuntimeMode, ServeSettings};

pub use websocket::{WebSocket, WebSocketDisconnect, WebSocketError, WebSocketException, WebSocketSettings};

#[doc(no_inline)]
pub use futures_util::Stream;
#[doc(no_inline)]
pub use http::StatusCode;
#[doc(no_inline)]
pub use {bytes, http};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
