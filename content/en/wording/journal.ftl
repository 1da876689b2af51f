# Reading back.

journal-empty = Nothing here yet. Whatever you write, say or send as a photo is kept for you, and /today brings something small to begin with.
journal-head = <b>{ $day }</b> · { $author }
journal-you = you
journal-prompt = <i>{ $prompt }</i>
journal-answer = <i>An answer to what was shared</i>
# Above what a partner shared that answers no prompt which both have.
journal-own = <i>Something of their own</i>
journal-prompt-gone = <i>An earlier prompt, no longer in the collection</i>
journal-photo = 🖼 A photo
journal-voice = 🎙 A voice note
journal-private = Only you can see this.
journal-waiting = Opens once you and your partner have both chosen to share.
journal-shared = Shared with { $name }.
journal-shared-unshown = Shared with { $name }, without the { $kind ->
    [photo] photo
   *[voice] voice note
 }, which Telegram would not show there.
journal-photo-refused = Telegram does not let me show this photo here.
journal-voice-refused = Telegram does not let me play this voice note here. If your privacy settings refuse voice messages, allow them for me and try again.
journal-partly = What you sent first is shared. What came after it only you can see.
journal-shared-with-you = Shared with you.
journal-newer = ◀ Newer
journal-older = Older ▶
journal-whole = Read it whole
journal-show = Show the photo
journal-play = Play it
journal-files = Show the files
journal-earlier = ◀ { $leaf } of { $leaves }
journal-further = { $leaf } of { $leaves } ▶
journal-delete = Delete
journal-sure =
    Delete this for good?

    { $parts ->
        [one] It goes from your journal. The message you sent stays
       *[other] All { $parts } parts of it go from your journal. The messages you sent stay
    } in this chat until you delete { $parts ->
        [one] it
       *[other] them
    } there.
journal-sure-shared =
    Delete this for good?

    { $parts ->
        [one] It goes
       *[other] All { $parts } parts of it go
    } from your journal and, as far as Telegram allows it, from { $name }'s chat. { $name } may have read it already. { $parts ->
        [one] The message you sent stays in this chat until you delete it there.
       *[other] The messages you sent stay in this chat until you delete them there.
    }
journal-sure-yes = Yes, delete it
journal-sure-no = No, keep it
journal-deleted = Deleted.
journal-lost = That one is no longer here.
