"""Keeps uploaded files and the ids a bot may use for them; it must not know messages."""

import secrets
from typing import Any

from kintsugi_sandbox.errors import bad_request
from kintsugi_sandbox.media import image_size, sniff, voice_seconds
from kintsugi_sandbox.records import Records
from kintsugi_sandbox.state import Json, StoredFile
from kintsugi_sandbox.validation.schema import Upload

MOST_PHOTO_BYTES = 10 * 1024 * 1024
MOST_UPLOAD_BYTES = 50 * 1024 * 1024
MOST_DOWNLOAD_BYTES = 20 * 1024 * 1024
MOST_PHOTO_PIXELS = 10_000  # width and height together
MOST_PHOTO_RATIO = 20
PHOTO_SIDES = (90, 320, 800, 1280)
_SUFFIX = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "audio/ogg": ".oga",
    "audio/webm": ".webm",
    "audio/mpeg": ".mp3",
    "application/pdf": ".pdf",
}
_FOLDER = {"photo": "photos", "voice": "voice", "document": "documents", "sticker": "stickers"}


class Files:
    """Uploads in, `PhotoSize`, `Voice`, `Document` objects out."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def photo(self, content: bytes) -> list[Json]:
        """Keep a picture and return its sizes, smallest first; ApiError 400 when it is no photo.

        The sizes share the same bytes: the sandbox does not scale pictures.
        """
        size = image_size(content)
        if size is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        width, height = size
        too_long = max(size) > MOST_PHOTO_RATIO * max(min(size), 1)
        if width + height > MOST_PHOTO_PIXELS or too_long or not min(size):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        if len(content) > MOST_PHOTO_BYTES:
            raise bad_request("file is too big")
        path = self._write("photo", content)
        sides = [side for side in PHOTO_SIDES if side < max(size)] + [max(size)]
        sizes = [self._new("photo", path, content) for _ in sides[-4:]]
        for file, side in zip(sizes, sides[-4:], strict=True):
            scale = side / max(size)
            file.width, file.height = max(1, round(width * scale)), max(1, round(height * scale))
            file.siblings = [other.id for other in sizes]
            self._records.save_file(file)
        return [_photo_size(file) for file in sizes]

    def voice(self, content: bytes, duration: int | None = None) -> Json:
        """Keep a voice note; `duration` in seconds, read from the file when not given."""
        file = self._single("voice", content)
        file.duration = duration or voice_seconds(content)
        self._records.save_file(file)
        return _voice(file)

    def document(self, content: bytes, name: str | None, mime: str | None = None) -> Json:
        file = self._single("document", content)
        file.name, file.mime = name, mime or file.mime
        self._records.save_file(file)
        return _document(file)

    def sticker(self, content: bytes) -> Json:
        file = self._single("sticker", content)
        self._records.save_file(file)
        return {
            **_base(file),
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "👋",
        }

    def given(self, kind: str, value: Any, attached: dict[str, Upload], duration: int | None = None) -> Any:
        """What a bot sends: an upload, `attach://name`, or a file id known here; ApiError 400."""
        if isinstance(value, str) and value.startswith("attach://"):
            value = attached.get(value.removeprefix("attach://"))
            if value is None:
                raise bad_request("there is no file with the attached name in the request")
        if isinstance(value, Upload):
            if kind == "photo":
                return self.photo(value.content)
            if kind == "voice":
                return self.voice(value.content, duration)
            return self.document(value.content, value.name, value.mime)
        return self._known(kind, value)

    def _known(self, kind: str, file_id: str) -> Any:
        if file_id.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        file = self.find(file_id)
        if file.kind != kind:
            raise bad_request(f"can't use file of type {file.kind.title()} as {kind.title()}")
        if kind == "photo":
            return [_photo_size(self._records.files[name]) for name in file.siblings]
        return _voice(file) if kind == "voice" else _document(file)

    def find(self, file_id: str) -> StoredFile:
        """The file of an id made for this very bot; ApiError 400 for any other."""
        file = self._records.files.get(file_id)
        if file is None or file.bot_id != self._records.bot.id:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return file

    def api_file(self, file_id: str) -> Json:
        """The answer to getFile (at most 20 MB, Bot API)."""
        file = self._records.files.get(file_id)
        if file is None or file.bot_id != self._records.bot.id:
            raise bad_request("invalid file_id")
        if file.size > MOST_DOWNLOAD_BYTES:
            raise bad_request("file is too big")
        return {**_base(file), "file_path": f"{_FOLDER[file.kind]}/{file.path}"}

    def content(self, name: str) -> tuple[bytes, str] | None:
        """Bytes and media type of a kept file by its name; None when there is none."""
        file = next((f for f in self._records.files.values() if f.path == name), None)
        return (self._records.shelf.load_media(name), file.mime) if file else None

    def path_of(self, file_id: str) -> str:
        return self._records.files[file_id].path

    def _single(self, kind: str, content: bytes) -> StoredFile:
        if not content:
            raise bad_request("file must be non-empty")
        if len(content) > MOST_UPLOAD_BYTES:
            raise bad_request("file is too big")
        return self._new(kind, self._write(kind, content), content)

    def _write(self, kind: str, content: bytes) -> str:
        name = secrets.token_urlsafe(12) + _SUFFIX.get(sniff(content), ".bin" if kind != "voice" else ".oga")
        self._records.shelf.save_media(name, content)
        return name

    def _new(self, kind: str, path: str, content: bytes) -> StoredFile:
        return StoredFile(
            id="AgAC" + secrets.token_urlsafe(36),
            unique_id="AQAD" + secrets.token_urlsafe(9),
            bot_id=self._records.bot.id,
            kind=kind,
            path=path,
            size=len(content),
            mime=sniff(content),
        )


def _base(file: StoredFile) -> Json:
    return {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size}


def _photo_size(file: StoredFile) -> Json:
    return {**_base(file), "width": file.width, "height": file.height}


def _voice(file: StoredFile) -> Json:
    return {**_base(file), "duration": file.duration, "mime_type": file.mime}


def _document(file: StoredFile) -> Json:
    return {**_base(file), "mime_type": file.mime, **({"file_name": file.name} if file.name else {})}
