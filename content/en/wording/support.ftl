# /support, and the quiet word after something that may speak of danger.

command-support = Someone to talk to

support-afraid =
    <b>If you are afraid of your partner</b>

    Being afraid is reason enough to talk to somebody. You don't have to be sure, and you don't have to prove anything. Please don't work on this here together for now: talk to somebody first, on your own. The people below listen, and you decide what happens next.

    You don't have to answer or share anything here. /leave ends the pairing, and your partner is told that it has ended. If that could be dangerous, talk to one of the people below before you do it.
support-professional =
    <b>Someone to talk to</b>

    Any time is a good time to ask a professional. It doesn't have to get worse first, and it doesn't mean that you failed: broken trust is hard to untangle from the inside.

    <b>For the two of you</b>, a couples therapist: when the same quarrel keeps coming back, when you both want to understand how it came to this, or when a calm third person would help.

    <b>For you alone</b>, a counsellor or therapist of your own: when sleep, work or eating suffers, when the pictures won't stop, when you don't know whether to stay, or when you want to understand what you did. You can go whether or not your partner does.
# Alike whether the country was chosen or follows from the time zone.
support-lines = <b>Whom to call: { $country }</b> (for another country, tap below)
support-line = <b>{ $name }</b>, for { $serves }: { $number }
support-line-more = <b>{ $name }</b>, for { $serves }: { $number } ({ $more })
support-none = { $country }: I have no checked number for this country. For another country, tap below.
support-none-anywhere = I have no checked number for where you are.
support-directory = findahelpline.com lists lines for anyone, all over the world.
support-emergency = If anyone is in danger right now, call your local emergency number.
support-checked = The numbers were checked in { $month }. Numbers change; please check before you rely on one.
support-private = Only this chat shows this, and your partner isn't told. The last button takes this message away, and your /support with it. Until then it can be read wherever your Telegram is open, also on another phone or computer: in Telegram, Settings, Devices lists them.
support-private-lines = Only this chat shows this, and your partner isn't told. The last button takes this message away. Until then it can be read wherever your Telegram is open, also on another phone or computer.

support-another = Another country
support-remove = Remove this message
support-elsewhere = Somewhere else
support-back = Back
support-which = Which country's lines would you like to see? I keep your choice encrypted and show that country from then on, also to whoever sends /support from your Telegram.

support-removed = Removed.
support-emptied = There is nothing here any more. Telegram lets me delete a message for two days only; you can delete it yourself by holding it.

# The gentle word. The first line is all that a locked screen shows; the rest stays covered until it is touched.

gentle-first = A small note. Touch the covered part to read it.
gentle-die =
    If living has become too heavy, for you or for somebody near you: that doesn't have to be carried alone. Please tell one person today. “I'm not okay” is enough to begin with.

    I'm a program and may be wrong: I compared words, and nobody has read them. That also means nobody is on the way.
gentle-die-line = { $name } is there for { $serves }: { $number } (checked in { $month }; numbers change).
gentle-die-line-more = { $name } is there for { $serves }: { $number }, { $more } (checked in { $month }; numbers change).
gentle-die-directory = findahelpline.com lists lines you can call or write to, by country.
gentle-die-emergency = If it is close, call your local emergency number, or ask someone to stay with you.
gentle-hurt =
    If somebody was hurt, whoever it was, there are people to talk it over with. They listen first, and you don't have to decide anything. If anyone is in danger right now, call your local emergency number.

    I'm a program and may be wrong: I compared words, and nobody has read them.
gentle-afraid =
    If you are afraid of someone close to you, that matters, and you don't have to be sure before you talk to someone. There are people who listen first, and you don't have to decide anything. If you are in danger right now, call your local emergency number.

    I'm a program and may be wrong: I compared words, and nobody has read them.
gentle-watched =
    If someone watches you, or decides what you may do, that can be a lot to live with. Even if you once said yes to it, you may change your mind. If it isn't safe to say so, talk to somebody else first: there are people who listen, and you don't have to decide anything.

    Whoever holds this phone, or has your Telegram open on another one, can read this note too. The last button takes it away.

    I'm a program and may be wrong: I compared words, and nobody has read them.
gentle-understood-die =
    Good to know, and thank you for saying so.

    Notes of this kind stay away for three days. All I keep for that is a date, encrypted. /support is there whenever you'd like it.
gentle-private = Only you see this note; your partner isn't told. The last button takes it away. What you wrote stays yours, in /journal, and you can delete it there.

gentle-help = Where to find help
gentle-not = That's not it
gentle-understood =
    Good to know, and thank you for saying so.

    Notes of this kind will stay away for a while. All I keep for that is a date, encrypted. /support is there whenever you'd like it.

# To somebody who reads what may speak of danger; covered until touched.
reader-die = What you have just been sent may speak of not wanting to live. You don't have to carry that alone, and you can't make it right alone. If { $name } may be in danger now, call the emergency number where { $name } is, and stay with them if you can. /support has people who listen, for { $name } and for you.
reader-heavy = Some words are heavy to read. If they stay with you, /support has people who listen, for you too. Nobody learns that you looked.
