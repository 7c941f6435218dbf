"""Executes notebooks through nbclient and writes them in one normal form: execute_notebooks.py IN OUT [IN OUT ...].

Run by scripts/notebooks.mjs in the project's Python environment. A cell that fails stops its notebook and is told with its
traceback; the exit code is then 1.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

KERNEL = {"display_name": "TypeScript (audioset-lab)", "language": "typescript", "name": "audioset-lab"}
LANGUAGE = {"file_extension": ".ts", "mimetype": "text/x-typescript", "name": "typescript"}


def execute(source: Path, target: Path) -> None:
    notebook = nbformat.read(source, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            cell.metadata.pop("execution", None)
    NotebookClient(notebook, kernel_name=KERNEL["name"], timeout=600, record_timing=False).execute()
    write(normal(notebook), target)


def normal(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Leaves what a reader sees: no timings, no ids of displays, outputs of one stream in one piece, counts in order."""
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": LANGUAGE})
    count = 0
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({key: value for key, value in cell.metadata.items() if key == "tags"})
        if cell.cell_type != "code":
            continue
        count += 1
        cell.execution_count = count
        cell.outputs = joined(cell.outputs)
        for output in cell.outputs:
            output.pop("transient", None)
            if output.output_type == "execute_result":
                output.execution_count = count
            if "metadata" in output:
                output.metadata = nbformat.from_dict({})
    return notebook


def joined(outputs: list) -> list:
    kept: list = []
    for output in outputs:
        last = kept[-1] if kept else None
        if last is not None and output.output_type == "stream" == last.output_type and output.name == last.name:
            last.text += output.text
        else:
            kept.append(output)
    return kept


def write(notebook: nbformat.NotebookNode, target: Path) -> None:
    nbformat.validate(notebook)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")


def attempt(source: str, target: str) -> bool:
    """True where the notebook ran to its end."""
    try:
        execute(Path(source), Path(target))
    except CellExecutionError as error:
        print(f"{source}: a cell failed\n{error}", file=sys.stderr, flush=True)
        return False
    print(f"ran {Path(source).name}", file=sys.stderr, flush=True)
    return True


def main(paths: list[str]) -> int:
    with ThreadPoolExecutor(max_workers=min(2, os.cpu_count() or 1)) as pool:
        done = list(pool.map(attempt, paths[::2], paths[1::2]))
    return 0 if all(done) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
