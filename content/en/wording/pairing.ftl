# From one person to two. Refusals are also shown as a passing line: at most 200 characters, no markup.

pairing-invite =
    Here is a link for your partner:

    { $link }

    It works once, for 7 days. When they have said yes, I ask you whether it is really them. Until then they see only the name you chose; I show you what Telegram shows of their account, so that you can tell.

    If you are afraid of your partner, please don't send it. You deserve help of your own first: /support.
pairing-share = Send it in Telegram
pairing-copy = Copy the link
pairing-withdraw = Withdraw the invite
pairing-share-words = I'd like us to try this together: one small thing a day, each at our own pace. Only if you want to.

pairing-invited =
    { $name } invites you to be partners here.

    You would each get one small thing a day. { $name } would see the name you chose, what you plan together, and what you share, nothing else you write. So that they can tell it is you, they are shown the name and username of your Telegram account with your yes. Either of you can end it at any time, without a reason.

    If you decline, { $name } reads only that the invite is closed. If you leave this unanswered, it ends by itself.

    If you are afraid of { $name }, please don't do this together. If a no isn't safe, you can say yes and share nothing. /support lists people you can talk to, for you alone.
pairing-accept = Accept
pairing-decline = Decline
pairing-you-declined = Declined. Whoever invited you reads that the invite is closed and its link no longer works, nothing else; they may guess that it was you. You can go on here by yourself for as long as you like.

pairing-waiting = Thank you. Now { $name } tells me whether it is really you; they see the name you chose, and the name and username of your Telegram account. I'll write as soon as that is settled.
pairing-undo = Take it back
pairing-taken-back = Taken back, and the link no longer works. If you change your mind, ask for a new one or make your own with /invite.

pairing-confirm = { $name } accepted your invite. Is that your partner?
pairing-account =
    Username in Telegram: { $username }
    Name in Telegram: { $name }
pairing-account-none = none
pairing-confirm-check = Anybody who has the link could have opened it. If you don't know that account, ask your partner first, and not here.
pairing-confirm-over = Somebody had said yes to an invite of yours. That is over now, and there is nothing you need to answer.
pairing-ended = This invite has ended, and its link no longer works. /invite makes a new one whenever you like.
pairing-confirm-yes = Yes, that is my partner
pairing-confirm-no = No, that's somebody else
pairing-somebody-else = Then nothing happens, and that link no longer works. /invite makes a new one; give it to your partner only.
pairing-you-withdrew = Withdrawn: the link no longer works. /invite makes a new one whenever you like.

pairing-together =
    You and { $name } are here together now.

    There is no hurry. What each of you writes stays your own until you choose to share it. /support and /leave are there for each of you alone, at any time.

pairing-yours-closed = Your invite is closed, and its link no longer works. /invite makes a new one whenever you like.
pairing-theirs-closed = The invite you said yes to is closed. If you both still want to begin, ask for a new link, or make one yourself with /invite.

pairing-has-partner = You are paired with a partner here already, so nothing has changed. To pair with somebody else, end that first with /leave.
pairing-already-together = You two are paired already. There is nothing more to do.
pairing-joined = You two are paired now, so this can no longer be taken back. /leave ends a pairing at any time, without a reason.
pairing-already-accepted = You have said yes to this already. Now the other has to confirm it.
pairing-already-waiting = You have said yes to another invite that isn't confirmed yet. Take that back first; /start shows it again.
pairing-own = This is your own invite. It is meant for your partner: send them the link.
pairing-slow-down = Those were many links that don't work, so I'm not looking at any for a while. Please try again in an hour.
pairing-dead = This link doesn't work (any more): each works once, for 7 days, and only whole. If you both want to begin, ask for a new link, or make one yourself with /invite.
