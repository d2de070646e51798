//! The schemes by which the window shows pictures out of an open notebook, and nothing else under them:
//! `attachment://localhost/<id>` and `preview://localhost/<key>/<page>/<scale>`.

use tauri::http::{Method, Request, Response, StatusCode, header};
use tauri::{Manager, UriSchemeContext, UriSchemeResponder, Wry};
use visitbook_app::error::AppError;
use visitbook_app::{Core, Picture};

use crate::windows::Kind;

/// Pictures that are attached to evidence. The page's policy for pictures names this and the next.
pub const ATTACHMENT: &str = "attachment";
/// Pages of the letter as it will be printed.
pub const PREVIEW: &str = "preview";

/// Where a picture of the core is found by its address.
type Find = fn(&Core, &str) -> Result<Picture, AppError>;

/// Answers the window with the visits, while a notebook is open. The picture is found on another thread.
pub fn answer(
    find: Find,
) -> impl Fn(UriSchemeContext<'_, Wry>, Request<Vec<u8>>, UriSchemeResponder) + Send + Sync + 'static {
    move |context, request, responder| {
        if !Kind::Main.is(context.webview_label()) || request.method() != Method::GET {
            return responder.respond(nothing());
        }
        let app = context.app_handle().clone();
        let address = request.uri().path().trim_start_matches('/').to_owned();
        tauri::async_runtime::spawn_blocking(move || {
            responder.respond(match find(&app.state::<Core>(), &address) {
                Ok(found) => picture(found),
                Err(_) => nothing(),
            });
        });
    }
}

fn picture(picture: Picture) -> Response<Vec<u8>> {
    Response::builder()
        .header(header::CONTENT_TYPE, picture.content_type)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox")
        .body(picture.bytes)
        .unwrap_or_else(|_| nothing())
}

fn nothing() -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
