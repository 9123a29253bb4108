"""公开栏: boards, what hangs on them, who looked at it first, and the sheet that is hung up."""
