from django.core.management import call_command


def publish_due() -> None:
    """Publish and expire the pages whose time has come, by Wagtail's own command."""
    call_command("publish_scheduled", verbosity=0)
