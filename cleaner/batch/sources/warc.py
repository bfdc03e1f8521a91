"""Web archives: the pages of their responses."""

import io
import zlib
from collections.abc import Iterator
from typing import Any, Final

from cleaner.batch.documents import Document, Found
from cleaner.batch.extras import warc
from cleaner.batch.sources.opening import Meter, opened, too_large
from cleaner.batch.sources.walk import File
from cleaner.errors import InputError

_PAGES: Final = {"text/html", "application/xhtml+xml"}


def read(file: File, limit: int, meter: Meter) -> Iterator[Found]:
    """Give the responses and resources; raises InputError where it can be read no further."""
    module = warc()
    wanted = module.WarcRecordType.response | module.WarcRecordType.resource
    number = 0
    with opened(file.path, meter) as stream:
        # Decompressed by us: fastwarc takes the end of a truncated file for the end of the archive.
        records = module.ArchiveIterator(
            stream.raw,
            record_types=wanted, parse_http=False, stream_detect=False,
        )  # fmt: skip
        try:
            for number, record in enumerate(records, 1):
                yield _found(file, number, record, limit)
        except OSError as error:
            if type(error) is not OSError or error.errno is not None:
                raise  # the file system's or a decompressor's, not about a record
            place = f"{file.path}: after record {number}"
            raise InputError(f"{place}: {error}. The rest of the file is not read") from None


def _found(file: File, number: int, record: Any, limit: int) -> Found:
    source = f"{file.path}:{number}"
    id_ = (record.record_id or "").removeprefix("<").removesuffix(">").removeprefix("urn:uuid:")
    url = record.headers.get("WARC-Target-URI")
    target = f"{file.target}/{number:07d}"
    length = record.content_length

    def other(kind: Any, why: str) -> Found:
        return Found(Document(source, id_ or source, kind, why, target, url), 0, b"")

    if length > limit:
        return other("failed", str(too_large(source, limit)))
    record.freeze()
    if record.content_length < length:
        return other("failed", f"{source}: ends in the middle of the record. Fetch it again")
    try:
        record = _apart(record)
        why = _no_page(record)
        if why:
            return other("skipped", why)
        page = record.reader.read(limit + 1)
    except OSError as error:  # not the file's: a fault of this record, and of no other
        return other("failed", f"{source}: cannot be unpacked as it says ({error}). Fetch it again")
    if len(page) > limit:
        return other("failed", str(too_large(source, limit)))
    charset = record.http_charset if record.is_http else None
    document = Document(source, id_ or source, "page", page, target, url, charset)
    return Found(document, len(page), zlib.crc32(page).to_bytes(4))


def _apart(record: Any) -> Any:
    """Give a record in an archive of its own: unpacking it may fail, and reading on after that."""
    alone = io.BytesIO()
    record.write(alone)
    alone.seek(0)
    return next(iter(warc().ArchiveIterator(alone, parse_http=False)))


def _no_page(record: Any) -> str | None:
    """Say why a record holds no page."""
    if record.is_http:
        record.parse_http(auto_decode="all")
        code = record.http_headers.status_code
        if code != 200:
            return f"HTTP status {code}" if code else "no HTTP response"
        kind = record.http_content_type
    else:
        kind = record.headers.get("Content-Type")
    kind = (kind or "").partition(";")[0].strip().lower()
    return None if kind in _PAGES else f"is {kind or 'of no type'}"
