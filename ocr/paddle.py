"""The `paddle` engine: the paddleocr package on ONNX Runtime, as the reference that `swift` is measured against."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import metadata
from typing import Any

import numpy as np

from ocr.choices import Device, EngineName, EngineOptions
from ocr.cuda import cuda_session, refuse_wrong
from ocr.engine import Image, PageReading, UnreadCell
from ocr.errors import EngineError
from ocr.image.orientation import lies_on_its_side
from ocr.image.regions import Region, skew_of
from ocr.lines import Frame, Line, in_reading_order
from ocr.models import default_cache, find_models, paddle_folders
from ocr.paddle_version import paddle_version

_SURE = 0.90
"""Mean confidence below which a page is also read upside down."""


class PaddleEngine:
    """PaddleOCR's own pipeline with its default steps; orientation is tried out by reading the page again."""

    name = EngineName.PADDLE

    def __init__(self, options: EngineOptions) -> None:
        self.version = paddle_version(options)
        self._pipeline = open_pipeline(options.threads, options.device)

    def read(self, image: Image) -> PageReading:
        """Read a picture: see `OcrEngine.read`."""
        regions, lines = self._predict(image)
        turn = 0
        if lies_on_its_side(regions):
            turn, image = 90, np.ascontiguousarray(np.rot90(image, -1))
            regions, lines = self._predict(image)
        if lines and _mean(lines) < _SURE:
            other = np.ascontiguousarray(np.rot90(image, 2))
            other_regions, other_lines = self._predict(other)
            if _mean(other_lines) > _mean(lines):
                turn, regions, lines = turn + 180, other_regions, other_lines
        height, width = image.shape[:2]
        skew = skew_of(regions)
        found = [
            Line(text, region.levelled(-skew, width, height).box(width, height), sure)
            for region, (text, sure) in zip(regions, lines, strict=True)
            if text.strip()
        ]
        return PageReading(in_reading_order(found), Frame(turn, -skew, height / width))

    def read_cells(self, _image: Image, _frame: Frame, cells: Sequence[UnreadCell], _usual: float) -> list[Line | None]:
        """Nothing: the reference reads pages as its pipeline does."""
        return [None] * len(cells)

    def _predict(self, image: Image) -> tuple[list[Region], list[tuple[str, float]]]:
        try:
            result = self._pipeline.predict(image)[0]
        except (RuntimeError, ValueError, IndexError) as error:
            raise EngineError(f"paddle 引擎处理该页时出错：{error}。请改用 --engine swift 重试。") from error
        regions = [Region.around(np.asarray(polygon, np.float32)) for polygon in result["rec_polys"]]
        return regions, list(zip(result["rec_texts"], map(float, result["rec_scores"]), strict=True))


def open_pipeline(threads: int, device: Device = Device.CPU) -> Any:
    """PaddleOCR's own pipeline with its default steps, its models those of the `rapidocr` wheel.

    Raises:
        EngineError: the package or the models are missing or fail.
    """
    models = find_models()
    detector, recogniser = paddle_folders(models)
    if device is Device.GPU:
        refuse_wrong(
            cuda_session(models.detection), models.detection
        )  # paddlex would read on the CPU without a word where this fails
    try:
        with _headless_opencv_counts():
            return _open(str(detector), str(recogniser), threads, device)
    except (ImportError, RuntimeError, ValueError, OSError) as error:
        raise EngineError(f"无法启动 paddle 引擎：{error}。请运行 heyan doctor，或改用 --engine swift。") from error


def _mean(lines: list[tuple[str, float]]) -> float:
    return sum(sure for _, sure in lines) / len(lines) if lines else 0.0


def _open(detector: str, recogniser: str, threads: int, device: Device) -> Any:
    # both are read when paddlex is imported: it would look for model hosts on the network, and make a folder in the
    # home
    os.environ["PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK"] = "True"
    os.environ.setdefault("PADDLE_PDX_CACHE_HOME", str(default_cache() / "paddlex"))
    from paddleocr import PaddleOCR

    logging.getLogger("paddlex").setLevel(logging.ERROR)
    return PaddleOCR(
        text_detection_model_name="PP-OCRv6_small_det",
        text_detection_model_dir=detector,
        text_recognition_model_name="PP-OCRv6_small_rec",
        text_recognition_model_dir=recogniser,
        use_doc_orientation_classify=False,
        use_doc_unwarping=False,
        use_textline_orientation=False,
        device=device.value,
        engine="onnxruntime",
        engine_config={"intra_op_num_threads": threads, "inter_op_num_threads": 1},
    )


class _HeadlessOpenCv(metadata.DistributionFinder):
    """Answers the question for `opencv-contrib-python` with the headless build of the same code."""

    def find_spec(self, *_: object) -> None:
        """No module is found here, only a distribution's metadata."""

    def find_distributions(
        self, context: metadata.DistributionFinder.Context | None = None
    ) -> Iterator[metadata.Distribution]:
        """The installed headless distribution, for the one name that paddlex asks for."""
        if context is not None and context.name == "opencv-contrib-python":
            yield metadata.distribution("opencv-contrib-python-headless")


@contextmanager
def _headless_opencv_counts() -> Iterator[None]:
    """Let paddlex find OpenCV while it is imported.

    paddlex (paddlex/utils/deps.py) asks `importlib.metadata` for the version of `opencv-contrib-python` by name,
    imports cv2 only if there is one, and remembers the answer. The lock installs `opencv-contrib-python-headless`,
    the same code without libGL. So for the time of the import a finder of `importlib.metadata`'s own kind answers for
    that one name; nothing of paddlex is patched.
    """
    finder = _HeadlessOpenCv()
    sys.meta_path.append(finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
