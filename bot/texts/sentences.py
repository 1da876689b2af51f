"""Reads Fluent files strictly into sentences with their variables; must not know how one is said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from fluent.syntax import FluentParser, ast, visitor

from bot.texts.content import ContentError, Problem, shown
from bot.texts.values import PLACE_MARKS

# fluent.runtime refuses to format a part of more than 2,500 characters; ours are taken apart before.
_LONGEST_PART = 2000


@dataclass(frozen=True, slots=True)
class Sentence:
    """One message of a file: where it stands and which variables it needs, through references too."""

    key: str
    message: ast.Message | ast.Term
    variables: frozenset[str]
    file: str
    line: int


class _Uses(visitor.Visitor):
    """Collects what a pattern mentions."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - fluent's name
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - fluent's name
        self.references.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802 - fluent's name
        self.references.add(f"-{node.id.name}")


class _Reader:
    """Gathers the entries of all files of one language, and every problem on the way."""

    def __init__(self) -> None:
        self.found: dict[str, Sentence] = {}
        self.terms: list[ast.Term] = []
        self.problems: list[Problem] = []
        self._uses: dict[str, _Uses] = {}

    def read(self, path: Path, file: str) -> None:
        try:
            source = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            self.problems.append(Problem(file, 1, "this is not UTF-8"))
            return
        if any(mark in source for mark in PLACE_MARKS):
            self._say(file, 1, "the characters U+E000 and U+E001 are kept for values")
        for entry in FluentParser(with_spans=True).parse(source).body:
            self._entry(entry, file, source)

    def finish(self) -> dict[str, Sentence]:
        """Every message with all its variables; call it after the last file."""
        for key, sentence in self.found.items():
            self._check_references(key, sentence)
        return {
            key: replace(sentence, variables=frozenset(self._variables(key)))
            for key, sentence in self.found.items()
            if not key.startswith("-")
        }

    def _entry(self, entry: ast.EntryType, file: str, source: str) -> None:
        line = _line(entry, source)
        if isinstance(entry, ast.Junk):
            first = entry.annotations[0]
            self._say(file, _line(first, source), f"this cannot be read: {first.message}")
        elif isinstance(entry, ast.Message | ast.Term):
            self._keep(entry, file, line)

    def _keep(self, entry: ast.Message | ast.Term, file: str, line: int) -> None:
        key = entry.id.name if isinstance(entry, ast.Message) else f"-{entry.id.name}"
        if key in self.found:
            other = self.found[key]
            self._say(file, line, f"{key} stands already in {other.file}, line {other.line}")
            return
        if entry.value is None or entry.attributes:
            self._say(file, line, f"{key} needs a value and no attributes")
            return
        _Shorten().visit(entry)
        uses = _Uses()
        uses.visit(entry.value)
        self._uses[key] = uses
        self.found[key] = Sentence(key, entry, frozenset(), file, line)
        if isinstance(entry, ast.Term):
            self.terms.append(entry)

    def _check_references(self, key: str, sentence: Sentence) -> None:
        for name in sorted(self._uses[key].references - self.found.keys()):
            self._say(sentence.file, sentence.line, f"{key} refers to {name}, which does not exist")
        if key in self._reached(key):
            self._say(sentence.file, sentence.line, f"{key} refers to itself")

    def _reached(self, key: str) -> set[str]:
        reached: set[str] = set()
        waiting = list(self._uses[key].references)
        while waiting:
            name = waiting.pop()
            if name in self._uses and name not in reached:
                reached.add(name)
                waiting += self._uses[name].references
        return reached

    def _variables(self, key: str) -> set[str]:
        names = {key, *(name for name in self._reached(key) if not name.startswith("-"))}
        return set().union(*(self._uses[name].variables for name in names))

    def _say(self, file: str, line: int, says: str) -> None:
        self.problems.append(Problem(file, line, says))


def read_sentences(root: Path, language: str) -> tuple[Mapping[str, Sentence], list[ast.Term]]:
    """The messages by key and the terms of `root/<language>/wording/*.ftl`.

    Raises ContentError listing every mistake.
    """
    folder = root / language / "wording"
    paths = sorted(folder.glob("*.ftl"))
    if not paths:
        raise ContentError([Problem(shown(folder, root), 1, "there is no wording here")])
    reader = _Reader()
    for path in paths:
        reader.read(path, shown(path, root))
    sentences = reader.finish()
    if reader.problems:
        raise ContentError(sorted(reader.problems))
    return sentences, reader.terms


def _line(node: ast.SyntaxNode, source: str) -> int:
    return source.count("\n", 0, node.span.start if node.span else 0) + 1


class _Shorten(visitor.Visitor):
    """Takes long literal text apart, in every pattern."""

    def visit_Pattern(self, node: ast.Pattern) -> None:  # noqa: N802 - fluent's name
        node.elements = [part for element in node.elements for part in _parts(element)]
        self.generic_visit(node)


def _parts(element: ast.TextElement | ast.Placeable) -> Iterator[ast.TextElement | ast.Placeable]:
    if not isinstance(element, ast.TextElement):
        yield element
        return
    for start in range(0, len(element.value), _LONGEST_PART):
        yield ast.TextElement(element.value[start : start + _LONGEST_PART])


class _Literals(visitor.Visitor):
    """Collects each pattern's own text, its placeables left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def visit_Pattern(self, node: ast.Pattern) -> None:  # noqa: N802 - fluent's name
        texts = (part.value for part in node.elements if isinstance(part, ast.TextElement))
        self.texts.append("".join(texts))
        self.generic_visit(node)


def literal_patterns(message: ast.Message | ast.Term) -> list[str]:
    """The literal text of a message and of each variant in it, without what is filled in."""
    literals = _Literals()
    literals.visit(message)
    return literals.texts
