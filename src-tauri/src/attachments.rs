//! The scheme by which the window shows attached pictures: `attachment://localhost/<id>`, and nothing else under it.

use tauri::http::{Method, Request, Response, StatusCode, header};
use tauri::{Manager, UriSchemeContext, UriSchemeResponder, Wry};
use visitbook_app::Core;

use crate::windows::Kind;

/// Its name, which the page's policy for pictures names too.
pub const SCHEME: &str = "attachment";

/// Answers the window with the visits, while a notebook is open. The picture is read on another thread.
pub fn answer(context: UriSchemeContext<'_, Wry>, request: Request<Vec<u8>>, responder: UriSchemeResponder) {
    if !Kind::Main.is(context.webview_label()) || request.method() != Method::GET {
        return responder.respond(nothing());
    }
    let app = context.app_handle().clone();
    let id = request.uri().path().trim_start_matches('/').to_owned();
    tauri::async_runtime::spawn_blocking(move || responder.respond(picture(&app.state::<Core>(), &id)));
}

fn picture(core: &Core, id: &str) -> Response<Vec<u8>> {
    let Ok(picture) = core.picture(id) else {
        return nothing();
    };
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
