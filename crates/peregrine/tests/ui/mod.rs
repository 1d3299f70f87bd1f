//! What the compiler says to newcomers: a file of `fail` is one mistake and shows one
//! error (which `tidy` counts), a file of `pass` compiles and runs.
//!
//! The messages depend on the compiler: they are those of Rust 1.95. `TRYBUILD=overwrite cargo test -p peregrine --test
//! integration ui::` rewrites them; read the difference like code.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[test]
fn mistakes_are_told() {
    trybuild::TestCases::new().compile_fail("tests/ui/fail/*.rs");
}

/// Cases that compile are modules of this binary: as programs, each would be built and linked on its own, for minutes.
macro_rules! pass {
    ($($case:ident)*) => {
        #[allow(dead_code, unreachable_pub, clippy::all, clippy::pedantic, reason = "a case is about compiling")]
        mod pass {
            $(mod $case;
            #[test]
            fn $case() {
                let _ = $case::main();
            })*
        }

        #[test]
        fn every_case_that_compiles_is_listed() {
            let listed: BTreeSet<String> = [$(stringify!($case).to_owned()),*].into();
            assert_eq!(files("pass", "rs").iter().map(|path| name(path)).collect::<BTreeSet<_>>(), listed);
        }
    };
}
pass! {
    attributes_pass_through
    constraints_that_fit
    generic_model
    handler_in_function
    handler_in_macro_rules
    main_attribute
    many_handlers_alike
    names_of_the_expansions_own
    raw_identifiers
    recursive_model
    types_named_like_the_standard_ones
    unions
    without_prelude
}

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui").join(folder);
    let paths = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|found| found == extension)).collect()
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap().to_str().unwrap().to_owned()
}
