# When something cannot be done as asked. Also shown as passing lines: at most 200 characters, no markup.

trouble-old-button = That button is from an earlier time and no longer does anything. /help shows what you can do now.
trouble-first-finish = Let's finish the first questions before that. /start goes on where you left off.
trouble-unknown-command = I don't know that command. /help shows everything you can do here.
trouble-set-aside = Something went wrong on my side, and your last message was not kept. I'm sorry. Please send it once more.
trouble-group = I only work in private chats, so I'm leaving this group now. Write to me there whenever you like.
trouble-other-bot = That command is for another bot, so I have left it alone. /help shows what you can do here.
trouble-unknown-command-near = I don't know that command. Did you mean /{ $command }? /help shows everything you can do here.
