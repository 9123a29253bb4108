"""`manage.py prove_journal`: is every chain of the journal whole?"""

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Sum

from gongkai.web.journal.models import Chain
from gongkai.web.journal.queries import broken_links


class Command(BaseCommand):
    """Walks every chain; exit status 1 and the first broken link of each if one is not whole."""

    help = "逐条验证日志链；不完整时指出第一处断点"

    def handle(self, **options: object) -> None:
        """Print the heads, which may be noted on paper, or the broken links."""
        broken = list(broken_links())
        if broken:
            raise CommandError("\n".join(str(each) for each in broken))
        if options["verbosity"] != 1:
            for chain in Chain.objects.order_by("organ"):
                self.stdout.write(f"{chain}：{chain.length}条，链首 {chain.head}")
        entries = Chain.objects.aggregate(all=Sum("length"))["all"] or 0
        self.stdout.write(f"日志完整：{Chain.objects.count()}条链，{entries}条记录")
