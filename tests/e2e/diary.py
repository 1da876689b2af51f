"""Keeps what one person meets on their phone, day by day, and writes it as a page; must not know what is done."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from kintsugi_sandbox.shown import Shown
from tests.e2e.story import Phone, Story


@dataclass(frozen=True)
class Event:
    """Something at an instant (aware UTC), written in Markdown."""

    at: datetime
    text: str


class Diary:
    """One person's side: what came, what they tapped and wrote, and what of it their partner could read."""

    def __init__(self, story: Story, me: Phone, partner: Phone, zone: tzinfo, *, since: int = 0) -> None:
        """It begins with the newest `since` messages on this person's phone."""
        self.me = me
        self._story = story
        self._partner = partner
        self._zone = zone
        self._seen: dict[int, str] = {message.id: message.text for message in me.messages[: -since or None]}
        self._partners_seen = {message.id for message in partner.messages}
        self._toasts = len(me.person.toasts)
        self.events: list[Event] = []

    async def answers(self, words: str) -> None:
        """Reply to the newest prompt."""
        self.look()
        self._note(f"{self.name} writes: **{words}**")
        await self.me.answers(words)
        self.look()

    async def writes(self, words: str) -> None:
        self.look()
        self._note(f"{self.name} writes: **{words}**")
        await self.me.says(words)
        self.look()

    async def taps(self, label: str) -> None:
        self.look()
        self._note(f"{self.name} taps `{label}`.")
        await self.me.taps(label)
        self.look()

    def sees(self, text: str) -> None:
        """Note what they see happen in the room."""
        self._note(text)

    def look(self) -> None:
        """Note what is new on both phones, in the order in which it came."""
        for message in self.me.messages:
            before = self._seen.get(message.id)
            if before is None:
                self._note(_quoted(message), datetime.fromtimestamp(message.at, UTC))
            elif before != message.text:
                self._note(f"The message becomes:\n\n{_quoted(message)}")
            self._seen[message.id] = message.text
        for toast in self.me.person.toasts[self._toasts :]:
            self._note(f"A line passes by: “{toast.text}”")
        self._toasts = len(self.me.person.toasts)
        self._look_over()

    def _look_over(self) -> None:
        """What was shared is the only thing that the partner's phone adds to this page."""
        for message in self._partner.messages:
            if message.id not in self._partners_seen and f", {self.name}, shared something" in message.text:
                at = datetime.fromtimestamp(message.at, UTC)
                self._note(f"On {self._partner.person.name}'s phone:\n\n{_quoted(message)}", at)
            self._partners_seen.add(message.id)

    def page(self, title: str, preface: str) -> str:
        """The whole page: a chapter for each week, a part for each local date."""
        lines = [f"# {title}", "", preface, ""]
        days: dict[date, list[Event]] = {}
        for event in sorted(self.events, key=lambda event: event.at):
            days.setdefault(event.at.astimezone(self._zone).date(), []).append(event)
        first = min(days)
        for week in range((max(days) - first).days // 7 + 1):
            lines += [f"## Week {week + 1}", ""]
            for day, events in days.items():
                if (day - first).days // 7 == week:
                    lines += [f"### {day:%A}, {day.day} {day:%B}", "", *self._day(events)]
        return "\n".join(lines).rstrip() + "\n"

    def _day(self, events: list[Event]) -> list[str]:
        lines, told = [], ""
        for event in events:
            time = f"{event.at.astimezone(self._zone):%H:%M}"
            if time != told:
                lines += [f"**{time}**", ""]
                told = time
            lines += [event.text, ""]
        return lines

    @property
    def name(self) -> str:
        return self.me.person.name

    def _note(self, text: str, at: datetime | None = None) -> None:
        self.events.append(Event(self._story.clock.now() if at is None else at, text))


def _quoted(message: Shown) -> str:
    """A message as a quotation, with its buttons under it."""
    lines = message.text.split("\n")
    if message.button_texts:
        lines += ["", " ".join(f"`{label}`" for label in message.button_texts)]
    broken = [
        f"{line}\\" if line and following else line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    ]
    return "\n".join(f"> {line}".rstrip() for line in broken)
