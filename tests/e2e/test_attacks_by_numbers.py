"""What a partner with a client of their own may read out of the numbers in buttons: nothing."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise

from tests.e2e.story import Phone, Story

A_MILLION = 1_000_000
A_MONTH = timedelta(days=31) // timedelta(milliseconds=1)


def given(phone: Phone, verb: str) -> list[str]:
    """What stands behind a verb in every button of it, newest last."""
    data = [button.data or "" for message in phone.messages for row in message.buttons for button in row]
    return [one.removeprefix(f"{verb}:") for one in data if one.startswith(f"{verb}:")]


def row_numbers(phone: Phone, verb: str) -> list[int]:
    return [int(number) for one in given(phone, verb) for number in one.split(":")]


def tell_no_time(numbers: Iterable[int], instant: int) -> bool:
    """Whether none of the usual ways to put an instant (in milliseconds) into a number finds one of that month."""
    return all(
        abs((number >> bits) - instant // unit) > A_MONTH // unit
        for number in numbers
        for bits in (0, 8, 10, 12, 16, 20, 22, 24, 32)
        for unit in (1, 1000)
    )


async def test_the_number_of_a_shared_entry_does_not_tell_when_it_was_written(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    written = int(story.clock.now().timestamp() * 1000)
    await ana.says("held back")
    offer = ana.last.id
    await story.pass_time(days=5)
    await ana.taps("Share with your partner", message_id=offer)
    await ana.says("share")  # it is older than a day
    await ben.says("mine")
    await ben.says("/journal")
    await ben.taps("Older ▶")
    await ben.says("/journal")
    read = row_numbers(ben, "journal.at")
    assert read
    assert all(number > A_MILLION for number in read)
    assert tell_no_time(read, written)


async def test_numbers_do_not_count_what_others_did_meanwhile(story: Story) -> None:
    """Invites, couples, suggestions, check-ins and quiet dates: two of one's own say nothing of those between."""
    ana, ben = await story.couple_on_a_shared_day()
    eve, mia = await story.welcomed("Eve"), await story.welcomed("Mia")
    for phone in (eve, mia, eve):
        await phone.says("/invite")
    seen = {"pair.withdraw": row_numbers(eve, "pair.withdraw") + row_numbers(mia, "pair.withdraw")}
    await story.pairs(eve, mia)
    await ben.says("his")
    await eve.says("hers")
    seen["share.yes"] = row_numbers(ben, "share.yes") + row_numbers(eve, "share.yes")
    await ben.says("/checkin tuesday 20:00")
    await ana.says("/checkin tuesday 21:00")
    await ben.says("/checkin monday 19:00")
    await eve.says("/checkin monday 19:00")
    seen["checkin.withdraw"] = [
        number for phone in (ana, ben, eve) for number in row_numbers(phone, "checkin.withdraw")
    ]
    await ana.taps("Agree")
    await mia.taps("Agree")
    await story.pass_time(hours=7)
    seen["checkin.start"] = row_numbers(ana, "checkin.start") + row_numbers(eve, "checkin.start")
    await ben.says("/quietdates 3 may")
    await ana.says("/quietdates 4 may")
    seen["quiet.remove"] = row_numbers(ana, "quiet.remove") + row_numbers(ben, "quiet.remove")
    for verb, numbers in seen.items():
        different = sorted(set(numbers))
        assert len(different) > 1, verb
        assert different[0] > A_MILLION, verb
        assert all(after - before > A_MILLION for before, after in pairwise(different)), verb
        assert tell_no_time(different, int(story.clock.now().timestamp() * 1000)), verb


async def test_no_two_cards_of_support_can_be_set_against_each_other(story: Story) -> None:
    """Equal pads would give the difference of two message numbers, and with it what was said between them."""
    ana = await story.welcomed("Ana")
    for _ in range(40):
        await ana.says("/support")
    hidden = given(ana, "support.remove")
    assert len(hidden) == 40
    assert {len(word) for word in hidden} == {32}
    assert len({word[:24] for word in hidden}) == 40
    assert len({word[24:] for word in hidden}) == 40
    bits = [int(word, 16) for word in hidden]
    for place in range(128):  # none of them is always the same
        assert len({number >> place & 1 for number in bits}) == 2, place


async def test_a_card_of_support_from_before_goes_calmly(story: Story) -> None:
    """Its button held a number of another form: the card goes, and nothing else is touched."""
    ana = await story.welcomed("Ana")
    await ana.says("/support")
    shown = len(ana.person.messages)
    await ana.taps_raw(ana.last.id, "support.remove:40532396646334464")
    assert ana.toast() == "Removed."
    assert len(ana.person.messages) == shown - 1


async def test_the_next_look_for_help_does_not_tell_of_an_earlier_one(story: Story) -> None:
    """Somebody has her phone for two minutes after she removed what she read."""
    shown = []
    for name, chooses in (("Ana", False), ("Anb", True)):
        phone = await story.welcomed(name, "Berlin")
        if chooses:
            await phone.says("/support")
            await phone.taps("Another country")
            await phone.taps("Germany")
            await phone.taps("Remove this message")
        await phone.says("/support")
        shown.append((phone.last.text, phone.buttons))
    assert shown[0] == shown[1]
    assert "Germany" in shown[0][0]
