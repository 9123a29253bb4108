"""The front door for hands on a keyboard: `gongkai COMMAND`, one module a command."""
