"""The cards on the way from one person to two: the link, the question to each, and what comes of it."""

from urllib.parse import quote

from bot.domain.accounts import Account
from bot.texts.actions.pairing import Accept, Confirm, Decline, Deny, TakeBack, WithdrawInvite
from bot.texts.card import Button, Card, tap
from bot.texts.wording import Wording


def link(bot_name: str, token: str) -> str:
    """The deep link that carries a token to /start."""
    return f"https://t.me/{bot_name}?start={token}"


def share_link(address: str, words: str) -> str:
    """Telegram's own page for passing a link on to somebody."""
    return f"https://t.me/share/url?url={quote(address, safe='')}&text={quote(words, safe='')}"


def invite(voice: Wording, invite_id: int, address: str) -> Card:
    """For the inviter: the link, ways to pass it on, and the way to take it back."""
    share = Button(voice.label("pairing-share"), url=share_link(address, voice.plain("pairing-share-words")))
    copy = Button(voice.label("pairing-copy"), copy=address)
    withdraw = tap(voice.label("pairing-withdraw"), WithdrawInvite(invite_id))
    return Card(voice.text("pairing-invite", link=address), ((share,), (copy,), (withdraw,)))


def invited(voice: Wording, invite_id: int, inviter: str) -> Card:
    """For whoever opened the link: by whom, and whether they want to."""
    accept = tap(voice.label("pairing-accept"), Accept(invite_id))
    decline = tap(voice.label("pairing-decline"), Decline(invite_id))
    return Card(voice.text("pairing-invited", name=inviter), ((accept, decline),))


def waiting(voice: Wording, invite_id: int, inviter: str) -> Card:
    """For who said yes: the inviter still has to say that it is them."""
    undo = tap(voice.label("pairing-undo"), TakeBack(invite_id))
    return Card(voice.text("pairing-waiting", name=inviter), ((undo,),))


def confirm(voice: Wording, invite_id: int, invitee: str, account: Account | None) -> Card:
    """For the inviter: who said yes, with which account, and is it them?"""
    yes = tap(voice.label("pairing-confirm-yes"), Confirm(invite_id))
    no = tap(voice.label("pairing-confirm-no"), Deny(invite_id))
    parts = [voice.text("pairing-confirm", name=invitee), voice.text("pairing-confirm-check")]
    if account is not None:
        parts.insert(1, _account(voice, account))
    return Card("\n\n".join(parts), ((yes,), (no,)))


def _account(voice: Wording, account: Account) -> str:
    """The username before the name, each on a line of its own: a name may be made to look like a username."""
    none = voice.plain("pairing-account-none")
    username = f"@{account.username}" if account.username else none
    return voice.text("pairing-account", username=username, name=account.name or none)


def together(voice: Wording, partner: str) -> Card:
    return Card(voice.text("pairing-together", name=partner))
