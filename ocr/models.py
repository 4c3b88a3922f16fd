"""Where the PP-OCRv6 models lie: inside the installed `rapidocr` wheel, which is never imported for it.

Nothing is downloaded and nothing is committed: the wheel carries the two ONNX files, and the recogniser's dictionary
stands in its metadata. For PaddleOCR, which wants a folder per model, `paddle_folders` lays them out in a cache folder.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

from ocr.errors import EngineError

DETECTION_FILE = "PP-OCRv6_det_small.onnx"
RECOGNITION_FILE = "PP-OCRv6_rec_small.onnx"

_METADATA_FIELD = 14
"""`metadata_props` in ONNX's ModelProto (onnx.proto, message ModelProto)."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The two models: paths of the detector and of the recogniser."""

    detection: Path
    recognition: Path

    def hashes(self) -> dict[str, str]:
        """SHA-256 of each file, by file name."""
        return {path.name: model_hash(path) for path in (self.detection, self.recognition)}

    def characters(self) -> tuple[str, ...]:
        """What each class of the recogniser stands for: the blank first (an empty string), a space last.

        Raises:
            EngineError: the file carries no dictionary.
        """
        text = _onnx_metadata(self.recognition).get("character")
        if text is None:
            raise EngineError(
                f"识别模型 {self.recognition} 中没有字典（metadata: character）。请重新安装 rapidocr==3.10.0。"
            )
        return ("", *text.split("\n"), " ")


def find_models() -> ModelFiles:
    """The models of the installed `rapidocr` wheel.

    Raises:
        EngineError: the wheel or one of its models is missing.
    """
    spec = importlib.util.find_spec("rapidocr")
    folders = [Path(place) / "models" for place in (spec.submodule_search_locations or ())] if spec else []
    for folder in folders:
        files = ModelFiles(folder / DETECTION_FILE, folder / RECOGNITION_FILE)
        if files.detection.is_file() and files.recognition.is_file():
            return files
    place = f"（已查找：{'、'.join(map(str, folders))}）" if folders else "（未安装 rapidocr）"
    raise EngineError(
        f"找不到 OCR 模型 {DETECTION_FILE} 和 {RECOGNITION_FILE}{place}。"
        "请在 heyan 的环境中按锁定文件重新安装依赖：pip install -r requirements/run.lock"
    )


def paddle_folders(files: ModelFiles, cache: Path | None = None) -> tuple[Path, Path]:
    """The models as PaddleOCR expects them: a folder each with `inference.onnx` and `inference.yml`.

    Args:
        files: the models.
        cache: where to put the folders; by default below the user's cache folder.

    Returns:
        The folders of the detector and of the recogniser, named by content so that other models never meet them.

    Raises:
        EngineError: the cache folder cannot be written.
    """
    root = (cache or default_cache()) / "models"
    hashes = files.hashes()
    try:
        return (
            _lay_out(files.detection, root / f"det-{hashes[DETECTION_FILE][:16]}", _DETECTION_YAML),
            _lay_out(files.recognition, root / f"rec-{hashes[RECOGNITION_FILE][:16]}", _recognition_yaml(files)),
        )
    except OSError as error:
        raise EngineError(
            f"无法写入模型缓存目录 {root}：{error}。请检查磁盘空间和目录权限，或用 XDG_CACHE_HOME 指定其他目录。"
        ) from error


def default_cache() -> Path:
    """The folder below which heyan keeps what can be made again."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "heyan"


def _lay_out(model: Path, folder: Path, config: str) -> Path:
    """Both files appear whole or not at all, for several processes may start at once."""
    folder.mkdir(parents=True, exist_ok=True)
    link = folder / "inference.onnx"
    if link.is_symlink() and not link.exists():
        link.unlink()
    if not link.exists():
        with contextlib.suppress(
            FileExistsError
        ):  # another process was faster; the name tells that its content is the same
            link.symlink_to(model.resolve())
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder, delete=False) as draft:
        draft.write(config)
    Path(draft.name).replace(folder / "inference.yml")
    return folder


_DETECTION_YAML = """\
Global:
  model_name: PP-OCRv6_small_det
PreProcess:
  transform_ops:
  - DecodeImage: {channel_first: false, img_mode: BGR}
  - DetResizeForTest: null
  - NormalizeImage:
      mean: [0.5, 0.5, 0.5]
      order: hwc
      scale: 1./255.
      std: [0.5, 0.5, 0.5]
  - ToCHWImage: null
PostProcess:
  name: DBPostProcess
  thresh: 0.3
  box_thresh: 0.6
  max_candidates: 1000
  unclip_ratio: 1.5
"""


def _recognition_yaml(files: ModelFiles) -> str:
    characters = files.characters()[1:-1]  # PaddleOCR adds blank and space itself
    return (
        "Global:\n  model_name: PP-OCRv6_small_rec\n"
        "PreProcess:\n  transform_ops:\n"
        "  - DecodeImage: {channel_first: false, img_mode: BGR}\n"
        "  - RecResizeImg: {image_shape: [3, 48, 320]}\n"
        "PostProcess:\n  name: CTCLabelDecode\n  character_dict:\n"
        + "".join(f"  - {json.dumps(character)}\n" for character in characters)
    )


def model_hash(path: Path) -> str:
    """SHA-256 of a model's file."""
    return _sha256(path, path.stat().st_mtime_ns)


@cache
def _sha256(path: Path, _changed: int) -> str:
    """The hash of a file as it was last changed: worked out once a process, 30 MB that every version names."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _onnx_metadata(path: Path) -> dict[str, str]:
    """The metadata of an ONNX file, read from its protobuf fields: a runtime would load the whole model for it."""
    found: dict[str, str] = {}
    size = path.stat().st_size
    with path.open("rb") as file:
        while file.tell() < size:
            number, wire = divmod(_varint(file), 8)
            if wire == 0:
                _varint(file)
                continue
            length = _varint(file) if wire == 2 else {1: 8, 5: 4}[wire]
            if number == _METADATA_FIELD:
                key, value = _entry(file, file.tell() + length)
                found[key] = value
            else:
                file.seek(length, os.SEEK_CUR)
    return found


def _entry(file: BinaryIO, end: int) -> tuple[str, str]:
    parts = {1: "", 2: ""}
    while file.tell() < end:
        number = _varint(file) // 8
        parts[number] = file.read(_varint(file)).decode("utf-8")
    return parts[1], parts[2]


def _varint(file: BinaryIO) -> int:
    value = shift = 0
    while byte := file.read(1):
        value |= (byte[0] & 0x7F) << shift
        if byte[0] < 0x80:
            return value
        shift += 7
    raise EngineError(f"模型文件 {file.name} 不完整。请重新安装 rapidocr==3.10.0。")
