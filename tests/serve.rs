//! The live server over a real socket: loopback only, one name only, no way out of the site, news when a file changes.
#![cfg(feature = "serve")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

mod support {
    pub mod small;
}

use support::small::{GROUND, MAP, THESIS};

struct Server {
    process: Child,
    port: u16,
    said: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in
        [("argument/map.yaml", MAP), ("argument/claims/thesis.yaml", THESIS), ("argument/premises/ground.yaml", GROUND)]
    {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    folder
}

fn serve(folder: &Path, port: &str) -> Server {
    let mut process = Command::new(env!("CARGO_BIN_EXE_elenchus"))
        .args(["serve", "--port", port])
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut said = String::new();
    let mut lines = BufReader::new(process.stderr.take().expect("a stream"));
    let port = loop {
        let mut line = String::new();
        assert!(lines.read_line(&mut line).expect("a line") > 0, "it ended:\n{said}");
        said.push_str(&line);
        if let Some((_, rest)) = line.split_once("http://localhost:") {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            break digits.parse().expect("a port");
        }
    };
    std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
    Server { process, port, said }
}

impl Server {
    fn open(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a limit");
        stream.write_all(request.as_bytes()).expect("it hears");
        stream
    }

    fn get(&self, path: &str) -> String {
        self.get_as(path, &format!("localhost:{}", self.port))
    }

    fn get_as(&self, path: &str, host: &str) -> String {
        let mut answer = Vec::new();
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        self.open(&request).read_to_end(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    }
}

#[test]
fn it_serves_the_site_to_this_machine_only() {
    let folder = project();
    let server = serve(folder.path(), "0");
    let home = server.get("/en/index.html");
    assert!(home.starts_with("HTTP/1.1 200"), "{home}");
    assert!(home.contains("/__elenchus/live.js") && home.contains("connect-src 'self'"), "{home}");
    assert!(server.get("/en/").starts_with("HTTP/1.1 200"));
    assert!(server.get("/en").contains("location: /en/"));
    assert!(server.get("/nowhere.html").starts_with("HTTP/1.1 404"));
    for path in ["/../Cargo.toml", "/..%2f..%2fetc/passwd", "/en/../../argument/map.yaml", "//etc/passwd", "/%00"] {
        assert!(server.get(path).starts_with("HTTP/1.1 404"), "{path}");
    }
    for host in ["evil.example", "localhost", "127.0.0.1:1", "localhost.evil.example:80", ""] {
        assert!(server.get_as("/", host).starts_with("HTTP/1.1 421"), "{host}");
    }
    assert!(server.get("/__status").contains("\"good\":true"));
}

#[test]
fn a_port_that_is_taken_is_passed_over_and_said() {
    let folder = project();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let server = serve(folder.path(), &port.to_string());
    assert_ne!(server.port, port);
    assert!(server.said.contains(&server.port.to_string()), "{}", server.said);
}

#[test]
fn a_change_is_told_and_the_last_good_site_stays() {
    let folder = project();
    let server = serve(folder.path(), "0");
    let request = format!("GET /__elenchus/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", server.port);
    let mut news = BufReader::new(server.open(&request));
    let mut next = |wanted: &str| loop {
        let mut line = String::new();
        assert!(news.read_line(&mut line).expect("news within the limit") > 0);
        if line.starts_with("data:") && line.contains(wanted) {
            return line;
        }
    };
    next("\"good\":true");
    let ground = folder.path().join("argument/premises/ground.yaml");
    std::fs::write(&ground, GROUND.replace("[thesis]", "[thesys]")).expect("a file");
    let told = next("\"good\":false");
    assert!(told.contains("R001") && told.contains("ground.yaml:5:12"), "{told}");
    assert!(server.get("/en/nodes/ground.html").starts_with("HTTP/1.1 200"), "the last good site");
    std::fs::write(&ground, GROUND.replace("A ground.", "Another ground.")).expect("a file");
    next("\"good\":true");
    assert!(server.get("/en/nodes/ground.html").contains("Another ground."));
}
