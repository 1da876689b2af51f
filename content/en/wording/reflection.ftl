# What people write, and whether their partner may read it.

reflection-kept = Kept. It's yours alone, and you can read it back in /journal.
reflection-offer =
    { $parts ->
        [one] Kept, and only you can read it.
       *[other] Kept as one, { $parts } parts together, and only you can read it.
    }

    Would you like { $name } to read it too?
reflection-offer-together =
    { $parts ->
        [one] Kept, and only you can read it.
       *[other] Kept as one, { $parts } parts together, and only you can read it.
    }

    If you share it with { $name }, it opens once you have both chosen to share. Until then neither of you sees whether the other has written.
reflection-further =
    Kept, and only you can read it.

    It goes on from what you chose to share with { $name }. Would you like to add it to that?
reflection-add = Add it
reflection-share = Share with { $name }
reflection-keep = Keep private
reflection-private = Kept private. Only you can read it.
reflection-after-all = Share after all
reflection-shared = Shared with { $name }.
reflection-waiting = Ready to be shared. It opens once you and { $name } have both chosen to share.
reflection-do-not-wait = Don't wait
reflection-opened = You have both shared, and you and { $name } can now see what the other sent.
reflection-take-back = Take it back
reflection-taken-back-unread = Taken back. Only you can read it.
reflection-taken-back-gone = Taken back. { $name } can no longer read it here, but may have read it already.
reflection-taken-back-emptied = Taken back as far as I can. It is over two days old, so the picture or voice itself stays in { $name }'s chat.
reflection-no-partner = You have no partner here now, so nothing was shared. It stays yours, in /journal.
reflection-other-partner = That offer was about somebody else, so nothing was shared. You can share it from /journal.
reflection-lost = I can't find that any more. /journal shows everything that is kept.

reflection-copy =
    { $name } shared something with you.
reflection-copy-prompt =
    { $name } shared something with you.
    <i>{ $prompt }</i>
reflection-copy-further = And more from { $name }.
reflection-copy-gone = This was taken back.
reflection-copy-changed = This was changed since. /journal shows it as it is now.

# Said beneath a video, file or piece of music that came with words.
reflection-words-only = I've kept your words. What they stood beneath I can't keep: only text, photos and voice notes.
reflection-only = I can keep text, photos and voice notes, and this is something else, so I haven't kept it. Tell me about it in words, if you like.
reflection-forward = I keep only what you write yourself, so I've left this forwarded message alone. Tell me about it in your own words, if you like.
