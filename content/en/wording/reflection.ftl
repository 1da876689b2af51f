# What people write, and whether their partner may read it.

reflection-kept = Kept. Only you can see it, and /journal brings it back.
reflection-offer =
    { $parts ->
        [one] Kept. Only you can see it.
       *[other] Kept as one, { $parts } parts together. Only you can see it.
    }

    Would you like { $name } to see it too? You don't have to decide now.
reflection-offer-together =
    { $parts ->
        [one] Kept. Only you can see it.
       *[other] Kept as one, { $parts } parts together. Only you can see it.
    }

    If you share it with { $name }, it opens once you have both chosen to share. Until then neither of you sees what the other has written.
reflection-further =
    Kept. Only you can see it.

    It goes on from what you chose to share with { $name }. Would you like to add it to that?
# Before something older than a day is shared: a word to be written, for whoever may hold the phone.
share-word-ask =
    That is from { $day }. To share it with your partner now, write this word: <b>{ share-word }</b>

    Anything else leaves it as it is.
share-word = share
share-word-other = That was another word, so it stays as it is. To share it with your partner, write: <b>{ share-word }</b>
share-word-leave = Leave it as it is
share-word-left = It stays as it is.
share-word-done = Done. The card above shows how it stands now.
reflection-add = Add it
# What a button does is never in somebody's hands: the name on it would be the partner's to choose.
reflection-share = Share with your partner
reflection-offer-short =
    { $parts ->
        [one] Kept. Only you can see it.
       *[other] Kept as one, { $parts } parts together. Only you can see it.
    }
reflection-offer-answer =
    Kept. Only you can see it.

    Nothing has gone to { $name } yet. Send it as your answer?
reflection-send = Send it to your partner
reflection-keep = Keep private
reflection-private = Kept private. Only you can see it.
reflection-private-from-now-on = Kept private. Only you can see it. From now on I won't ask beneath what you write. /journal can share any of it, and once you do, I ask again.
reflection-after-all = Share after all
reflection-shared = Shared with { $name }. If you edit your message, it changes there too.
reflection-shared-unshown = Shared with { $name } in words only: Telegram would not show the { $kind ->
    [photo] photo
   *[voice] voice note
 } there.
reflection-unshown = { $name } could not be shown the { $kind ->
    [photo] photo
   *[voice] voice note
 } you shared: Telegram refused it on their side. They know that there was one, and have any words that came with it.
reflection-undelivered = What you shared could not be delivered into { $name }'s chat. It waits for them in their /journal.
reflection-waiting = Ready to be shared. It opens once you and { $name } have both chosen to share. Until then it waits, and that says nothing about why.
reflection-do-not-wait = Send it now
# Asked before words are shared that replied to nothing, where both have the same prompt.
reflection-which =
    Is it an answer to what you both were given { $when ->
        [today] today
       *[before] before
    }, or something by itself?

    { $opens ->
        [together] An answer opens once you and { $name } have both chosen to share. By itself, { $name } sees it as soon as you tap.
       *[now] { $name } sees it as soon as you tap, with or without the prompt above it.
    }
reflection-as-answer = { $when ->
    [today] As an answer to today's
   *[before] As an answer to yesterday's
 }
reflection-by-itself = By itself
# Two days later, to the author alone; the same whatever the partner did.
reflection-still-waiting =
    Something you wrote is still waiting.

    You chose to share it once you and { $name } both have. It has not opened, and that says nothing about why. What would you like?
reflection-keep-it = Keep it
reflection-wait-on = Wait
reflection-opened = You have both shared, and you and { $name } can now see what the other sent.
reflection-take-back = Take it back
reflection-taken-back-unread = Taken back. Only you can see it.
reflection-taken-back-gone = Taken back. It goes from { $name }'s chat as soon as it can be. { $name } may have read it already.
reflection-taken-back-gone-file = Taken back. It goes from { $name }'s chat as soon as it can be: the words whenever that is, the picture or voice itself only within two days. { $name } may know it already.
reflection-taken-back-unclear = Taken back. It goes from { $name }'s chat as soon as it can be. When it was sent, Telegram once gave me no answer: a second copy may stand there that I cannot find. { $name } may have read it already.
reflection-taken-back-emptied = Taken back as far as I can. It is over two days old, so the picture or voice itself stays in { $name }'s chat.
reflection-no-partner = You have no partner here now, so nothing was shared. It stays yours, in /journal.
reflection-other-partner = That offer was about somebody else, so nothing was shared. You can share it from /journal.
reflection-lost = I can't find that any more. /journal shows everything that is kept.

# The words are a partner's, and never in the bot's voice, whatever name the partner chose.
reflection-copy = Your partner, { $name }, shared something with you.
reflection-copy-prompt = <i>{ $prompt }</i>
reflection-copy-free = <i>Something of their own</i>
reflection-copy-answer = Your partner, { $name }, has answered what you shared.
# One line for the reader: it asks for nothing, neither comfort nor a reply.
read-line-hurt = You don't have to do anything with it, and nothing has to be all right because of it.
read-line-repairing = You don't have to put anything right tonight. To have read it is enough.
read-line-other = You don't have to answer. To have read it is enough.
reflection-copy-photo-unshown = 🖼 There was a photo with it, but Telegram does not let me show it here.
reflection-copy-voice-unshown = 🎙 A voice note was shared, but it can't be shown here. If your Telegram privacy settings refuse voice messages, allow them for me, and <i>Play it</i> in /journal brings it.
reflection-copy-further = And more from your partner, { $name }.
reflection-copy-on = Your partner, { $name }, goes on:
# Above each further message of a text that one message cannot hold.
reflection-copy-piece =
    Your partner, { $name }, goes on{ $pieces ->
        [one] :
       *[other] { " " }({ $piece } of { $pieces }):
    }
reflection-copy-gone = This was taken back.
reflection-copy-changed = This was changed since. /journal shows it as it is now.

# Said beneath a video, file or piece of music that came with words.
reflection-words-only = I've kept your words. What they stood beneath I can't keep: only text, photos and voice notes.
reflection-only = I can keep text, photos and voice notes, and this is something else, so I haven't kept it. Tell me about it in words, if you like.
reflection-forward = I keep only what you write yourself, so I've left this forwarded message alone. Tell me about it in your own words, if you like.

# Said to the author alone when they have edited what was shared.
edit-shown = Your change is kept, and { $name } sees it as it is now.
edit-kept = Your change is kept, for you alone.
edit-held = { $name } still sees what you shared before, and nothing of the change: it may say that you are afraid of somebody. Nobody is told that there was one.
edit-private = It is not shared, because it may now say that you are afraid of somebody. Nobody is told. If you want to share it after all, /journal can.

# What the reader can do, if they want.
read-thank = Thank you for telling me
read-answer = Answer
read-thanked = { $name } will see: thank you for telling me.
read-thanks = { $name } says: thank you for telling me.
read-ask = Write your answer below. Nothing goes to { $name } until you send it with a tap.
read-ask-hint = Only you see this for now
read-gone = That can't be answered any more.
