//! HTTP for this machine only: files of the tree, the live script, and a stream of news.

use super::inject::{self, SCRIPT};
use super::state::{Live, Report};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::convert::Infallible;
use std::sync::Arc;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

const LIVE_JS: &str = include_str!("live.js");
const LIVE_CSS: &str = include_str!("live.css");

#[derive(Clone)]
struct Shared {
    live: Arc<Live>,
    port: u16,
}

/// The server's answers.
pub(super) fn router(live: Arc<Live>, port: u16) -> Router {
    let shared = Shared { live, port };
    Router::new()
        .route(SCRIPT, get(|| async { typed("text/javascript; charset=utf-8", LIVE_JS) }))
        .route("/__elenchus/live.css", get(|| async { typed("text/css; charset=utf-8", LIVE_CSS) }))
        .route("/__elenchus/events", get(events))
        .route("/__status", get(status))
        .fallback(file)
        .layer(middleware::from_fn_with_state(shared.clone(), only_this_machine))
        .with_state(shared)
}

/// Refuses requests that were sent to another name: a page of the web that points its own name at this machine must not
/// read what is served here.
async fn only_this_machine(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    if is_local(request.headers(), shared.port) {
        return next.run(request).await;
    }
    (StatusCode::MISDIRECTED_REQUEST, "this server answers to localhost only\n").into_response()
}

fn is_local(headers: &HeaderMap, port: u16) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| {
        let rest = host.strip_prefix(name);
        rest.is_some_and(|rest| rest == format!(":{port}") || (rest.is_empty() && port == 80))
    })
}

async fn events(State(shared): State<Shared>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let (now, later) = shared.live.follow();
    let later = BroadcastStream::new(later).filter_map(Result::ok);
    let event = |report: Report| Ok(Event::default().data(serde_json::to_string(&report).unwrap_or_default()));
    Sse::new(tokio_stream::once(now).chain(later).map(event)).keep_alive(KeepAlive::default())
}

async fn status(State(shared): State<Shared>) -> Response {
    let (tree, report) = shared.live.now();
    let status = serde_json::json!({"generation": report.generation, "good": report.good, "count": report.count, "files": tree.len(), "errors": report.findings});
    typed("application/json", format!("{status}\n"))
}

async fn file(State(shared): State<Shared>, method: Method, uri: Uri) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let (tree, report) = shared.live.now();
    if tree.is_empty() {
        return page(StatusCode::SERVICE_UNAVAILABLE, inject::waiting(report.generation));
    }
    let path = percent_encoding::percent_decode_str(uri.path()).decode_utf8_lossy();
    let path = path.trim_start_matches('/');
    let folder = |path: &str| format!("{path}index.html");
    let found = if path.is_empty() || path.ends_with('/') { folder(path) } else { path.to_owned() };
    match tree.get(&found) {
        Some(bytes) if found.ends_with(".html") => {
            page(StatusCode::OK, inject::inject(bytes, report.generation, &shared.live.notes(&found)))
        }
        Some(bytes) => typed(content_type(&found), bytes.to_vec()),
        None if tree.get(&folder(&format!("{path}/"))).is_some() => redirect(uri.path()),
        None => match tree.get("404.html") {
            Some(bytes) => page(StatusCode::NOT_FOUND, inject::inject(bytes, report.generation, "")),
            None => StatusCode::NOT_FOUND.into_response(),
        },
    }
}

/// A folder's address ends with a slash, so that relative links in its page lead the right way.
fn redirect(path: &str) -> Response {
    match HeaderValue::try_from(format!("{path}/")) {
        Ok(place) => (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, place)]).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn page(status: StatusCode, bytes: Vec<u8>) -> Response {
    (status, typed("text/html; charset=utf-8", bytes)).into_response()
}

fn typed(kind: &'static str, body: impl Into<axum::body::Body>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, body.into()).into_response()
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("xml") => "application/xml",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
