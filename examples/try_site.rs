//! throwaway
use elenchus::{
    load::DiskFiles,
    pipeline::argue,
    site::{SiteInput, Templates, site},
};
use std::{fs, path::Path, time::Instant};
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let start = Instant::now();
    let argument = argue(&DiskFiles::new(&args[1])).unwrap();
    eprintln!("argued {:?}", start.elapsed());
    let start = Instant::now();
    let templates = Templates::new();
    let (files, findings) = site(&SiteInput {
        argument: &argument,
        templates: &templates,
        revision: Some("abc1234"),
        date: Some("2026-11-24"),
    });
    eprintln!(
        "rendered {} files, {} bytes in {:?}",
        files.len(),
        files.iter().map(|f| f.1.len()).sum::<usize>(),
        start.elapsed()
    );
    for f in findings.into_sorted().iter().take(10) {
        eprintln!("{:?} {} {}", f.code, f.message.en, argument.sources.place(f.primary.span));
    }
    let out = Path::new(&args[2]);
    let _ = fs::remove_dir_all(out);
    for (path, bytes) in files {
        let p = out.join(path);
        fs::create_dir_all(p.parent().unwrap()).unwrap();
        fs::write(p, bytes).unwrap();
    }
}
