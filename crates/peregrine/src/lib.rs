//! peregrine

#[cfg_attr(not(test), expect(dead_code, reason = "the pipeline, which looks routes up, is not there yet"))]
#[expect(unused_imports, reason = "the pipeline, which uses what is re-exported, is not there yet")]
mod routing;
