//! Which route answers a path and a method: the third stage of a request.
//!
//! **Receives** from the `pipeline` the request's method and its raw path, as the server read it, with the root path
//! cut off. **Hands on** to `endpoint` the value registered for the route that won, with the ranges of the decoded path
//! that its parameters took; or tells the pipeline that the answer is 405 (and what `Allow` says), a redirect, or 404.
//!
//! The order of the stages, which is Starlette's: [`decode_path`] once, [`RouteTable::lookup`], and when that finds
//! nothing [`other_slash`] with [`RouteTable::has_path`] and [`location`], and only then the fallback.
//!
//! | file | concept |
//! |---|---|
//! | [`path`] | from the raw path to text |
//! | [`convertor`] | what one parameter may match: `int`, `float`, `uuid`, `str`, `path` |
//! | [`template`] | a route's path as it is written |
//! | [`prefix`] | what a router puts before the templates of its routes |
//! | [`pattern`] | a part of a template with parameters, matched in linear time |
//! | [`captures`] | where the parameters were found |
//! | [`tree`] | all templates together, and which of them is tried first |
//! | [`methods`] | the methods that one route answers |
//! | [`method_table`] | the routes of one template |
//! | [`route_table`] | the above put together: the lookup |
//! | [`redirect`] | the path with the other ending, and its URL |
//! | [`conflict`] | routes that can never be told apart, at startup |
//!
//! Nothing here knows of handlers, requests or responses: a route is any value. A mounted application is the value of
//! a route with [`Methods::Any`] and the template `<prefix>/{path:path}`, as it is in Starlette. WebSocket routes live
//! in a table of their own, because a WebSocket request never sees the others.

mod captures;
mod conflict;
mod convertor;
mod method_table;
mod methods;
#[cfg(test)]
mod oracle;
mod path;
mod pattern;
mod prefix;
mod redirect;
mod route_table;
mod template;
mod tree;

pub(crate) use self::captures::Captures;
pub(crate) use self::conflict::find_conflicts;
pub(crate) use self::methods::Methods;
pub(crate) use self::path::{DecodedPath, RootPath, decode_path};
pub(crate) use self::prefix::RoutePrefix;
pub(crate) use self::redirect::{location, other_slash};
pub(crate) use self::route_table::{Lookup, RouteTable};
pub(crate) use self::template::RouteTemplate;
