//! A reader that goes on behind fields that are wrong, and tells of them.

use std::cell::RefCell;

use super::{FAST_DEPTH_MAX, Reader};
use crate::Input;
use crate::json::{Explained, Standing, parse};

/// Where a value begins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Start {
    at: usize,
    depth: u16,
}

impl<'a> Reader<'a> {
    /// The same reader. What is wrong with fields of the outermost model is told, if it can be at once.
    pub(crate) fn explaining(self, explained: &'a RefCell<Explained>) -> Self {
        Self { explained: Some(explained), ..self }
    }

    /// Whether anything was told of the model that was just read, so that there will be no value.
    #[inline]
    pub(crate) fn has_explained(&self) -> bool {
        self.depth == 0 && self.explained.is_some_and(|explained| !explained.borrow().is_empty())
    }

    #[inline]
    pub(crate) fn start(&self) -> Start {
        Start { at: self.at, depth: self.depth }
    }

    /// Goes back to a value that couldn't be read, and reads it to a tree: gives it, and where to tell of it. Nobody
    /// wants to know of values further inside, nor of a value that is nested too deeply for the fast pass.
    pub(crate) fn again(&mut self, start: Start) -> Option<(Input<'a>, &'a RefCell<Explained>)> {
        let explained = self.explained.filter(|_| start.depth == 1)?;
        let (input, end) = parse::value(self.text, start.at, FAST_DEPTH_MAX - start.depth).ok()?;
        (self.at, self.depth) = (end, start.depth);
        Some((input, explained))
    }

    /// Says how the fields of the model stand that was read, in their order. The end of the text must follow.
    pub(crate) fn conclude(&mut self, fields: &[Standing]) {
        if let Some(explained) = self.explained
            && self.end().is_ok()
        {
            explained.borrow_mut().conclude(fields);
        }
    }
}
