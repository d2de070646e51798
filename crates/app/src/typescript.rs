//! Writes the TypeScript side of the contract: every type and one function a command.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};

use ts_rs::{Config, TS, TypeVisitor};

use crate::contract::*;

/// Collects the declarations of types and of all that they mention.
struct Declarations<'a> {
    config: &'a Config,
    seen: BTreeSet<TypeId>,
    by_name: BTreeMap<String, String>,
}

impl Declarations<'_> {
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_dependencies(self);
        if T::output_path().is_some() {
            self.by_name.insert(T::ident(self.config), T::decl(self.config));
        }
    }
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        T::visit_generics(self);
        self.add::<T>();
    }
}

macro_rules! client {
    (unlock { $($u:ident($ureq:ty) -> $uans:ty, $udoc:literal;)* } main { $($m:ident($mreq:ty) -> $mans:ty, $mdoc:literal;)* }) => {
        fn commands(into: &mut Declarations<'_>, config: &Config) -> String {
            let mut lines = String::new();
            $(lines.push_str(&command::<$ureq, $uans>(into, config, stringify!($u), $udoc));)*
            $(lines.push_str(&command::<$mreq, $mans>(into, config, stringify!($m), $mdoc));)*
            lines
        }

        /// Commands of the unlock window.
        pub const UNLOCK_COMMANDS: &[&str] = &[$(stringify!($u)),*];
        /// Commands of the main window only.
        pub const MAIN_COMMANDS: &[&str] = &[$(stringify!($m)),*];
    };
}

crate::with_commands!(client);

fn command<Req: TS + 'static, Ans: TS + 'static>(
    into: &mut Declarations<'_>,
    config: &Config,
    name: &str,
    doc: &str,
) -> String {
    into.add::<Req>();
    into.add::<Ans>();
    format!(
        "  /** {doc} */\n  {name}: {{ request: {}; answer: {} }};\n",
        Req::name(config),
        Ans::name(config)
    )
}

/// The generated file `ui/src/lib/contract/generated.ts`.
pub fn typescript() -> String {
    let config = Config::new().with_large_int("number");
    let mut types = Declarations {
        config: &config,
        seen: BTreeSet::new(),
        by_name: BTreeMap::new(),
    };
    let commands = commands(&mut types, &config);
    types.add::<CoreEvent>();
    types.add::<WireError>();
    let mut file = String::from("// Generated from crates/app/src/contract.rs by `make contract`. Do not edit.\n\n");
    for declaration in types.by_name.values() {
        file.push_str("export ");
        file.push_str(declaration);
        file.push_str("\n\n");
    }
    file.push_str("/** Every command with its request and answer. */\nexport interface Commands {\n");
    file.push_str(&commands);
    file.push_str("}\n");
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_stands_in_the_client_once() {
        let file = typescript();
        for name in UNLOCK_COMMANDS.iter().chain(MAIN_COMMANDS) {
            assert_eq!(file.matches(&format!("  {name}: {{ request:")).count(), 1, "{name}");
        }
    }
}
