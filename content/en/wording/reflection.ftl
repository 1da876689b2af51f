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
reflection-add = Add it
reflection-share = Share with { $name }
reflection-keep = Keep private
reflection-private = Kept private. Only you can see it.
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

reflection-copy =
    { $name } shared something with you.
    You don't have to answer. If you do, “thank you for telling me” is enough.
reflection-copy-prompt =
    { $name } shared something with you.
    You don't have to answer. If you do, “thank you for telling me” is enough.
    <i>{ $prompt }</i>
reflection-copy-photo-unshown = 🖼 There was a photo with it, but Telegram does not let me show it here.
reflection-copy-voice-unshown = 🎙 A voice note was shared, but it can't be shown here. If your Telegram privacy settings refuse voice messages, allow them for me, and <i>Play it</i> in /journal brings it.
reflection-copy-further = And more from { $name }.
reflection-copy-gone = This was taken back.
reflection-copy-changed = This was changed since. /journal shows it as it is now.

# Said beneath a video, file or piece of music that came with words.
reflection-words-only = I've kept your words. What they stood beneath I can't keep: only text, photos and voice notes.
reflection-only = I can keep text, photos and voice notes, and this is something else, so I haven't kept it. Tell me about it in words, if you like.
reflection-forward = I keep only what you write yourself, so I've left this forwarded message alone. Tell me about it in your own words, if you like.
