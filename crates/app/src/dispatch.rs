//! Commands by name: how the command line and the tests reach the same list that the window has.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::contract::*;
use crate::core::Core;
use crate::error::{AppError, Code};

macro_rules! dispatch {
    (unlock { $($u:ident($ureq:ty) -> $uans:ty, $udoc:literal;)* } main { $($m:ident($mreq:ty) -> $mans:ty, $mdoc:literal;)* }) => {
        impl Core {
            /// Carries out the command of this name.
            ///
            /// # Errors
            /// [`Code::BadRequest`] for an unknown name or a request of another shape; those of the command.
            pub fn call(&self, name: &str, request: Value) -> Result<Value, WireError> {
                match name {
                    $(stringify!($u) => run(request, |request: $ureq| self.$u(request)),)*
                    $(stringify!($m) => run(request, |request: $mreq| self.$m(request)),)*
                    _ => Err(AppError::new(Code::BadRequest, "no such command").into()),
                }
            }
        }
    };
}

crate::with_commands!(dispatch);

fn run<Req: DeserializeOwned, Ans: Serialize>(
    request: Value,
    command: impl FnOnce(Req) -> Result<Ans, AppError>,
) -> Result<Value, WireError> {
    let request = serde_json::from_value(request)
        .map_err(|_| AppError::new(Code::BadRequest, "the request does not have the shape of the contract"))?;
    let answer = command(request)?;
    serde_json::to_value(answer).map_err(|_| AppError::new(Code::Unexpected, "the answer could not be told").into())
}
