//! A header map that a request leaves to a later answer of its thread.
//!
//! Receives the map of each request from the pipeline when its answer is made, and hands it to the next answer. hyper
//! keeps the map of an answer in turn, for the head that the connection reads next: so that maps go round, and none is
//! allocated for a request.

use std::cell::Cell;

use http::HeaderMap;

/// Room for so many headers has the first map of a thread.
const HEADERS_FIRST: usize = 6;

/// A map with room for more is not kept: one request with many headers must not hold its memory for ever.
const HEADERS_KEPT_MAX: usize = 64;

thread_local! {
    static SPARE: Cell<Option<HeaderMap>> = const { Cell::new(None) };
}

/// Puts an empty map with room in place of a new one.
pub(crate) fn put_into(new: &mut HeaderMap) {
    let spare = SPARE.try_with(Cell::take).ok().flatten().unwrap_or_else(|| HeaderMap::with_capacity(HEADERS_FIRST));
    // A new map holds nothing that would have to be dropped, which dropping it would find out in 60 instructions.
    debug_assert_eq!(new.capacity(), 0);
    std::mem::forget(std::mem::replace(new, spare));
}

/// Leaves a map that nobody reads any more. Its headers are dropped.
pub(crate) fn leave(mut headers: HeaderMap) {
    if headers.capacity() <= HEADERS_KEPT_MAX {
        headers.clear();
        // A thread that ends keeps nothing.
        let _ = SPARE.try_with(|spare| spare.set(Some(headers)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;
    use http::header::COOKIE;

    #[test]
    fn nothing_of_a_request_is_left_in_its_map() {
        let mut headers = HeaderMap::with_capacity(HEADERS_KEPT_MAX / 2);
        headers.append(COOKIE, HeaderValue::from_static("secret=1"));
        headers.append(COOKIE, HeaderValue::from_static("secret=2"));
        let capacity = headers.capacity();
        leave(headers);
        let mut taken = HeaderMap::new();
        put_into(&mut taken);
        assert_eq!((taken.len(), taken.get(COOKIE), taken.capacity()), (0, None, capacity));
    }

    #[test]
    fn large_map_is_not_kept() {
        leave(HeaderMap::with_capacity(HEADERS_KEPT_MAX + 1));
        let mut taken = HeaderMap::new();
        put_into(&mut taken);
        assert!(taken.capacity() <= HEADERS_KEPT_MAX);
    }
}
