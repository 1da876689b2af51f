# The privacy policy, one message per section; bot/texts/cards/help.py joins them into as few messages as fit.

privacy-purpose =
    <b>What is kept, and who can see it</b>

    Kintsugi helps two people rebuild trust. It keeps only what it needs for that. There are no ads, no statistics about you, and nothing is passed to anybody but Telegram, which carries the messages.
privacy-operator =
    <b>Who runs this bot</b>

    A person or group runs this bot on a computer of their own and is responsible for it. They hold the keys, so they could technically read what passes through it. That may even be your partner. If you don't trust whoever gave you this bot, please don't write to it.
privacy-kept =
    <b>What is kept</b>

    • your Telegram number (not your phone number), your language, and when you first wrote
    • the name you chose, your time zone, hour, days, tracks and pauses
    • whether you have a partner here, and who that is; the invites you made or opened (which one you opened is forgotten if you say “Not now”); between your yes to an invite and the answer to it, the name and username of your Telegram account
    • where you stand, what you said about the pace, what you ticked in /signs and your quiet days, if you told me
    • what you wrote, and a reference to each photo or voice note; the files themselves stay with Telegram
    • the country you chose in /support, if you did, and until when small private notes rest
    • which daily ideas you have had, which were not for you, and your check-in plans

    A location you share is used once to find the time zone and is not written down.
privacy-sealed =
    <b>How it is kept</b>

    Your words, your name, your Telegram number, name and username, where you stand, what you said about the pace, your tracks, your signs and quiet days, and which daily ideas you have had or turned down are encrypted before they are written to disk, with a key that is yours alone and kept apart from them. Some things lie under another key: a message on its way to your partner, with your name in it, under theirs; a message of yours that I haven't worked through yet, and for two months which idea the two of you got on a date, under the bot's own. Times, numbers and states (such as whether an idea was answered or set aside, how much you wrote, and how many quiet days you have), your hour and days, the time zone and the language are not encrypted. Logs hold numbers and durations, never words or names.

    A program compares what you write with a few word patterns, to offer you help privately when you might want it. Nobody reads it for that, and nothing about it is told to anyone.
privacy-partner =
    <b>What your partner can see</b>

    They see the name you chose and are told when it changes, the pairing, whether you two live apart, what you plan together for the check-in, and what you share, entry by entry, with your own tap. Edit a message you have shared, and they see the new words, unless those may say that you are afraid of somebody: these stay with you. Before you are paired, who invited you is shown the name and username of your Telegram account with your yes. They read the times of the check-in on their own clock. What the clock says where you are they see only if you show it: My clock in /settings. An hour you suggest may still tell something of it.

    I never show them where you stand, your pace, your signs, your list of quiet days, your pauses, what you set aside, whether you have written something you did not share, or when you were last here. Somebody who knows you may still guess some of it from what comes to you both, and when.

    You can take back what you have shared. It then goes from their chat as soon as it can be, which I can't hurry: while they block me it waits, however long that is. A picture or voice note can only be taken out within two days, and where Telegram never told me whether a message arrived, a copy may stay that I can't find. I tell you when that may be. What your partner has read or copied cannot be called back.
privacy-telegram =
    <b>Telegram</b>

    Everything you write here passes through Telegram and stays in your chat there. It shows on every phone and computer where your Telegram is open; in Telegram, Settings, Devices lists them. Chats with bots are not end-to-end encrypted. Telegram's own privacy policy holds for that.
privacy-time =
    <b>For how long</b>

    What you write stays until you delete it, or until /forget. A message on its way is kept, encrypted, until it has arrived or is given up. One that could not be handled is kept, encrypted, for about a week, so that the fault can be mended.
privacy-rights =
    <b>What you can do</b>

    /journal shows what is kept of your writing; there you can delete an entry or take its sharing back. /settings changes what you told about yourself. /leave ends the pairing, without anybody's consent. /forget erases what is yours here, your key included, after telling you exactly what goes and what stays.
privacy-emergency =
    <b>Not for emergencies</b>

    Nobody watches this chat. If you or somebody else is in danger, call your local emergency number, or find someone to talk to at findahelpline.com.
privacy-contact =
    <b>Questions</b>

    Ask whoever runs this bot: the person who gave you its name, or the contact in the bot's profile.
