"""`manage.py demo`: the database, the sample county, and who may sign in."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from gongkai.web.demo.build import accounts, build


class Command(BaseCommand):
    """Makes 示例县 in an empty database; in one that holds organs it changes nothing."""

    help = "建立示例县（一个政府、十个部门、两个乡镇、一个事业单位），并列出各岗位的示范账号"

    def handle(self, **options: object) -> None:
        """Migrate, build, print."""
        if settings.PRODUCTION:
            raise CommandError("示范账号的口令是公开的，生产环境不建立示例县")
        call_command("migrate", interactive=False, verbosity=0)
        made = build()
        self.stdout.write("示例县已建立" if made else "数据库中已有机关，保持不变")
        self.stdout.write(f"示范账号（口令均为 {accounts()[0].password}）：")
        for each in accounts():
            self.stdout.write(f"  {each.username:<9} {each.role}（{each.name}，{each.organ}）")
