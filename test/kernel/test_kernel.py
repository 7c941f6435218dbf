"""Jupyter's own tests of a kernel, run on the project's; `kernel_name` is what scripts/kernelspec.mjs writes."""

import unittest

import jupyter_kernel_test as jkt


class AudiosetLabKernelTests(jkt.KernelTests):
    kernel_name = "audioset-lab"
    language_name = "typescript"
    file_extension = ".ts"

    code_hello_world = 'console.log("hello, world")'
    code_stderr = 'console.error("oops")'
    code_page_something = 'page("a text for the pager")'
    code_clear_output = "clearOutput()"
    code_generate_error = 'throw new Error("expected")'
    code_inspect_sample = "console.log"

    completion_samples = [
        {"text": "conso", "matches": {"console"}},
        {"text": "Math.sq", "matches": {"sqrt"}},
        {"text": "[1, 2].findLastI", "matches": {"findLastIndex"}},
        {"text": "process.versi", "matches": {"version", "versions"}},
    ]
    complete_code_samples = [
        "1 + 1",
        'console.log("hello")',
        "function twice(n: number): number {\n  return 2 * n;\n}",
        "await Promise.resolve(1)",
        "interface A { b: string }",
        "",
    ]
    incomplete_code_samples = [
        "function twice(n: number) {",
        "const list = [1,",
        "1 +",
        "const text = `first line",
        "if (true) {",
        "/* a comment",
        "class A { b(",
    ]
    invalid_code_samples = ["const = 1", "let 1a = 2;", "x = )", "const = 2\nfoo(", 'const a = "open\n1']

    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"text".toUpperCase()', "result": "'TEXT'"},
        {"code": "[1, 2, 3].map((n) => n * n)", "result": "[ 1, 4, 9 ]"},
        {"code": "await Promise.resolve({ a: 1 })", "result": "{ a: 1 }"},
        {
            "code": '({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<b>1</b>" }) })',
            "result": "<b>1</b>",
            "mime": "text/html",
        },
    ]
    code_display_data = [
        {"code": 'await display({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<i>x</i>" }) })', "mime": "text/html"},
        {"code": 'await display({ "image/png": new Uint8Array([137, 80]) }, { raw: true })', "mime": "image/png"},
        {"code": "await display([1, 2])", "mime": "text/plain"},
    ]

    code_history_pattern = "6 [*] 7"
    supported_history_operations = ("tail", "range", "search")


class AudiosetLabWelcomeTests(jkt.IopubWelcomeTests):
    kernel_name = "audioset-lab"
    support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main(verbosity=2)
