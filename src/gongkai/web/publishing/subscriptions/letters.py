"""What the letters say: plain text, without pictures or counters."""

from collections.abc import Sequence

from gongkai.web.publishing.models import Item
from gongkai.web.publishing.subscriptions.models import Subscription
from gongkai.web.publishing.subscriptions.scopes import title

MOST = 50


def confirmation(subscription: Subscription) -> tuple[str, str]:
    """Subject and text of the first letter."""
    what = title(subscription.scope)
    return f"请确认订阅：{what}", (
        f"您（或者他人以您的邮箱）申请订阅：{what}。\n\n"
        f"请打开以下网址确认，七日内有效：\n{link(subscription, 'confirm')}\n\n"
        "如果不是您本人申请，不必理会本信，我们不会再来信，七日后删除这个邮箱地址。\n"
    )


def news(subscription: Subscription, items: Sequence[Item], *, more: bool) -> tuple[str, str]:
    """Subject and text of a letter with what is new."""
    what = title(subscription.scope) or ""
    told = "\n\n".join(
        f"{each.shown.title if each.shown else ''}\n{each.organ}　{each.column}\n"
        f"{subscription.site}items/{each.pk}/"
        for each in items
    )
    rest = f"\n\n此外还有更多，请到 {subscription.site} 查看。" if more else ""
    count = f"{len(items)} 条以上" if more else f"{len(items)} 条"
    return f"{what}：新公开信息{count}", (
        f"您订阅的“{what}”新公开信息{count}：\n\n{told}{rest}\n\n"
        f"────\n不再接收，请打开：{link(subscription, 'stop')}\n"
    )


def link(subscription: Subscription, act: str) -> str:
    """Where the subscriber confirms or stops."""
    return f"{subscription.site}subscribe/{act}/{subscription.token}/"
