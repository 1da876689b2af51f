"""Two people become a couple by three taps, and every other way is refused with a next step."""

from tests.e2e.hostile import rows
from tests.e2e.story import Phone, Story

TOGETHER = "are here together now"


async def invited(story: Story) -> tuple[Phone, Phone, str]:
    """Ana with an invite, Ben who has not opened it, and its token."""
    ana, ben = await story.welcomed("Ana"), await story.welcomed("Ben")
    await ana.says("/invite")
    return ana, ben, ana.invite_token()


def invite_number(story: Story) -> int:
    """The number of the only invite."""
    [(number,)] = rows(story, "SELECT id FROM invites")
    return int(number)


async def test_an_invite_is_opened_accepted_and_confirmed(story: Story) -> None:
    ana, ben, token = await invited(story)
    assert ana.buttons == ["Send it in Telegram", "Copy the link", "Withdraw the invite"]
    await ben.opens(token)
    assert ben.last.text.startswith("Ana invites you")
    await ben.taps("Accept")
    assert not ben.reads(TOGETHER)
    assert ana.last.text.startswith("Ben accepted your invite. Is that your partner?")
    await ana.taps("Yes, that is my partner")
    for phone, partner in ((ana, "Ben"), (ben, "Ana")):
        assert phone.reads(f"You and {partner} {TOGETHER}")
        assert phone.buttons == ["My trust was hurt", "I broke trust", "Some of both", "I'd rather not say"]


async def test_the_invite_says_whom_this_is_not_for_before_anybody_is_paired(story: Story) -> None:
    ana, ben, token = await invited(story)
    await ben.opens(token)
    assert "afraid of your partner" in ana.last.text
    assert "afraid of Ana" in ben.last.text


async def test_somebody_new_is_welcomed_first_and_then_asked(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/invite")
    ben = story.phone("Ben")
    await ben.opens(ana.invite_token())
    assert ben.reads("Ana has invited you")
    for label in ("Yes, let's begin", "Call me Ben"):
        await ben.taps(label)
    assert not ben.reads("Ana invites you")
    await ben.says("Auckland")
    await ben.taps("Yes, that's right")
    await ben.says("20:00")
    await ben.taps("Done")
    assert ben.last.text.startswith("Ana invites you")
    await ben.taps("Accept")
    await ana.taps("Yes, that is my partner")
    assert ben.reads(TOGETHER)


async def test_an_invite_that_closed_during_the_welcome_is_explained_once(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/invite")
    ben = story.phone("Ben")
    await ben.opens(ana.invite_token())
    await ana.taps("Withdraw the invite")
    await ben.taps("Yes, let's begin")
    await ben.taps("Call me Ben")
    await ben.says("Lisbon")
    await ben.taps("Yes, that's right")
    await ben.says("20:00")
    await ben.taps("Done")
    assert "Where do you stand?" in ben.last.text  # who goes on alone is asked as well
    assert sum("doesn't work" in text for text in ben.texts) == 1
    await ben.says("/start")
    assert sum("doesn't work" in text for text in ben.texts) == 1


async def test_ones_own_invite_is_refused(story: Story) -> None:
    ana, _, token = await invited(story)
    await ana.opens(token)
    assert ana.last.text.startswith("This is your own invite.")


async def test_an_invite_ends_after_seven_days(story: Story) -> None:
    _, ben, token = await invited(story)
    await story.pass_time(days=6, hours=23)
    await ben.opens(token)
    assert "Accept" in ben.buttons
    card = ben.last.id
    await story.pass_time(hours=2)
    await ben.taps("Accept", message_id=card)
    assert "7 days" in ben.toast()
    await ben.opens(token)
    assert ben.last.text.startswith("This link doesn't work")


async def test_a_new_invite_replaces_the_old_one(story: Story) -> None:
    ana, ben, old = await invited(story)
    await ben.opens(old)
    card = ben.last.id
    await ana.says("/invite")
    await ben.taps("Accept", message_id=card)
    assert "doesn't work" in ben.toast()
    await ben.opens(old)
    assert ben.last.text.startswith("This link doesn't work")
    await ben.opens(ana.invite_token())
    assert "Accept" in ben.buttons


async def test_a_new_invite_also_replaces_one_that_was_accepted(story: Story) -> None:
    ana, ben, token = await invited(story)
    await ben.opens(token)
    await ben.taps("Accept")
    question, number = ana.last, invite_number(story)
    await ana.says("/invite")
    assert ben.last.text.startswith("The invite you said yes to is closed.")
    await ana.taps_raw(question.id, f"pair.yes:{number}")
    assert "doesn't work" in ana.toast()


async def test_a_used_invite_pairs_nobody_again(story: Story) -> None:
    ana, ben, token = await invited(story)
    await ben.opens(token)
    await ben.taps("Accept")
    await ana.taps("Yes, that is my partner")
    cleo = await story.welcomed("Cleo")
    await cleo.opens(token)
    assert cleo.last.text.startswith("This link doesn't work")
    await ben.opens(token)
    assert ben.last.text.startswith("You two are paired already.")


async def test_who_has_a_partner_neither_invites_nor_is_invited(story: Story) -> None:
    ana, _ = await story.couple()
    cleo = await story.welcomed("Cleo")
    await cleo.says("/invite")
    for way in ("invite", "open"):
        await (ana.says("/invite") if way == "invite" else ana.opens(cleo.invite_token()))
        assert ana.last.text.startswith("You are paired with a partner here already")
        assert "/leave" in ana.last.text


async def test_an_invite_that_waits_closes_when_its_sender_finds_a_partner_otherwise(story: Story) -> None:
    """Race: Cleo looks at Ana's link while Ana becomes Ben's partner through Ben's link."""
    ana, ben, cleo = [await story.welcomed(name) for name in ("Ana", "Ben", "Cleo")]
    await ana.says("/invite")
    await cleo.opens(ana.invite_token())
    await ben.says("/invite")
    await ana.opens(ben.invite_token())
    await ana.taps("Accept")
    await ben.taps("Yes, that is my partner")
    await cleo.taps("Accept")
    assert "doesn't work" in cleo.toast()
    assert not ana.reads("Cleo")


async def test_a_second_yes_to_an_accepted_invite_is_refused(story: Story) -> None:
    ana, ben, token = await invited(story)
    cleo = await story.welcomed("Cleo")
    await cleo.opens(token)
    await ben.opens(token)
    await ben.taps("Accept")
    await cleo.taps("Accept")
    assert cleo.toast().startswith("This link doesn't work")
    await cleo.opens(token)
    assert cleo.last.text.startswith("This link doesn't work")
    assert not cleo.reads("Ben")
    assert ana.last.text.startswith("Ben accepted")


async def test_who_is_not_the_partner_is_turned_down_without_a_reason(story: Story) -> None:
    ana, ben, token = await invited(story)
    await ben.opens(token)
    await ben.taps("Accept")
    await ana.taps("No, that's somebody else")
    assert ben.last.text.startswith("The invite you said yes to is closed.")
    assert "Ana" not in ben.last.text
    await ben.opens(token)
    assert "doesn't work" in ben.last.text


async def test_a_yes_can_be_taken_back_until_it_is_confirmed(story: Story) -> None:
    ana, ben, token = await invited(story)
    await ben.opens(token)
    await ben.taps("Accept")
    question = ana.last.id
    await ben.opens(token)
    assert ben.buttons == ["Take it back"]
    await ben.taps("Take it back")
    assert ana.last.text.startswith("Your invite is closed")
    assert "Ben" not in ana.last.text
    assert not ana.reads("Ben accepted")
    assert ana.message_with("nothing you need to answer").buttons == []
    await ana.taps_raw(question, f"pair.yes:{invite_number(story)}")
    assert "This link doesn't work" in ana.toast()
    assert not ben.reads(TOGETHER)


async def test_a_declined_invite_is_closed_for_everybody(story: Story) -> None:
    ana, ben, token = await invited(story)
    await ben.opens(token)
    await ben.taps("Decline")
    assert ana.last.text.startswith("Your invite is closed")
    cleo = await story.welcomed("Cleo")
    await cleo.opens(token)
    assert "This link doesn't work" in cleo.last.text


async def test_a_made_up_link_is_refused_with_a_next_step(story: Story) -> None:
    ana = await story.welcomed("Ana")
    for token in ("x", "A" * 32, "-" * 64):
        await ana.opens(token)
        assert ana.last.text.startswith("This link doesn't work")


async def test_a_malformed_link_is_refused_with_a_next_step(story: Story) -> None:
    ana = await story.welcomed("Ana")
    for words in ("two words", "A" * 65, "tökén", "<b>", "'; DROP TABLE invites"):
        await ana.says(f"/start {words}")
        assert ana.last.text.startswith("This link doesn't work")


async def test_who_guesses_is_slowed_down_for_an_hour(story: Story) -> None:
    _, ben, token = await invited(story)
    for number in range(10):
        await ben.opens(f"guess-{number}")
        assert ben.last.text.startswith("This link doesn't work")
    for word in ("guess-10", token):
        await ben.opens(word)
        assert ben.last.text.startswith("Those were many links")
    cleo = await story.welcomed("Cleo")
    await cleo.opens(token)
    assert "Accept" in cleo.buttons
    await story.pass_time(minutes=61)
    await ben.opens(token)
    assert "Accept" in ben.buttons


async def test_two_people_who_invite_each_other_at_once_become_a_couple(story: Story) -> None:
    ana, ben = await story.welcomed("Ana"), await story.welcomed("Ben")
    await ana.says("/invite")
    await ben.says("/invite")
    await ana.opens(ben.invite_token())
    await ben.opens(ana.invite_token())
    await ana.taps("Accept")
    assert not ana.reads(TOGETHER)
    await ben.taps("Accept")
    for phone in (ana, ben):
        assert sum(TOGETHER in text for text in phone.texts) == 1
    assert ben.message_with("nothing you need to answer").buttons == []


async def test_taps_twice_and_old_buttons_are_answered_calmly(story: Story) -> None:
    ana, ben, token = await invited(story)
    card = ana.last.id
    await ben.opens(token)
    opened = ben.last.id
    await ben.taps("Accept")
    number = invite_number(story)
    await ben.taps_raw(opened, f"pair.accept:{number}")
    assert ben.toast().startswith("You have said yes to this already.")
    question = ana.last.id
    await ana.taps("Yes, that is my partner")
    await ana.taps_raw(question, f"pair.yes:{number}")
    assert ana.toast().startswith("You two are paired already.")
    count = len(ana.messages), len(ben.messages)
    for phone, message, data in (
        (ana, question, f"pair.no:{number}"),
        (ana, card, f"pair.withdraw:{number}"),
        (ben, opened, f"pair.undo:{number}"),
        (ben, opened, f"pair.decline:{number}"),
        (ben, opened, f"pair.accept:{number}"),
    ):
        await phone.taps_raw(message, data)
        assert phone.toast()
    assert count == (len(ana.messages), len(ben.messages))


CALM = ("That button is from an earlier time", "This link doesn't work")
FORGED = ["1", "1:2", "", "x", "-1", "²", "9" * 30, "9" * 19, "0x1", "\uff11"]


async def test_a_stranger_gets_nowhere_with_forged_buttons(story: Story) -> None:
    ana, ben, token = await invited(story)
    await ben.opens(token)
    await ben.taps("Accept")
    eve = await story.welcomed("Eve")
    before = ana.texts, ben.texts, eve.texts
    for verb in ("accept", "decline", "undo", "withdraw", "yes", "no"):
        for about in FORGED:
            await eve.taps_raw(eve.last.id, f"pair.{verb}:{about}")
            assert eve.toast().startswith(CALM), (verb, about)
    assert before == (ana.texts, ben.texts, eve.texts)
    await ana.taps("Yes, that is my partner")
    assert ben.reads(TOGETHER)


async def test_an_invite_is_withdrawn(story: Story) -> None:
    ana, ben, token = await invited(story)
    await ana.taps("Withdraw the invite")
    assert ana.last.text.startswith("Withdrawn")
    await ben.opens(token)
    assert "doesn't work" in ben.last.text


async def test_a_name_with_markup_is_shown_as_written(story: Story) -> None:
    ana, ben = await story.welcomed("<b>Ana</b> & co"), await story.welcomed("Ben")
    await ana.says("/invite")
    await ben.opens(ana.invite_token())
    assert ben.last.text.startswith("<b>Ana</b> & co invites you")


async def test_the_private_answer_reaches_nobody_else(story: Story) -> None:
    """Whatever Ana answers, Ben's phone shows the same."""
    ana, ben = await story.just_paired()
    before = ben.texts
    await ana.taps("My trust was hurt")
    assert "What was broken?" in ana.last.text
    await ana.taps("An affair, or closeness with another")
    await ana.says("/settings")
    await ana.taps("What was broken")
    assert not [label for label in ana.buttons if "✓" in label]  # whoever else looks learns nothing
    await ana.taps("Money")
    for answer in ("My trust was hurt", "I broke trust", "Some of both", "I'd rather not say"):
        await ana.says("/settings")
        await ana.taps("Where I stand")
        await ana.taps(next(label for label in ana.buttons if answer in label))
        assert ana.last.text.startswith("Thank you. That stays between you and me.")
    await ana.says("/settings")
    await ana.taps("Where I stand")
    await ana.taps("Show what I answered")
    assert ana.toast() == "You answered: I'd rather not say"
    assert not [label for label in ana.buttons if "✓" in label]
    assert ben.texts == before


async def test_an_answer_that_does_not_exist_is_refused(story: Story) -> None:
    ana, _ = await story.couple()
    for about in ("", ":victim", ":hurt:hurt", ":"):
        await ana.taps_raw(ana.last.id, f"role.set{about}")
        assert ana.toast().startswith("That button is from an earlier time")


async def test_a_yes_that_was_never_confirmed_is_worth_nothing_after_seven_days(story: Story) -> None:
    ana, ben = await story.welcomed("Ana"), await story.welcomed("Ben")
    await ben.says("/invite")
    await ana.opens(ben.invite_token())
    await ana.taps("Accept")
    await story.pass_time(days=8)
    await ana.says("/invite")
    await ben.opens(ana.invite_token())
    await ben.taps("Accept")
    assert not ben.reads(TOGETHER)
    assert ana.last.text.startswith("Ben accepted your invite.")


async def test_who_waits_for_a_confirmation_is_shown_that_instead_of_another_invite(story: Story) -> None:
    ana, ben, token = await invited(story)
    cleo = await story.welcomed("Cleo")
    await cleo.says("/invite")
    await ben.opens(token)
    await ben.taps("Accept")
    await ben.opens(cleo.invite_token())
    assert "Now Ana tells me" in ben.last.text
    assert ben.buttons == ["Take it back"]
    assert not ana.reads("Cleo")


async def test_after_pairing_nothing_is_left_to_take_back(story: Story) -> None:
    ana, ben, token = await invited(story)
    await ben.opens(token)
    await ben.taps("Accept")
    waiting, invite = ben.last, ana.message_with("?start=")
    undo, withdraw = waiting.button("Take it back").data, invite.button("Withdraw the invite").data
    await ben.says("/start")
    assert ben.buttons == ["Take it back"]
    await ana.taps("Yes, that is my partner")
    for phone in (ana, ben):
        left = [label for message in phone.messages for label in message.button_texts]
        assert not {"Take it back", "Withdraw the invite", "Accept", "Yes, that is my partner"} & set(left)
    await ben.taps_raw(waiting.id, undo or "")
    assert "/leave" in ben.toast()
    await ana.taps_raw(invite.id, withdraw or "")
    assert "/leave" in ana.toast()
    assert ana.reads(TOGETHER)


async def test_an_invite_that_is_closed_offers_nothing_any_more(story: Story) -> None:
    ana, ben, token = await invited(story)
    await ben.opens(token)
    await ben.taps("Decline")
    assert ana.message_with("?start=").buttons == []
    await ana.says("/invite")
    await ben.opens(ana.invite_token())
    await ana.says("/invite")
    await ben.says("yes")
    assert not ben.reads("Now Ana tells me")
    assert not ana.reads("Ben accepted")


async def test_pairing_while_waiting_for_somebody_else(story: Story) -> None:
    """Ben has said yes to Ana, who does not answer; then Cleo says yes to his own invite."""
    ana, ben, token = await invited(story)
    cleo = await story.welcomed("Cleo")
    await ben.opens(token)
    await ben.taps("Accept")
    await ben.says("/invite")
    await cleo.opens(ben.invite_token())
    await cleo.taps("Accept")
    await ben.taps("Yes, that is my partner")
    assert ben.reads("You and Cleo are here together now.")
    assert ana.last.text.startswith("Your invite is closed")
    left = [label for message in ben.messages for label in message.button_texts]
    assert "Take it back" not in left
    assert ana.message_with("nothing you need to answer").buttons == []
    await ana.says("yes")
    assert not ana.reads(TOGETHER)


async def test_who_is_invited_is_not_told_to_invite(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/invite")
    ben = story.phone("Ben")
    await ben.opens(ana.invite_token())
    for words in ("yes", "Ben", "Lisbon", "yes", "20:00", "done"):
        await ben.says(words)
    assert ben.last.text.startswith("Ana invites you")
    assert not ben.reads("/invite makes a link")
    assert ana.reads("/invite makes a link")
    await ben.says("yes")
    assert ben.last.text.startswith("Thank you. Now Ana tells me")
