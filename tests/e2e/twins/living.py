"""Lives a life once, with or without one private act, and returns everything that the partner gets; holds no test."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import opened
from bot.config import SANDBOX_TOKEN, Settings
from bot.domain.people import Pace
from bot.testing import ManualClock
from bot.texts.actions.role import ChooseRole
from bot.texts.actions.welcome import ChooseHour, ConfirmZone
from kintsugi_sandbox.server import running
from tests.e2e.story import MONDAY_NOON, Phone, Story, words
from tests.e2e.twins import meetings
from tests.e2e.twins.deeds import BENS_OWN, DEEDS, PRIVATE_DEEDS
from tests.e2e.twins.heard import Ear, Heard, QuietWorld
from tests.e2e.twins.life import Life, Someone, Step
from tests.e2e.twins.private import Act, is_silent
from tests.e2e.twins.scene import Scene
from tests.e2e.twins.source import SeededRandomness
from tests.e2e.twins.told import quiet_from, settings_hold_from, what_shows

MASTER_KEY = bytes(range(32))


class TwinStory(Story):
    """A story whose every run has the same keys and the same random numbers."""

    def __init__(
        self, world: QuietWorld, clock: ManualClock, folder: Path, url: str, source: SeededRandomness
    ) -> None:
        super().__init__(world, clock, folder, url)
        self._source = source

    @property
    def settings(self) -> Settings:
        return replace(super().settings, master_key=MASTER_KEY, master_key_file=None)

    async def start_bot(self) -> None:
        self._app = await self._open.enter_async_context(
            opened(self.settings, self.clock, texts=words(), randomness=self._source)
        )


@dataclass(frozen=True)
class Lived:
    """What Ben got, what Ana did that he may see, and from when on her act may show, as she was told."""

    heard: list[Heard]
    done: list[tuple[int, str, object]]
    shows_from: datetime | None


@asynccontextmanager
async def _scene(folder: Path, seed: int) -> AsyncIterator[Scene]:
    clock, source = ManualClock(MONDAY_NOON), SeededRandomness(seed)
    ear = Ear(source)
    world = QuietWorld(clock, ear)
    async with running(world, token=SANDBOX_TOKEN) as url:
        story = TwinStory(world, clock, folder, url, source)
        await story.start_bot()
        try:
            ana, ben = await story.just_paired()
            ear.listener = ben.person.user_id
            yield Scene(story, ana, ben, ear, source)
        finally:
            await story.stop_bot()
    world.close()


async def live(folder: Path, life: Life, acts: Sequence[Act] = ()) -> Lived:
    """The whole life, in which Ana does this besides."""
    async with _scene(folder, life.seed) as scene:
        await _begin(scene, scene.ana, life.ana)
        await _begin(scene, scene.ben, life.ben)
        if life.planned:
            await meetings.suggests(scene, scene.ana)
            await meetings.agrees(scene, scene.ben)
        shows_from, acted = None, False
        began = scene.story.clock.now()
        for step in (*life.all_steps, Step(life.days * 1440, "ben", "reads")):
            if not acted and step.minute > life.act_at:
                await scene.story.until(began + timedelta(minutes=life.act_at))
                shows_from, acted = await _act(scene, life, acts), True
            await scene.story.until(began + timedelta(minutes=step.minute))
            scene.source.begin(step)
            if not (acted and is_silent in acts and step.who == "ana" and step.deed in PRIVATE_DEEDS):
                await _do(scene, step)
        return Lived(scene.ear.heard, scene.done, shows_from)


async def _begin(scene: Scene, phone: Phone, someone: Someone) -> None:
    await scene.taps(phone, ChooseRole(someone.role))
    await scene.taps(phone, ConfirmZone(someone.zone))
    await scene.taps(phone, ChooseHour(someone.minute))
    async with scene.story.app.database.transaction(scene.story.clock.now()) as work:
        person = await scene.person(work, phone)
        await work.people.set_pace(person.id, Pace(someone.stage, work.now))
    await phone.says("/start")


async def _act(scene: Scene, life: Life, acts: Sequence[Act]) -> datetime | None:
    """Returns from when on it may show."""
    before, now = await what_shows(scene), scene.story.clock.now()
    for number, act in enumerate(acts):
        scene.source.begin(f"act {number}")
        await scene.comes_back(scene.ana)
        await act(scene, scene.ana)
    shows = [None if life.curious else await quiet_from(scene)]
    if await what_shows(scene) != before:
        shows.append(settings_hold_from(now, life.ben.zone))
    return min((one for one in shows if one is not None), default=None)


async def _do(scene: Scene, step: Step) -> None:
    phone = scene.ana if step.who == "ana" else scene.ben
    await scene.comes_back(phone)
    deed = (DEEDS | BENS_OWN)[step.deed]
    scene.words = step.minute
    done = await deed(scene, phone)
    if done and step.who == "ana" and step.deed not in PRIVATE_DEEDS:
        scene.done.append((step.minute, step.deed, done))
