"""Sets how the bot receives updates; a webhook is only remembered, never called."""

import asyncio
import re

from kintsugi_sandbox.errors import bad_request
from kintsugi_sandbox.methods.context import Context
from kintsugi_sandbox.state import Json
from kintsugi_sandbox.updates import check_kinds

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def _remember_kinds(context: Context) -> None:
    """The list holds until another is given; an empty one means the default (Bot API, getUpdates)."""
    if "allowed_updates" not in context.params:
        return
    try:
        kinds = check_kinds(context.params["allowed_updates"])
    except ValueError as error:
        raise bad_request(f'unknown update type "{error}" in allowed_updates') from None
    if kinds != context.world.bot.allowed_updates:
        context.world.bot.allowed_updates = kinds
        context.world.records.save_bot()


async def get_updates(context: Context, closing: asyncio.Event) -> list[Json]:
    """Wait for updates, at most 50 s; ApiError 409 when another poller comes or a webhook is set."""
    _remember_kinds(context)
    given = context.params
    return await context.world.updates.poll(
        given.get("offset", 0), given.get("limit", 100), given.get("timeout", 0), closing
    )


def set_webhook(context: Context) -> bool:
    url = context.params["url"]
    if url and not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not _SECRET.fullmatch(context.params.get("secret_token", "x")):
        raise bad_request("secret token contains unallowed characters")
    if not 1 <= context.params.get("max_connections", 40) <= 100:
        raise bad_request("max_connections must be 1-100")
    _remember_kinds(context)
    return _webhook(context, {"url": url, "max_connections": context.params.get("max_connections", 40)})


def delete_webhook(context: Context) -> bool:
    return _webhook(context, {"url": ""})


def _webhook(context: Context, webhook: Json) -> bool:
    world = context.world
    if context.params.get("drop_pending_updates"):
        world.updates.clear()
    world.bot.webhook = webhook if webhook["url"] else None
    world.records.save_bot()
    world.bell.ring()
    return True


def get_webhook_info(context: Context) -> Json:
    world = context.world
    shown: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": world.updates.pending}
    if world.bot.webhook:
        shown |= world.bot.webhook
    if world.bot.allowed_updates:
        shown["allowed_updates"] = world.bot.allowed_updates
    return shown


def log_out_or_close(context: Context) -> bool:
    """Nothing to do: there is one server only."""
    del context
    return True


METHODS = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "logOut": log_out_or_close,
    "close": log_out_or_close,
}
