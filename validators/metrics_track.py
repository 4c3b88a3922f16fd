"""Which kind of applicant (track) a submission belongs to, where a programme has several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ocr.errors import ConfigError
from parsers.reading import Document, DocumentKind
from parsers.values.organisation import normalise_name
from validators.metrics_parties import Register
from validators.programmes.profile import Track


@dataclass(frozen=True, slots=True)
class TrackChoice:
    """The tracks of a programme and the one that holds, empty where it could not be told."""

    tracks: tuple[Track, ...]
    chosen: str = ""

    def label(self, name: str) -> str:
        """What a track is called."""
        return next((track.label for track in self.tracks if track.id == name), name)


def choose_track(
    tracks: Sequence[Track], documents: Iterable[Document], applicant: str | None, register: Register, given: str | None
) -> TrackChoice:
    """The track that the reviewer names, else the one that the form's words name, else that of the applicant's kind.

    Raises:
        ConfigError: the reviewer names a track that the programme does not have.
    """
    if given is not None:
        if given not in {track.id for track in tracks}:
            known = "、".join(f"{track.id}（{track.label}）" for track in tracks) or "无"
            raise ConfigError(f"本项目没有申报类别“{given}”。可用的类别：{known}。")
        return TrackChoice(tuple(tracks), given)
    said = [
        str(value)
        for document in documents
        if document.kind is DocumentKind.APPLICATION
        for name in ("category", "choices", "project", "title")
        for value in document.values(name)
    ]
    named = {track.id for track in tracks if any(word in text for word in track.words for text in said)}
    if not named and applicant:
        found = register.known(normalise_name(applicant))
        named = {track.id for track in tracks if track.applicants and found.is_one_of(track.applicants)}
    return TrackChoice(tuple(tracks), next(iter(named)) if len(named) == 1 else "")
