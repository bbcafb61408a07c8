//! Makes a function of the JavaScript half of the program.
//!
//! wasm-bindgen writes a module with one program in it. A page may have several places with the application in them, each
//! with a program of its own, so the module becomes a function that makes one: `program(kommunkompassHost)` returns what
//! starts it. The argument is what `src/app/services/host.rs` reads.

use anyhow::{Context, Result, ensure};

/// What the module says at its end.
const EXPORTS: &str = "export { initSync, __wbg_init as default };";
/// Where the module takes the functions of the wasm that has been started.
const STARTED: &str = "wasm = instance.exports;";
/// The host may stand before them.
const WATCHED: &str = "wasm = kommunkompassHost.watch?.(instance.exports) ?? instance.exports;";
/// What the module takes when it is given no wasm; the shells always give one.
const OWN_WASM: &str = "import.meta.url";

/// The module with the function `program`.
pub fn module(glue: &str) -> Result<String> {
    Ok(format!("export {}", function(glue)?))
}

/// The function `program`, for a script that is no module.
pub fn function(glue: &str) -> Result<String> {
    let body = glue.trim_end().strip_suffix(EXPORTS).context("the JavaScript of wasm-bindgen ends in another way")?;
    let body: String =
        code_of(body)?.iter().flat_map(|line| [line.strip_prefix("export ").unwrap_or(line), "\n"]).collect();
    ensure!(body.matches(STARTED).count() == 1, "the JavaScript of wasm-bindgen starts the wasm in another way");
    let body = body.replace(STARTED, WATCHED).replace(OWN_WASM, "document.baseURI");
    ensure!(
        !body.lines().any(|line| line.starts_with("export") || line.starts_with("import")),
        "the JavaScript of wasm-bindgen imports or exports more than is known"
    );
    Ok(format!("function program(kommunkompassHost) {{\n{body}return __wbg_init;\n}}\n"))
}

/// The lines without their indentation, and without comments that have lines of their own: the single file has little room.
fn code_of(glue: &str) -> Result<Vec<&str>> {
    let mut code = Vec::new();
    let mut is_comment = false;
    for line in glue.lines().map(str::trim) {
        // In a text of several lines, indentation would be part of it.
        ensure!(
            line.matches('`').count() % 2 == 0,
            "the JavaScript of wasm-bindgen has a text of several lines: {line}"
        );
        is_comment |= line.starts_with("/*");
        ensure!(
            !is_comment || line.split_once("*/").is_none_or(|(_, after)| after.is_empty()),
            "code after a comment: {line}"
        );
        if !is_comment && !line.is_empty() && !line.starts_with("//") {
            code.push(line);
        }
        is_comment &= !line.ends_with("*/");
    }
    ensure!(!is_comment, "a comment in the JavaScript of wasm-bindgen does not end");
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "export class A {\n}\nfunction __wbg_init() { new URL('x', import.meta.url) }\n\
        function start() {\n    wasm = instance.exports;\n}\n\nexport { initSync, __wbg_init as default };\n";

    #[test]
    fn the_module_becomes_a_function_of_its_host() {
        let module = module(GLUE).unwrap();
        assert!(module.starts_with("export function program(kommunkompassHost) {\nclass A {"), "{module}");
        assert!(module.ends_with("return __wbg_init;\n}\n") && !module.contains("import.meta"), "{module}");
        assert!(module.contains("\nwasm = kommunkompassHost.watch?.(instance.exports) ?? "), "{module}");
    }

    #[test]
    fn comments_and_indentation_are_left_out_and_texts_stay() {
        let glue = format!(
            "/**\n * @returns {{any}}\n */\nfunction a() {{\n    // why\n    return `/* ${{b}} */`;\n\n}}\n{GLUE}"
        );
        let module = module(&glue).unwrap();
        assert!(module.contains("{\nfunction a() {\nreturn `/* ${b} */`;\n}\nclass A"), "{module}");
    }

    #[test]
    fn a_text_of_several_lines_is_refused() {
        assert!(module(&format!("const a = `x\n  y`;\n{GLUE}")).is_err());
    }

    #[test]
    fn glue_that_imports_something_is_refused() {
        assert!(module(&format!("import x from 'y';\n{GLUE}")).is_err());
        assert!(module("no exports").is_err());
        assert!(module(&GLUE.replace("wasm = ", "its = ")).is_err());
    }
}
