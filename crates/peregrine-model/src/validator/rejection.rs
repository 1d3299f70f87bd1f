use std::borrow::Cow;
use std::fmt;

use crate::issue::{Bound, Code, Context, Issue, Parameter};
use crate::validation::Found;
use crate::{Input, Value};

/// Why a validator refuses a value.
///
/// Whatever can be printed becomes one: the message of a `value_error`. So a validator may fail with a text, or with
/// any error, and use `?`.
///
/// ```
/// use peregrine_model::Rejection;
///
/// fn port(text: &str) -> Result<(), Rejection> {
///     let port: u16 = text.parse()?;
///     if port < 1024 {
///         return Err(Rejection::custom("reserved_port", "Port {port} is reserved").with("port", port));
///     }
///     Ok(())
/// }
/// assert!(port("80").is_err() && port("x").is_err() && port("8080").is_ok());
/// ```
pub struct Rejection(Box<Reason>);

/// What is behind a rejection.
pub(crate) enum Reason {
    /// A rule with a code of pydantic's.
    Known(Code, Context),
    /// One with a code and a message of the user's own.
    Custom { code: Cow<'static, str>, message: Cow<'static, str>, context: Context },
    /// What the validation inside of a wrapping validator found, or the wish for the default.
    Found(Found),
}

impl Rejection {
    /// A `value_error`: `Value error, {message}`. The same as `message.into()`.
    #[must_use]
    #[cold]
    pub fn new(message: impl fmt::Display) -> Self {
        Self::exception(Code::ValueError, &message)
    }

    /// An `assertion_error`: `Assertion failed, {message}`, as Python's `assert` gives it.
    #[must_use]
    #[cold]
    pub fn assertion(message: impl fmt::Display) -> Self {
        Self::exception(Code::AssertionError, &message)
    }

    /// An error with a type and a message of your own. Places such as `{max}` in the message are filled from what
    /// [`with`](Self::with) adds, which stands in `ctx` too.
    #[must_use]
    #[cold]
    pub fn custom(code: impl Into<Cow<'static, str>>, message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Reason::Custom { code: code.into(), message: message.into(), context: Context::new() }))
    }

    /// An error that pydantic knows, its parameters given by [`with`](Self::with).
    ///
    /// ```
    /// use peregrine_model::{Code, Rejection};
    ///
    /// let rejection = Rejection::known(Code::LessThanEqual).with("le", 10);
    /// ```
    #[must_use]
    #[cold]
    pub fn known(code: Code) -> Self {
        Self(Box::new(Reason::Known(code, Context::new())))
    }

    /// No error: the field takes its default, as if it had not been sent. Without a default it is missing.
    #[must_use]
    #[cold]
    pub fn use_default() -> Self {
        Found { issues: Vec::new(), wants_default: true }.into()
    }

    /// Adds a parameter of a known or custom error. Others have none.
    #[must_use]
    #[cold]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Value>) -> Self {
        match &mut *self.0 {
            Reason::Known(_, context) => context.push((name.into(), known_parameter(value.into()))),
            Reason::Custom { context, .. } => context.push((name.into(), Parameter::Value(value.into()))),
            Reason::Found(_) => {}
        }
        self
    }

    /// What the validation inside of a wrapping validator found wrong; nothing in a rejection that was made otherwise.
    #[must_use]
    pub fn issues(&self) -> &[Issue<'static>] {
        match &*self.0 {
            Reason::Found(found) => &found.issues,
            _ => &[],
        }
    }

    pub(crate) fn into_reason(self) -> Reason {
        *self.0
    }

    fn exception(code: Code, message: &dyn fmt::Display) -> Self {
        let message = Parameter::Exception(message.to_string().into());
        Self(Box::new(Reason::Known(code, Context::from_iter([(Cow::Borrowed("error"), message)]))))
    }
}

/// A parameter of a message of pydantic's: numbers are spelled as its own constraints spell them.
fn known_parameter(value: Value) -> Parameter {
    match value {
        Input::Null => Parameter::Unknown,
        Input::Int(number) => {
            u64::try_from(number).map_or(Parameter::Bound(Bound::Int(number.into())), Parameter::Count)
        }
        Input::Float(number) => Parameter::Bound(Bound::Float(number)),
        Input::Str(text) => Parameter::Text(text),
        other => Parameter::Value(other),
    }
}

// `Rejection` itself can't be printed, so that this one implementation takes everything else.
impl<E: fmt::Display> From<E> for Rejection {
    #[cold]
    fn from(error: E) -> Self {
        Self::new(error)
    }
}

impl From<Found> for Rejection {
    #[cold]
    fn from(found: Found) -> Self {
        Self(Box::new(Reason::Found(found)))
    }
}

impl fmt::Debug for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Reason::Known(code, context) => f.debug_tuple("Rejection").field(code).field(context).finish(),
            Reason::Custom { code, message, context } => {
                f.debug_tuple("Rejection").field(code).field(message).field(context).finish()
            }
            Reason::Found(found) => f.debug_tuple("Rejection").field(found).finish(),
        }
    }
}
