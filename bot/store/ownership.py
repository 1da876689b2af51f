"""The bot table: whose data this is; knows no token and no network."""

from bot.domain.errors import StartError
from bot.store.transaction import Transaction


class Ownership:
    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def claim(self, bot_id: int) -> None:
        """Note at the first start which bot (by its Telegram id) the data belongs to.

        Raises StartError for another one: its chats, files and message numbers are not those kept here.
        """
        row = await self._tx.one("SELECT id FROM bot")
        if row is None:
            await self._tx.execute("INSERT INTO bot (id) VALUES (?)", bot_id)
        elif row["id"] != bot_id:
            raise StartError(
                f"DATA_DIR holds the data of the bot with the number {row['id']}, but BOT_TOKEN is that of the"
                f" bot {bot_id}. Give the token of the former, or name another folder as DATA_DIR: no other bot"
                " can write to these people. Nothing was changed."
            )
