"""The packs travel in the wheel: installed elsewhere, it cleans."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
ASSETS = "cleaner/batch/report/assets"
CODE = """
import cleaner, pathlib
assert pathlib.Path(cleaner.__file__).parent.parent != pathlib.Path({root!r}), cleaner.__file__
text = 'The ferry was late again.\\n\\nCLICK HERE TO GET THE HARBOUR NEWS APP'
print(cleaner.clean(text).text)
"""


def test_the_wheel_holds_the_packs_and_cleans_elsewhere(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path / "site")
    data = (
        "packs/en.toml",
        "packs/index.json",
        "packs/branches.txt",
        "rules/empty-cells.toml",
        "rules/structural/signs.toml",
        "py.typed",
    )
    assert {f"cleaner/{name}" for name in data} <= set(names)
    assets = {path.relative_to(ROOT).as_posix() for path in (ROOT / ASSETS).iterdir()}
    assert assets
    assert assets <= set(names)
    assert not [name for name in names if name.startswith(("tests/", "fixtures/"))]
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r})\n{CODE.format(root=str(ROOT))}"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "The ferry was late again."
