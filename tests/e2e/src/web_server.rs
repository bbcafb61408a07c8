//! The web servers that municipalities have, with the configuration that docs/embedding.md gives.
//!
//! A server that is not on this machine is passed over, and is listed in the last lines of the tests; `cargo xtask setup`
//! installs them.

use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use tempfile::TempDir;

use crate::{passed_over, port, site};

/// How long a server may take to start.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(20);
/// Where the configurations of the documentation have the folder, and who they let show the page in a frame.
const FOLDER: &str = "/var/www";
const HOST: &str = "https://intranet.example";
/// The variables that say where the servers are, and what they are called.
const NGINX: (&str, &str) = ("KOMMUNKOMPASS_NGINX", "nginx");
const NGINX_BROTLI: (&str, &str) = ("KOMMUNKOMPASS_NGINX_BROTLI", "module of nginx for brotli");
const APACHE: (&str, &str) = ("KOMMUNKOMPASS_APACHE", "Apache");
/// The line for those who have nginx's module for brotli.
const BROTLI_OFF: &str = "# brotli_static on;";
/// The line for those whose page has the element from another origin.
const LENDING_OFF: &str = "# add_header Access-Control-Allow-Origin";

/// A page of an intranet that is another site than the app's. In all texts, `{app}` stands for the address of the app's
/// folder, `{origin}` for the app's origin, and `{host}` for the page's own.
#[derive(Clone, Copy, Debug)]
pub struct HostPage<'a> {
    /// The page.
    pub html: &'a str,
    /// Its policy.
    pub policy: &'a str,
    /// What lies beside it, by name: scripts.
    pub files: &'a [(&'a str, &'a str)],
    /// Who may show the app in a frame.
    pub may_frame: &'a str,
    /// Whether the app's server lets the page read its files, which the element needs.
    pub may_read: bool,
}

impl<'a> HostPage<'a> {
    /// A page with a policy as strict as can be: it allows the frame and nothing else.
    fn with_frame_only(html: &'a str, may_frame: &'a str) -> Self {
        let policy = "default-src 'none'; frame-src {origin}; img-src data:";
        Self { html, policy, files: &[], may_frame, may_read: false }
    }
}

/// A running web server with the app in the folder `kommunkompass/`; ended when this value goes.
pub struct WebServer {
    program: Child,
    port: u16,
    host_port: u16,
    folder: TempDir,
}

impl WebServer {
    /// nginx, with the app and with a host page on another port; pages of `allowed` may show the app in a frame. Nothing if
    /// there is no nginx.
    pub fn nginx(host_page: &str, allowed: &str) -> Result<Option<Self>> {
        let Some(program) = program(NGINX)? else { return Ok(None) };
        Self::start_nginx(program, None, HostPage::with_frame_only(host_page, allowed)).map(Some)
    }

    /// The same with a page that may do more; nothing if there is no nginx.
    pub fn nginx_with_host(host: HostPage<'_>) -> Result<Option<Self>> {
        let Some(program) = program(NGINX)? else { return Ok(None) };
        Self::start_nginx(program, None, host).map(Some)
    }

    /// The same with its module for brotli; nothing if that is missing.
    pub fn nginx_with_brotli(host_page: &str, allowed: &str) -> Result<Option<Self>> {
        let (Some(nginx), Some(module)) = (program(NGINX)?, program(NGINX_BROTLI)?) else {
            return Ok(None);
        };
        Self::start_nginx(nginx, Some(module), HostPage::with_frame_only(host_page, allowed)).map(Some)
    }

    fn start_nginx(program: PathBuf, brotli: Option<PathBuf>, host_page: HostPage<'_>) -> Result<Self> {
        let folder = folder_with_app()?;
        let (port, host_port) = (port::free()?, port::free()?);
        let place = folder.path().display();
        let (origin, host) = (format!("http://127.0.0.1:{port}"), format!("http://localhost:{host_port}"));
        let app = format!("{origin}/kommunkompass/");
        let filled_in = |text: &str| text.replace("{app}", &app).replace("{origin}", &origin).replace("{host}", &host);
        let mut recipe = recipe("nginx")?;
        ensure!(recipe.contains(LENDING_OFF), "the block for nginx does not say how pages of others get the files");
        if host_page.may_read {
            recipe = recipe.replace(LENDING_OFF, LENDING_OFF.trim_start_matches("# "));
        }
        recipe = recipe.replace(FOLDER, &place.to_string()).replace(HOST, &filled_in(host_page.may_frame));
        let mut module = String::new();
        if let Some(brotli) = brotli {
            ensure!(recipe.contains(BROTLI_OFF), "the block for nginx does not say how brotli is turned on");
            recipe = recipe.replace(BROTLI_OFF, "brotli_static on;");
            module = format!("load_module {};\n", brotli.display());
        }
        let policy = filled_in(host_page.policy);
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {place}/{kind};\n"))
            .concat();
        let configuration = format!(
            "{module}daemon off;\nmaster_process off;\npid {place}/nginx.pid;\nerror_log {place}/error.log;\nevents {{}}\n\
             http {{\naccess_log off;\n{temporary}\
             server {{ listen 127.0.0.1:{port};\n{recipe}\n}}\n\
             server {{ listen 127.0.0.1:{host_port}; root {place}/host;\n\
             types {{ text/html html; text/javascript js; }}\n\
             add_header Content-Security-Policy \"{policy}\";\n}}\n}}\n"
        );
        fs::create_dir(folder.path().join("host"))?;
        for (name, content) in host_page.files.iter().chain(&[("index.html", host_page.html)]) {
            fs::write(folder.path().join("host").join(name), filled_in(content))?;
        }
        let file = folder.path().join("nginx.conf");
        fs::write(&file, configuration)?;
        let mut command = Command::new(program);
        command.arg("-e").arg(folder.path().join("error.log")).arg("-p").arg(folder.path()).arg("-c").arg(file);
        Self::start(&mut command, port, host_port, folder)
    }

    /// Apache, with the app; nothing if there is no Apache.
    pub fn apache() -> Result<Option<Self>> {
        let Some(program) = program(APACHE)? else { return Ok(None) };
        let folder = folder_with_app()?;
        let port = port::free()?;
        let place = folder.path().display();
        fs::write(folder.path().join("kommunkompass/.htaccess"), recipe("apache")?)?;
        let modules: String = ["mpm_event", "authz_core", "mime", "dir", "headers", "rewrite"]
            .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"))
            .concat();
        let configuration = format!(
            "{modules}ServerName localhost\nListen 127.0.0.1:{port}\nPidFile {place}/apache.pid\n\
             ErrorLog {place}/error.log\nTypesConfig /dev/null\nDocumentRoot {place}\nDefaultRuntimeDir {place}\n\
             Mutex file:{place}\nUser www-data\nGroup www-data\n\
             <Directory {place}>\nAllowOverride All\nRequire all granted\n</Directory>\n"
        );
        let file = folder.path().join("apache.conf");
        fs::write(&file, configuration)?;
        let mut command = Command::new(program);
        // One process, so that nothing outlives it.
        command.arg("-X").arg("-f").arg(file);
        Self::start(&mut command, port, port, folder).map(Some)
    }

    /// The address of the app.
    pub fn url(&self) -> String {
        format!("http://{}:{}/kommunkompass/", Ipv4Addr::LOCALHOST, self.port)
    }

    /// The address of the page that shows the app in a frame: another site.
    pub fn host_url(&self) -> String {
        format!("http://localhost:{}/", self.host_port)
    }

    fn start(command: &mut Command, port: u16, host_port: u16, folder: TempDir) -> Result<Self> {
        let program = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let mut server = Self { program, port, host_port, folder };
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let has_ended = server.program.try_wait()?;
            if has_ended.is_some() || Instant::now() > deadline {
                let log = fs::read_to_string(server.folder.path().join("error.log")).unwrap_or_default();
                bail!("{:?} does not answer:\n{log}", command.get_program());
            }
            thread::sleep(PAUSE);
        }
        Ok(server)
    }
}

impl Drop for WebServer {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _killed = self.program.kill();
        let _ended = self.program.wait();
    }
}

/// The block of docs/embedding.md that is marked as tested under this name.
pub fn recipe(name: &str) -> Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/embedding.md");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let marked = text.split_once(&format!("<!-- tested: {name} -->\n```")).map(|(_, after)| after);
    let block = marked.and_then(|after| after.split_once('\n')?.1.split_once("\n```"));
    Ok(block.with_context(|| format!("{} has no block for {name}", path.display()))?.0.to_owned())
}

/// Where a program or module is; nothing if it is not here, and then it is told.
fn program((variable, name): (&str, &str)) -> Result<Option<PathBuf>> {
    let set = |variable: &str| std::env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from);
    let program = set(variable);
    if program.is_none() {
        passed_over::tell(&format!("there is no {name} here"), set(passed_over::LIST).as_deref())?;
    }
    Ok(program)
}

/// A folder that other users can read too, with the app in a folder of it.
fn folder_with_app() -> Result<TempDir> {
    let folder = TempDir::new()?;
    let opened = Command::new("chmod").arg("777").arg(folder.path()).status()?;
    ensure!(opened.success(), "the folder could not be opened to the server");
    copy(&site::bundle()?, &folder.path().join("kommunkompass"))?;
    Ok(folder)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir(to)?;
    for entry in from.read_dir()? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
