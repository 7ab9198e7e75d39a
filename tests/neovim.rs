//! What the editor page tells to write into Neovim's `init.lua` does what it says, in the real Neovim, in both languages.
//! Only on Linux, where it can be had without a hand.

#![cfg(all(target_os = "linux", feature = "lsp"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use support::lacking::Lacking;
use support::{command, debian, project};
use tempfile::TempDir;

/// Nothing takes longer, unless it is broken.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the windows that float over the text say, and what is found in the text: functions for the expressions below.
const READING: &str = "lua \
function Floating() local said = {} for _, window in ipairs(vim.api.nvim_list_wins()) do \
if vim.api.nvim_win_get_config(window).relative ~= '' then \
vim.list_extend(said, vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)) end end \
return table.concat(said, ' ') end \
function Found() local said = {} for _, one in ipairs(vim.diagnostic.get(0)) do table.insert(said, one.message) end \
return table.concat(said, ' ') end";

fn program() -> Result<PathBuf, Lacking> {
    let installed = || command::on_path(&["nvim"]).filter(|program| command::answers(program));
    let lacking = |why: &str| {
        Lacking::new(
            format!("The tests need Neovim. {why}"),
            format!("{}   # or any other way", debian::line(&["neovim"])),
        )
    };
    match installed() {
        Some(program) => Ok(program),
        None => {
            debian::install(&["neovim"]).map_err(|why| lacking(&why))?;
            installed().ok_or_else(|| lacking("It is installed and does not start."))
        }
    }
}

/// Whether the first of the page's two ways is for this Neovim.
fn is_new(program: &Path) -> bool {
    let said = command::run(Command::new(program).arg("--version")).expect("it answers");
    let minor =
        said.strip_prefix("NVIM v0.").and_then(|rest| rest.split('.').next()).and_then(|minor| minor.parse().ok());
    minor.is_none_or(|minor: u32| minor >= 8)
}

/// A running Neovim without a screen, whose keys are pressed from outside.
struct Neovim {
    program: PathBuf,
    child: Child,
    socket: PathBuf,
    folder: TempDir,
}

impl Neovim {
    /// Opens a file of the project that `elenchus init` makes.
    fn open(file: &str, init: &str) -> Self {
        let program = program().unwrap_or_else(|lacking| panic!("{lacking}"));
        let folder = tempfile::tempdir().expect("a folder");
        let (garden, socket) = (folder.path().join("garden"), folder.path().join("socket"));
        command::run(Command::new(project::ELENCHUS).arg("init").arg(&garden)).unwrap_or_else(|said| panic!("{said}"));
        fs::write(folder.path().join("init.lua"), init).expect("it can be written");
        let beside = Path::new(project::ELENCHUS).parent().map(Path::to_owned);
        let path =
            env::join_paths(beside.into_iter().chain(env::split_paths(&env::var_os("PATH").unwrap_or_default())));
        let mut start = Command::new(&program);
        start.arg("--headless").args(["--cmd", READING, "-n", "-u"]).arg(folder.path().join("init.lua"));
        start.arg("--listen").arg(&socket).arg(file).current_dir(&garden).env("PATH", path.expect("a path"));
        for place in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
            start.env(place, folder.path());
        }
        let child =
            start.env("LC_ALL", "C.UTF-8").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let neovim = Self { program, child: child.expect("it starts"), socket, folder };
        neovim.until("expand('%:t')", |name| file.ends_with(name) && !name.is_empty());
        neovim
    }

    fn press(&self, keys: &str) {
        self.ask("--remote-send", keys).unwrap_or_else(|said| panic!("{keys}: {said}"));
    }

    /// What it answers; older versions answer on stderr.
    fn ask(&self, how: &str, what: &str) -> Result<String, String> {
        let mut ask = Command::new(&self.program);
        let told = ask.arg("--server").arg(&self.socket).args([how, what]).stdin(Stdio::null()).output();
        let told = told.map_err(|error| error.to_string())?;
        let said = [told.stdout, told.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        if told.status.success() { Ok(said) } else { Err(said) }
    }

    /// Waits until the value of an expression is as it should be.
    fn until(&self, expression: &str, fits: impl Fn(&str) -> bool) {
        let end = Instant::now() + PATIENCE;
        loop {
            let said = self.ask("--remote-expr", expression);
            if said.as_deref().is_ok_and(|said| fits(said.trim())) {
                return;
            }
            assert!(Instant::now() < end, "{expression} stays {said:?}");
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Neovim {
    fn drop(&mut self) {
        let _ = self.child.kill(); // if it is gone already, it fell over, and the test says so
        let _ = self.child.wait();
    }
}

fn init(page: &str, program: &Path) -> String {
    let text = fs::read_to_string(project::shipped().join("argument/pages").join(page)).expect("a page");
    let blocks: Vec<&str> = text.split("```lua\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(blocks.len(), 2, "{page}");
    blocks[usize::from(!is_new(program))].to_owned()
}

#[test]
fn the_editor_page_sets_up_neovim() {
    let program = program().unwrap_or_else(|lacking| panic!("{lacking}"));
    for (page, dangling, title) in [
        ("editor.en.md", "there is no node `cx-mosquitoe`", "Standing water in barrels"),
        ("editor.zh.md", "没有节点 `cx-mosquitoe`", "桶里的积水会滋生蚊子"),
    ] {
        let neovim = Neovim::open("argument/contributions/cx-lid.yaml", &init(page, &program));
        neovim.press("G$hx");
        neovim.until("luaeval('Found()')", |said| said.contains(dangling));
        neovim.press("i<C-x><C-o>");
        neovim.until("getline('.')", |line| line == "attacks: [cx-mosquitoes]");
        neovim.press("<Esc>");
        neovim.until("luaeval('Found()')", |said| !said.contains("cx-mosquitoe"));
        neovim.press(":lua vim.lsp.buf.hover()<CR>");
        neovim.until("luaeval('Floating()')", |said| said.contains(title));
        neovim.press(":lua vim.lsp.buf.definition()<CR>");
        neovim.until("expand('%:t')", |name| name == "cx-mosquitoes.yaml");
        neovim.press("gg/rainwater<CR>:lua vim.lsp.buf.rename('rain')<CR>");
        let moved = neovim.folder.path().join("garden/argument/claims/rain.yaml");
        neovim.until("getline('.')", |line| line == "attacks: [rain]" && moved.exists());
    }
}
