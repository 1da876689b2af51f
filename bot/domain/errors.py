"""The errors that have a name: refusals a person reads, and faults that stop a start; knows no wording."""


class KintsugiError(Exception):
    """The base of every error this project raises on purpose."""


class Refusal(KintsugiError):  # noqa: N818 - a refusal is an answer to a person, not a fault
    """Something a person asked for cannot be done. `key` names the sentence they read; nothing has changed."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class OperatorError(KintsugiError):
    """Something only the operator can mend; the message is one clear line for them."""


class StartError(OperatorError):
    """The bot cannot start as it is set up."""


class StorageError(OperatorError):
    """What lies on the disk cannot be read or written now.

    Whatever was under way has not happened and may be tried again: it is nobody's mistake.
    """


class DamagedStorageError(StorageError):
    """A file is damaged: going on would make it worse."""


class KeyMissingError(KintsugiError):
    """The data key of an owner is gone: their words cannot be read again."""

    def __init__(self, owner: int) -> None:
        super().__init__(f"no data key for owner {owner}")


class OutdatedRowError(KintsugiError):
    """A row is no longer as the decision about it supposed: a mistake in a program, and nothing was written."""

    def __init__(self) -> None:
        super().__init__("a row is not as it was read")


class UnstorableTextError(KintsugiError):
    """A text holds half a character (a lone surrogate), which no database can store."""

    def __init__(self) -> None:
        super().__init__("a lone surrogate cannot be stored")
