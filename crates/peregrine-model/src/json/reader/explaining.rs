//! A reader that goes on behind fields that are wrong, and tells of them.

use std::cell::RefCell;

use super::Reader;
use crate::json::{Explained, Standing};

/// Where a value begins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Start {
    at: usize,
    depth: u16,
}

impl<'a> Reader<'a> {
    /// Starts at the beginning of a text. What is wrong with fields of the outermost model is told, if it can be at
    /// once.
    pub(crate) fn explaining(text: &'a str, explained: &'a RefCell<Explained>) -> Self {
        Self { explained: Some(explained), ..Self::new(text) }
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

    /// Goes back to a value that couldn't be read, and passes over it: gives its text, and where to tell of it. Nobody
    /// wants to know of values further inside.
    pub(crate) fn pass_over(&mut self, start: Start) -> Option<(&'a str, &'a RefCell<Explained>)> {
        let explained = self.explained.filter(|_| start.depth == 1)?;
        (self.at, self.depth) = (start.at, start.depth);
        self.peek();
        let begin = self.at;
        self.skip_value().ok()?;
        Some((self.text.get(begin..self.at)?, explained))
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
