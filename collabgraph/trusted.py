"""Documents that are known beforehand: asked for by the SHA-256 of their text, and by a setting the only ones.

They are the ready operations, and the files of a folder of the operator. A client names one as Apollo's clients do
(`extensions.persistedQuery.sha256Hash`), or by `documentId`, as the appendix of GraphQL over HTTP does. Nothing is
registered by asking: what a client could add, everybody could.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from collabgraph.errors import PersistedQueryNotFound
from collabgraph.operations import operations
from collabgraph.protocol import Asked, Refusal
from collabgraph.settings import PREFIX, Settings, SettingsError
from graph_store.errors import Forbidden, NotFound


@dataclass(frozen=True, slots=True)
class Trusted:
    """The known documents, by the SHA-256 of their text in hexadecimal; `only` these where it is true."""

    texts: Mapping[str, str]
    only: bool = False

    def text(self, asked: Asked) -> str:
        """The document that is asked for.

        Errors: PersistedQueryNotFound or NotFound where nothing has that hash, Forbidden where only known documents are
        executed and this is none, Refusal where a hash comes with another text.
        """
        query, hash_ = asked.query, asked.hash
        if query is None:
            text = self.texts.get(hash_ or "")
            if text is None:
                raise _unknown(asked)
            return text
        if hash_ is not None and hash_ != hashed(query):
            raise Refusal(400, "extensions.persistedQuery.sha256Hash is not the SHA-256 of query.")
        if self.only and hashed(query) not in self.texts:
            raise Forbidden("Only documents that are known to the service are executed here, and this is none of them.")
        return query


def _unknown(asked: Asked) -> PersistedQueryNotFound | NotFound:
    if asked.by_document_id:
        return NotFound("documentId", "there is no known document with this id; send it as query")
    return PersistedQueryNotFound()


def hashed(text: str) -> str:
    """The SHA-256 of a document's text, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def from_settings(settings: Settings) -> Trusted:
    """The known documents. Raises SettingsError where those of the operator cannot be read."""
    return Trusted({hashed(text): text for text in _texts(settings).values()}, settings.trusted_only)


def listed(settings: Settings) -> dict[str, str]:
    """The SHA-256 of every known document by its name: an operation's, or a file's path in the operator's folder.

    Raises SettingsError where those of the operator cannot be read.
    """
    return {name: hashed(text) for name, text in _texts(settings).items()}


def _texts(settings: Settings) -> dict[str, str]:
    found = {name: operation.query for name, operation in operations().items()}
    if settings.trusted_documents is None:
        return found
    folder = Path(settings.trusted_documents)
    try:
        return found | _of_folder(folder)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            [f"{PREFIX}TRUSTED_DOCUMENTS ({folder}): {error}; set it to a folder of GraphQL documents in UTF-8"]
        ) from None


def _of_folder(folder: Path) -> dict[str, str]:
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder")
    files = sorted(folder.rglob("*.graphql"))
    return {str(file.relative_to(folder)): file.read_bytes().decode("utf-8") for file in files}
