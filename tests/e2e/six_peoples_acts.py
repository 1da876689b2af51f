"""What six people do with the bot, one act after the other; it must not know what has to hold."""

import re
import sqlite3
from datetime import timedelta

from bot.domain.questions import QuestionKind
from bot.texts.actions.nudge import PutOff
from tests.e2e.hostile import visible
from tests.e2e.six_people import SixPeople
from tests.e2e.story import PICTURE, Phone

WHO = (0, 0, 0, 1, 1, 1, 2, 3, 4, 5)
IN_WORDS = (
    QuestionKind.NAME,
    QuestionKind.ZONE,
    QuestionKind.HOUR,
    QuestionKind.PAUSE,
    QuestionKind.CHECKIN,
    QuestionKind.QUIET_DAY,
)
DRASTIC = ("leave.yes", "forget.sure")
COMMANDS = (
    *("/today", "/journal", "/checkin", "/settings", "/help") * 3,
    *("/invite", "/pause", "/pause 2d", "/resume", "/checkin sunday 20:00", "/checkin monday 9:00") * 2,
    *(
        "/start",
        "/privacy",
        "/leave",
        "/forget",
        "erase",
        "/pause banana",
        "/nonsense",
        "/start made_up_token_0000000",
    ),
)
VERBS = (
    *["taps"] * 12,
    *["writes"] * 5,
    *["commands"] * 5,
    *["time_passes"] * 4,
    *["edits", "replies", "opens_a_link", "something_breaks", "sends_a_file"] * 2,
    *["blocks", "taps_an_old_button", "the_bot_restarts"],
)
FAULTS = ("429", "500", "502", "reset", "broken_json", "wrong_shape", "reset after delivery")
UNCLEAR = ("500", "502", "reset after delivery")


class Acts(SixPeople):
    """Each act takes who does it and a number that picks what exactly."""

    async def taps(self, who: int, pick: int) -> None:
        phone = await self.awake(who)
        buttons = visible(phone)[-14:]
        if not buttons:
            return
        number, data = buttons[pick % len(buttons)]
        if data.startswith(DRASTIC) and pick % 3:
            return
        await self.taps_on(who, number, data)

    async def taps_an_old_button(self, who: int, pick: int) -> None:
        """One that belongs to somebody else, or is there no more."""
        phone = await self.awake(who)
        others = [data for one in self.phones for _, data in visible(one) if not data.startswith(DRASTIC)]
        own = [number for number, _ in visible(phone)]
        if others and own:
            await self.taps_on(who, own[-1], others[pick % len(others)])

    async def taps_on(self, who: int, message_id: int, data: str) -> None:
        """Tap; no spinner is left of it, unless something is broken just now."""
        self.note_consent(who, data)
        before = {tap.id for tap in self.phones[who].person.waiting}
        self.asked[who] += data.startswith(PutOff.verb)  # it comes again then
        await self.phones[who].taps_raw(message_id, data)
        if not self.is_troubled():
            assert {tap.id for tap in self.phones[who].person.waiting} <= before

    async def writes(self, who: int, pick: int) -> None:
        phone = await self.awake(who)
        await self.says(who, phone, None)

    async def replies(self, who: int, pick: int) -> None:
        phone = await self.awake(who)
        recent = phone.messages[-6:]
        await self.says(who, phone, recent[pick % len(recent)].id if recent else None)

    async def says(self, who: int, phone: Phone, reply_to: int | None) -> None:
        person = self.row(who)
        asked = await self.asked_in_words(person)
        marker = self.ledger.words(who)
        if asked is QuestionKind.NAME:
            self.ledger.names.add(marker)
        message_id = phone.person.say(marker, reply_to)
        self.ledger.says((who, message_id), marker)
        if person and person["onboarded_at"] and asked is None:
            self.to_be_kept.append((who, message_id, marker))
        await self.story.run_until_idle()

    async def asked_in_words(self, person: sqlite3.Row | None) -> QuestionKind | None:
        """Return which open question may take what they write; what it cannot take is kept by a tap."""
        if person is None:
            return None
        async with self.story.app.database.transaction(self.story.clock.now()) as work:
            question = (await work.questions.of(person["id"])).open
        return question.kind if question and question.kind in IN_WORDS else None

    async def edits(self, who: int, pick: int) -> None:
        phone = await self.awake(who)
        mine = [number for author, number in self.ledger.newest if author == who][-4:]
        if not mine:
            return
        message_id, marker = mine[pick % len(mine)], self.ledger.words(who)
        asked = await self.asked_in_words(self.row(who))
        if asked is QuestionKind.NAME:
            self.ledger.names.add(marker)
        if asked is None and await self.kept(who, message_id) is not None:
            self.to_be_kept.append((who, message_id, marker))
        self.ledger.says((who, message_id), marker)
        await phone.edits(message_id, marker)

    async def sends_a_file(self, who: int, pick: int) -> None:
        phone = await self.awake(who)
        marker = self.ledger.words(who)
        kind = pick % 4
        if kind == 0:
            self.ledger.says((who, phone.person.send_photo(PICTURE, marker)), marker)
            await self.story.run_until_idle()
        elif kind == 1:
            await phone.sends_voice()
        elif kind == 2:
            await phone.sends_sticker()
        else:
            await phone.forwards(marker)

    async def commands(self, who: int, pick: int) -> None:
        phone = await self.awake(who)
        command = COMMANDS[pick % len(COMMANDS)]
        self.asked[who] += command == "/today"
        await phone.says(command)

    async def opens_a_link(self, who: int, pick: int) -> None:
        phone = await self.awake(who)
        links = re.findall(r"\?start=(\S+)", "\n".join(text for one in self.phones for text in one.texts))
        if links:
            await phone.opens(links[-1 - pick % min(2, len(links))])

    async def blocks(self, who: int, pick: int) -> None:
        await self.phones[who].blocks()

    async def awake(self, who: int) -> Phone:
        """Return the phone, unblocked if it was blocked."""
        phone = self.phones[who]
        if phone.person.chat.blocked:
            await phone.unblocks()
        return phone

    # -- what happens to them ----------------------------------------------------------------------------

    async def time_passes(self, who: int, pick: int) -> None:
        await self.story.pass_time(hours=(1, 3, 7, 13, 24, 50)[pick % 6])

    async def the_bot_restarts(self, who: int, pick: int) -> None:
        await self.story.stop_bot()
        if pick % 3 == 0:
            self.story.clock.move(timedelta(hours=pick % 80))
        await self.story.start_bot()
        await self.story.run_until_idle()

    async def something_breaks(self, who: int, pick: int) -> None:
        kind, times = FAULTS[pick % len(FAULTS)], 1 + pick % 3
        if kind in UNCLEAR:
            self.repeats += times
        name, _, after = kind.partition(" ")
        self.story.telegram.faults.plan(name, times=times, delivered=True if after else None)  # type: ignore[arg-type]  # one of its kinds
