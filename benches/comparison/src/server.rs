//! The servers: which there are, how they are built and started.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Failure;
use crate::process::Process;
use crate::tools;

/// A server that can be compared.
#[derive(Debug)]
pub(crate) struct Spec {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    /// Whether it is compared if no server is named.
    pub(crate) is_default: bool,
    program: Program,
}

#[derive(Debug)]
enum Program {
    /// `bench-server`, started with these arguments.
    Peregrine(&'static [&'static str]),
    /// This package of the peers' workspace.
    Rust(&'static str),
    FastApi,
}

/// In the order of the tables.
pub(crate) const SPECS: &[Spec] = &[
    spec("peregrine", "one runtime per core, its default", true, Program::Peregrine(&[])),
    spec("peregrine-shared", "one runtime for all threads", false, Program::Peregrine(&["--runtime", "shared"])),
    spec("peregrine-log", "with its access log, to nowhere", false, Program::Peregrine(&["--access-log"])),
    spec("hyper", "hyper 1 without a framework, one runtime per core", true, Program::Rust("peer-hyper")),
    spec("axum", "axum 0.8", true, Program::Rust("peer-axum")),
    spec("actix", "actix-web 4", true, Program::Rust("peer-actix")),
    spec("ntex", "ntex 3, over epoll", true, Program::Rust("peer-ntex")),
    spec("xitca", "xitca-web 0.8", true, Program::Rust("peer-xitca")),
    spec("salvo", "salvo 1 with its OpenAPI feature", true, Program::Rust("peer-salvo")),
    spec("fastapi", "FastAPI 0.165 on uvicorn with uvloop and httptools", true, Program::FastApi),
];

const fn spec(name: &'static str, about: &'static str, is_default: bool, program: Program) -> Spec {
    Spec { name, about, is_default, program }
}

/// A server that is built.
#[derive(Debug)]
pub(crate) struct Server {
    spec: &'static Spec,
    executable: PathBuf,
}

impl Spec {
    /// Compiles it, or makes its Python environment, unless that was done before.
    ///
    /// # Errors
    ///
    /// A program that is needed is missing or fails.
    pub(crate) fn build(&'static self) -> Result<Server, Failure> {
        let executable = match self.program {
            Program::Peregrine(_) => cargo("Cargo.toml", "bench-server", &target())?,
            Program::Rust(package) => cargo("benches/peers/Cargo.toml", package, &target().join("peers"))?,
            Program::FastApi => python()?,
        };
        Ok(Server { spec: self, executable })
    }
}

/// The folder of the repository.
pub(crate) fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).expect("the package is two folders below the root").to_owned()
}

/// Where everything goes that can be made again.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// One package a call, so that the features that one peer asks for don't reach what another depends on.
fn cargo(manifest: &str, package: &str, target: &Path) -> Result<PathBuf, Failure> {
    let arguments = ["build", "--release", "--quiet", "--locked", "--manifest-path", manifest, "--package", package];
    tools::run(Command::new("cargo").args(arguments).arg("--target-dir").arg(target).current_dir(root()))?;
    Ok(target.join("release").join(package))
}

/// A virtual environment with the packages that are asked for; made anew when they change.
fn python() -> Result<PathBuf, Failure> {
    tools::require(&["python3"])?;
    let folder = target().join("fastapi");
    let (python, installed) = (folder.join("bin/python"), folder.join("requirements.txt"));
    let wanted = root().join("benches/peers/fastapi/requirements.txt");
    if std::fs::read(&installed).ok() != std::fs::read(&wanted).ok() {
        tools::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        let pip = ["-m", "pip", "install", "--quiet", "--requirement"];
        tools::run(Command::new(&python).args(pip).arg(&wanted))?;
        std::fs::copy(wanted, installed)?;
    }
    Ok(python)
}

impl Server {
    pub(crate) fn name(&self) -> &'static str {
        self.spec.name
    }

    /// Whether its refusals have FastAPI's form.
    pub(crate) fn answers_as_fastapi(&self) -> bool {
        !matches!(self.spec.program, Program::Rust(_))
    }

    /// Whether callgrind can tell what a request takes: an interpreter takes too long below it.
    pub(crate) fn is_compiled(&self) -> bool {
        !matches!(self.spec.program, Program::FastApi)
    }

    /// Starts it on a free port, behind the command `under` if there is one, and waits until it answers.
    ///
    /// # Errors
    ///
    /// It doesn't start, or doesn't answer.
    pub(crate) fn start(&self, threads: usize, under: Option<&[String]>) -> Result<Process, Failure> {
        let mut words: Vec<String> = under.unwrap_or_default().to_vec();
        words.push(self.executable.to_string_lossy().into_owned());
        match self.spec.program {
            Program::Peregrine(arguments) => words.extend(arguments.iter().map(|argument| (*argument).to_owned())),
            Program::Rust(_) => {}
            Program::FastApi => words.push("app.py".to_owned()),
        }
        let port = free_port()?;
        let (port_text, threads) = (port.to_string(), threads.to_string());
        let mut command = Command::new(&words[0]);
        command
            .args(&words[1..])
            .envs([("PORT", &port_text), ("PEREGRINE_PORT", &port_text)])
            .envs([("THREADS", &threads), ("PEREGRINE_THREADS", &threads)])
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .current_dir(root().join("benches/peers/fastapi"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        Process::start(self.name(), command, port)
    }
}

fn free_port() -> std::io::Result<u16> {
    Ok(std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_peer_is_a_package_of_their_workspace() {
        let manifest = std::fs::read_to_string(root().join("benches/peers/Cargo.toml")).unwrap();
        for spec in SPECS {
            if let Program::Rust(package) = spec.program {
                assert_eq!(package, format!("peer-{}", spec.name));
                assert!(manifest.contains(&format!("\"{}\"", spec.name)), "{}", spec.name);
            }
        }
    }
}
