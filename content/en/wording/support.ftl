# /support, and the quiet word after something that may speak of danger.

command-support = Someone to talk to

support-professional =
    <b>Someone to talk to</b>

    Any time is a good time to ask a professional. It doesn't have to get worse first, and it doesn't mean that you failed: broken trust is hard to untangle from the inside.

    <b>For the two of you</b>, a couples therapist: when the same quarrel keeps coming back, when you both want to understand how it came to this, or when a calm third person would help.

    <b>For you alone</b>, a counsellor or therapist of your own: when sleep, work or eating suffers, when the pictures won't stop, when you don't know whether to stay, or when you want to understand what you did. You can go whether or not your partner does.

    If you are afraid of your partner, going alone is the safer way. The people below can help you think it through.
support-lines = <b>Whom to call: { $country }</b>
support-lines-guessed = <b>Whom to call: { $country }</b> (a guess from your time zone)
support-line = <b>{ $name }</b>, for { $serves }: { $number }
support-line-more = <b>{ $name }</b>, for { $serves }: { $number } ({ $more })
support-none = { $country }: I know of no line there whose number I could vouch for.
support-none-guessed = { $country } (a guess from your time zone): I know of no line there whose number I could vouch for.
support-none-anywhere = I don't know a line for where you are whose number I could vouch for.
support-directory = findahelpline.com lists lines for anyone, all over the world.
support-emergency = If anyone is in danger right now, call your local emergency number.
support-checked = The numbers were checked in { $month }. Numbers change; please check before you rely on one.
support-private = Only you see this, and your partner isn't told. The last button takes this message away, and your /support with it.
support-private-lines = Only you see this, and your partner isn't told. The last button takes this message away.

support-another = Another country
support-remove = Remove this message
support-elsewhere = Somewhere else
support-back = Back
support-which = Which country's lines would you like to see? I keep your choice encrypted, and nobody sees it.

support-removed = Removed.
support-emptied = There is nothing here any more. Telegram lets me delete a message for two days only; you can delete it yourself by holding it.

# The gentle word. The first line is all that a locked screen shows; the rest stays covered until it is touched.

gentle-first = A small note. Touch the covered part to read it.
gentle-die =
    Some of your words are words people use when living has become too heavy, for themselves or for somebody near them. I may be quite wrong: a program compared words, and nobody has read them. That also means nobody is on the way.

    If you are thinking of dying, please tell one person today. “I'm not okay” is enough to begin with.
gentle-die-line = { $name } is there for { $serves }: { $number } (checked in { $month }; numbers change).
gentle-die-line-more = { $name } is there for { $serves }: { $number }, { $more } (checked in { $month }; numbers change).
gentle-die-directory = findahelpline.com shows who listens where you are.
gentle-die-emergency = If it is close, call your local emergency number, or ask someone to stay with you.
gentle-hurt =
    Some of your words are words people use when somebody gets hurt at home. I may be quite wrong: a program compared words, and nobody has read them.

    If somebody was hurt, whoever it was, there are people to talk it over with. They listen first, and you don't have to decide anything. If anyone is in danger right now, call your local emergency number.
gentle-afraid =
    Some of your words are words people use when they are afraid of someone close to them. I may be quite wrong: a program compared words, and nobody has read them.

    If you are afraid, that matters, and you don't have to be sure before you talk to someone. They listen first, and you don't have to decide anything. If you are in danger right now, call your local emergency number.
gentle-watched =
    Some of your words are words people use when someone watches them, or decides what they may do. I may be quite wrong: a program compared words, nobody has read them, and the two of you may have agreed on it.

    If it ever feels like too much, there are people to talk it over with. They listen first, and you don't have to decide anything.
gentle-private = Only you see this note; your partner isn't told. The last button takes it away. What you wrote stays yours, in /journal, and you can delete it there.

gentle-help = Where to find help
gentle-not = That's not it
gentle-understood =
    Good to know, and thank you for saying so.

    Notes of this kind will stay away for two months. All I keep for that is a date, encrypted. /support is there whenever you'd like it.
