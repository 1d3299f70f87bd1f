//! The behaviour of the framework, seen from outside; modules mirror `src`.

mod serve;
