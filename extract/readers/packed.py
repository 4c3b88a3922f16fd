"""Zip containers of office files and OFD, opened within bounds; XML parsed without document types or entities."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from extract.encodings import decoded
from extract.failures import UnreadableError, over_limit
from extract.limits import Limits
from extract.package import Reason

Element = ET.Element
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_DECLARES = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_SMALL = 1024 * 1024
"""A member that unpacks to less is not held to the ratio."""


class Packed:
    """An opened zip container. Names are found whatever their case, as writers disagree on it.

    Raises:
        UnreadableError: it is damaged, encrypted, or larger than the limits allow.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise UnreadableError(Reason.DAMAGED) from error
        self._limits = limits
        try:
            self._check()
        except UnreadableError:
            self._zip.close()
            raise
        self._names = {info.filename.lstrip("/").lower(): info for info in self._zip.infolist()}

    def _check(self) -> None:
        members = self._zip.infolist()
        if len(members) > self._limits.members:
            raise over_limit("members", f"文件内部条目过多（{len(members)}）")
        if sum(member.file_size for member in members) > self._limits.unpacked_bytes:
            raise over_limit("unpacked_bytes", "文件解开后过大")
        for member in members:
            if member.flag_bits & 1:
                raise UnreadableError(Reason.ENCRYPTED)
            packed = max(member.compress_size, 1)
            if member.file_size > _SMALL and member.file_size > packed * self._limits.unpack_ratio:
                raise over_limit("unpack_ratio", "文件压缩比例异常")

    @property
    def names(self) -> list[str]:
        """All member names as written, the leading `/` left out."""
        return [info.filename.lstrip("/") for info in self._names.values()]

    def has(self, name: str) -> bool:
        """Whether there is a member of that name, whatever its case."""
        return name.lstrip("/").lower() in self._names

    def read(self, name: str) -> bytes:
        """The content of a member.

        Raises:
            UnreadableError: there is none of that name, or it is damaged.
        """
        info = self._names.get(name.lstrip("/").lower())
        if info is None:
            raise UnreadableError(Reason.DAMAGED, f"文件不完整，缺少内部文件 {name}")
        with self._zip.open(info) as stream:
            data = stream.read(info.file_size + 1)
        if len(data) > info.file_size:
            raise over_limit("unpacked_bytes", "文件解开后过大")
        return data

    def xml(self, name: str) -> Element:
        """The root of an XML member.

        Raises:
            UnreadableError: it is ill-formed, or declares a document type or entities.
        """
        return parsed(self.read(name), name)

    def checked(self, folder: str) -> Iterator[tuple[str, bytes]]:
        """Names and contents of the XML members of a folder that a library will parse by its own lights.

        Raises:
            UnreadableError: one declares a document type or entities.
        """
        for name in self.names:
            if name.lower().startswith(folder) and name.lower().endswith((".xml", ".rels", ".vml")):
                data = self.read(name)
                wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
                plain = data.replace(b"\0", b"") if wide else data
                if _DECLARES.search(plain):
                    raise _declares_entities(name)
                yield name, plain

    def close(self) -> None:
        """Gives the file back."""
        self._zip.close()


def _declares_entities(name: str) -> UnreadableError:
    return UnreadableError(Reason.DAMAGED, f"内部文件 {name} 含有不允许的实体声明")


def parsed(data: bytes, name: str) -> Element:
    """The root of an XML text in UTF-8, UTF-16 or GB18030, names without their namespace.

    Raises:
        UnreadableError: it is ill-formed, or declares a document type or entities.
    """
    text = decoded(data)
    if text is None:
        raise UnreadableError(Reason.DAMAGED, f"文件损坏，内部文件 {name} 编码无法识别")
    if _DECLARES.search(text.encode("ascii", "replace")):
        raise _declares_entities(name)
    try:
        root = ET.fromstring(_DECLARATION.sub("", text.lstrip("\ufeff"), count=1))  # noqa: S314 - see above
    except ET.ParseError as error:
        raise UnreadableError(Reason.DAMAGED, f"文件损坏，内部文件 {name} 无法解析") from error
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
        for key in [key for key in element.attrib if "}" in key]:
            element.attrib[key.rpartition("}")[2]] = element.attrib.pop(key)
    return root
