"""What a person wrote is read by nobody it was not shared with: not in a file, not in a log, not by a partner."""

import ast
import io
import logging
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import log
from bot.chat.commands import MENU
from bot.chat.setup import all_routes
from bot.config import SANDBOX_TOKEN
from bot.domain.questions import QuestionKind
from bot.texts.content import content_root
from bot.texts.library import load_library
from tests.e2e.hiding_places import finds, number_forms, plain_forms
from tests.e2e.hostile import forge, forgeries, in_batches, rows, told, tries_everything
from tests.e2e.story import Phone, Story, telling

KEEP_SENDING_FAILS = 200


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """Everything that the project's own logging writes, at the most talkative level."""
    root, stream = logging.getLogger(), io.StringIO()
    before = root.handlers[:], root.level, sys.excepthook, sys.unraisablehook, threading.excepthook
    log.setup("DEBUG", [SANDBOX_TOKEN], stream)
    yield stream
    root.handlers[:], root.level = before[0], before[1]
    sys.excepthook, sys.unraisablehook, threading.excepthook = before[2:]
    for name in log.QUIET:
        logging.getLogger(name).setLevel(logging.NOTSET)


@pytest.fixture
def words() -> dict[str, str]:
    """One word for each thing somebody can write, found nowhere else, with letters that JSON would escape."""
    things = (
        "telegram-name",
        "name",
        "private",
        "journal",
        "shared",
        "before-edit",
        "after-edit",
        "caption",
        "deleted",
        "in-outbox",
        "in-inbox",
        "city",
        "pause",
        "checkin",
        "unknown-command",
        "partner-name",
    )
    return {thing: f"Mönd{thing.replace('-', '')}7ß" for thing in things}


@pytest.mark.parametrize("form", range(12))
def test_a_word_in_any_plain_form_would_be_found(tmp_path: Path, form: int) -> None:
    spelled = list(plain_forms("Möndlicht <7ß>"))[form]
    (tmp_path / "file").write_bytes(b"a" + spelled + b"b")
    assert finds(tmp_path, ["Möndlicht <7ß>"]) == [("file", "Möndlicht <7ß>")]


def test_a_number_in_any_plain_form_would_be_found(tmp_path: Path) -> None:
    for form in number_forms(7_000_000_001):
        (tmp_path / "file").write_bytes(form)
        assert finds(tmp_path, numbers=[7_000_000_001]) == [("file", "7000000001")]


async def writes_everything(story: Story, words: dict[str, str]) -> tuple[Phone, Phone]:
    """Ana, who writes one of each thing there is to write, and Ben."""
    ana = story.phone(words["telegram-name"])
    await ana.opens()
    await ana.taps("Yes, let's begin")
    await ana.says(words["name"])
    await ana.says(words["city"])
    await ana.says("Lisbon")
    await ana.taps("Yes, that's right")
    await ana.says("19:00")
    await ana.taps("Done")
    ben = await story.welcomed(words["partner-name"])
    await ana.says("/invite")
    await ben.opens(ana.invite_token())
    await ben.taps("Accept")
    await ana.taps("Yes, that is my partner")
    await story.makes_it_a_shared_day()
    await ana.taps("My trust was hurt")
    await ana.taps("An affair, or closeness with another")
    share = "Share with your partner"
    await ana.says(words["journal"])
    await ana.taps("Keep private")
    note = await ana.says(words["before-edit"])
    await ana.edits(note, words["after-edit"])
    await story.pass_time(minutes=10)
    await ana.says(words["shared"])
    await ana.taps(share)
    await story.pass_time(minutes=10)
    await ana.sends_photo(caption=words["caption"])
    await story.pass_time(minutes=10)
    await ana.says(words["deleted"])
    await ana.says("/journal")
    await ana.taps("Delete")
    await ana.taps("Yes, delete it")
    await ana.says(f"/pause {words['pause']}")
    await ana.says(f"/checkin {words['checkin']}")
    await ana.says(f"/{words['unknown-command']}")
    await story.pass_time(days=3, hours=8)  # the first date that both share
    await ana.says(words["private"])
    await story.pass_time(minutes=10)
    story.telegram.faults.plan("502", chat_id=ben.person.user_id, times=KEEP_SENDING_FAILS)
    await ana.says(words["in-outbox"])
    await ana.taps(share)
    await ana.taps("As an answer to today's")
    await ana.taps("Send it now")
    ana.person.say(words["in-inbox"])
    await story.app.receiver.once(0)
    return ana, ben


async def test_no_file_holds_what_people_wrote_or_who_they_are(story: Story, words: dict[str, str]) -> None:
    ana, ben = await writes_everything(story, words)
    waiting = (
        "SELECT (SELECT count(*) FROM inbox WHERE state = 'new'), count(*) FROM outbox WHERE state = 'new'"
    )
    [(unread, unsent)] = rows(story, waiting)
    assert unread == 1
    assert unsent >= 1
    secret = [*words.values(), SANDBOX_TOKEN, ana.invite_token(), "My trust was hurt"]
    secret += [message.file_id for message in ana.person.messages if message.file_id]
    people = [ana.person.user_id, ben.person.user_id]
    data = story.settings.data_dir
    names = {path.name for path in data.iterdir()}
    assert {"kintsugi.sqlite3", "kintsugi.sqlite3-wal", "keyring.sqlite3"} <= names
    assert finds(data, secret, people) == []
    await story.stop_bot()
    assert finds(data, secret, people) == []
    story.telegram.faults.clear()
    await story.start_bot()
    await story.pass_time(hours=1)
    assert ben.reads(words["in-outbox"])
    await ana.says("/journal")
    assert words["in-inbox"] in ana.last.text
    assert finds(data, secret, people) == []


async def test_no_file_tells_which_ideas_came_to_somebody(story: Story) -> None:
    ana, _ = await story.couple()
    await story.pass_time(days=3)
    await ana.says("We tried it.")
    await ana.says("/today")
    await ana.unfolds("Don't send this again")
    await story.pass_time(days=4)
    library = load_library(content_root(), "en")
    idea = re.compile(f"({'|'.join(library.by_practice)})-[0-9]".encode())
    assert all(idea.match(name.encode()) for name in library.by_id)
    for path in story.settings.data_dir.rglob("*"):
        assert not path.is_file() or not idea.search(path.read_bytes())


async def test_the_master_key_lies_in_no_file_beside_the_data(story: Story) -> None:
    await story.couple()
    key = story.settings.master_key
    assert key is not None
    for path in story.settings.data_dir.rglob("*"):
        assert not path.is_file() or key not in path.read_bytes()


async def test_no_log_line_says_what_people_wrote_or_who_they_are(
    logged: io.StringIO, tmp_path: Path, words: dict[str, str]
) -> None:
    async with telling(tmp_path) as story:
        ana, ben = await writes_everything(story, words)
        token = ana.invite_token()
        await story.restart_bot()
        story.telegram.faults.clear()
        for kind in ("429", "500", "reset", "broken_json", "wrong_shape"):
            story.telegram.faults.plan(kind, times=2)
        story.telegram.updates.push_raw(
            {"message": {"text": words["private"], "from": {"id": ana.person.user_id}}}
        )
        story.telegram.updates.push_raw({"message": {"text": "\ud800" + words["private"]}})
        await story.pass_time(days=2)
    lines = logged.getvalue()
    assert len(lines.splitlines()) > 50
    assert "outbox" in lines
    secret = [*words.values(), SANDBOX_TOKEN, SANDBOX_TOKEN.split(":")[1], token]
    secret += [str(phone.person.user_id) for phone in (ana, ben)]
    (tmp_path / "logged").mkdir()
    (tmp_path / "logged" / "log").write_text(lines)
    assert finds(tmp_path / "logged", secret) == []


# -- between two people --------------------------------------------------------------------------------------


SECRETS = (
    "secret-free",
    "secret-caption",
    "secret-waiting",
    "secret-deleted",
    "secret-taken-back",
    "secret-draft",
)
SHARED = "words-for-ben"
COMMANDS = [*(f"/{command}" for command in MENU), "/checkin monday 20:00"]


async def a_secretive_couple(story: Story) -> tuple[Phone, Phone]:
    """Ana, who keeps one of each kind to herself and shares one; and Ben, who has written something too."""
    ana, ben = await story.just_paired()
    await story.makes_it_a_shared_day()
    await ben.says("/start")
    await ana.taps("My trust was hurt")
    await ana.taps("An affair, or closeness with another")
    await ana.says("secret-free")
    await ana.taps("Keep private")
    await ana.sends_photo(caption="secret-caption")
    await story.pass_time(minutes=10)
    await ana.says("secret-deleted")
    await ana.says("/journal")
    await ana.taps("Delete")
    await ana.taps("Yes, delete it")
    await ana.says("secret-taken-back")
    await ana.taps("Share with your partner")
    await ana.taps("Take it back")
    draft = await ana.says("secret-draft")
    await ana.edits(draft, SHARED)
    await ana.taps("Share with your partner")
    await ben.says("ben's own")
    await ben.taps("Keep private")
    await ana.says("/checkin monday 20:00")
    await ben.taps("Agree")
    await story.pass_time(hours=8)
    await ana.says("secret-waiting")
    await ana.taps("Share with your partner")
    assert "opens once" in ana.last.text
    await ana.says("/pause 7d")
    return ana, ben


def person_id(story: Story, words_of: Phone) -> int:
    """Read whose row it is by their role of author: people's ids are random."""
    account = story.app.vault.fingerprint("telegram", words_of.person.user_id)
    [(number,)] = rows(story, "SELECT id FROM people WHERE account = ?", account)
    return int(number)


def everything_of(story: Story, person: int) -> list[list[tuple[object, ...]]]:
    """What the bot keeps of a person, sealed cells as they are."""
    tables = (
        "people WHERE id",
        "nudges WHERE person_id",
        "seen WHERE person_id",
        "reflections WHERE person_id",
    )
    kept = [rows(story, f"SELECT * FROM {table} = ?", person) for table in tables]
    # that he thanked her for what she shared is his to say
    mine = (
        "SELECT reflection_id, recipient_id, shared_at, shown FROM shares"
        " WHERE reflection_id IN (SELECT id FROM reflections WHERE person_id = ?)"
    )
    return [*kept, rows(story, mine, person)]


async def test_nothing_a_partner_can_tap_shows_what_was_not_shared(story: Story) -> None:
    ana, ben = await a_secretive_couple(story)
    cleo = await story.welcomed("Cleo")
    annas = person_id(story, ana)
    kept = everything_of(story, annas)
    [(couple,)] = rows(story, "SELECT id FROM couples")
    in_buttons = (
        "reflections",
        "nudges",
        "quiet_dates",
        "invites",
        "couples",
        "checkins",
        "checkin_proposals",
    )
    everything = rows(story, " UNION ".join(f"SELECT id FROM {table}" for table in in_buttons))
    ids = [1, 2, *(number for (number,) in everything), annas]
    already = len(story.telegram.calls.all())
    assert "secret" not in told(story, ben, already)
    tried = await tries_everything(ben, COMMANDS)
    assert len(tried) > 40, sorted(set(all_routes().taps) - tried.keys())
    assert "secret" not in told(story, ben, already)
    assert ben.person.waiting == []

    async with story.app.database.transaction(story.clock.now()) as work:
        prompts = sorted(await work.seen.of(annas))
    for phone in (ben, cleo):
        for batch in in_batches(forgeries(ids, couple, prompts)):
            before = len(story.telegram.calls.all())
            await forge(story, phone, batch)
            assert "secret" not in told(story, phone, before)
            assert phone.person.waiting == []
    assert SHARED not in told(story, cleo)
    assert SHARED in told(story, ben)
    assert everything_of(story, annas) == kept
    # what rightly ends a couple does not open anything either
    await forge(story, ben, [f"leave.yes:{couple}"])
    await forge(
        story, ben, [f"{verb}:{number}" for verb in ("journal.at", "journal.whole") for number in ids]
    )
    assert "secret" not in told(story, ben, already)
    await ana.says("/journal")
    assert ana.reads("secret-waiting")
    await tries_everything(ana, COMMANDS)
    assert ana.person.waiting == []
    assert rows(story, "SELECT count(*) FROM inbox WHERE state <> 'done'") == [(0,)]
    # an edit of a card that was never sent has no target; nothing else may have failed
    dead = rows(story, "SELECT DISTINCT error FROM outbox WHERE state = 'dead'")
    assert set(dead) <= {("no-target",)}


async def bens_days(folder: Path, *, secretive: bool) -> list[tuple[str, list[str]]]:
    """What Ben has on his phone after some days with an Ana who does much that is her own business, or nothing."""
    async with telling(folder) as story:
        ana, ben = await story.just_paired()
        await ben.says("/start")
        await ana.taps("My trust was hurt" if secretive else "Some of both")
        await ana.taps("An affair, or closeness with another")
        if secretive:
            await ana.says("free")
            await ana.says("taken back in time")
        await story.pass_time(days=3, hours=8)  # the first date that both share
        if secretive:
            await ana.says("waiting")
            await ana.taps("Share with your partner")
            await ana.says("/pause 7d")
            await ana.says("/settings")
        await ben.says("mine")
        await ben.says("/journal")
        await ben.says("/checkin")
        await story.pass_time(hours=23)
        if secretive:
            await ana.says("/resume")
            await ana.says("/today")
            await ana.unfolds("Don't send this again")
            await ana.says("/forget")
            await ana.blocks()
        await ben.says("/settings")
        await ben.says("/today")
        await ben.says("/help")
        return [
            (message.text, message.button_texts) for message in ben.messages if "?start=" not in message.text
        ]


async def test_what_ana_does_for_herself_changes_nothing_on_bens_phone(tmp_path: Path) -> None:
    quiet = await bens_days(tmp_path / "quiet", secretive=False)
    secretive = await bens_days(tmp_path / "secretive", secretive=True)
    assert secretive == quiet
    assert len(quiet) > 10


async def test_what_somebody_erased_had_been_shown_is_its_authors_alone_again(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says(SHARED)
    await ana.taps("Share with your partner")
    await ben.says("/forget")
    await ben.taps("Go on to the last step")
    await ben.says("erase")
    assert rows(story, "SELECT sharing FROM reflections") == [("private",)]
    await ana.says("/journal")
    assert "Only you can see this." in ana.last.text
    assert "Take it back" not in ana.buttons


# -- every button has somebody behind it ------------------------------------------------------------------------


def actions_in(tree: ast.AST) -> Iterator[str]:
    """The names of the actions of `tap(label, Action(…))`, one or two in a choice."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if ast.unparse(call.func) == "tap":
            inside = [node for node in ast.walk(call.args[1]) if isinstance(node, ast.Call)]
            yield from (ast.unparse(made.func) for made in inside if ast.unparse(made.func)[0].isupper())


def test_every_button_has_a_handler_and_every_handler_a_button(root: Path) -> None:
    """The tool that checks types sees to it that no button carries anything else than an action."""
    files = (root / "bot/texts/cards").rglob("*.py")
    shown = {name for path in files for name in actions_in(ast.parse(path.read_text(encoding="utf-8")))}
    assert len(shown) > 40
    of_an_earlier_time = {"Forget"}  # it leads to what came in its place
    assert shown | of_an_earlier_time == {tap.action.__name__ for tap in all_routes().taps.values()}


def test_every_question_that_can_be_asked_is_listened_to() -> None:
    assert set(all_routes().questions) == set(QuestionKind)
