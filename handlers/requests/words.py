"""The words of the commands about requests; texts that mention a command say it in the reader's language."""

from handlers.text import _w

NEED = _w("need|need help|i need help|ask for help")
BEHALF = _w("behalf|on behalf|on behalf of|for someone else")
TASKS = _w("tasks|open tasks|open requests")
TAKE = _w("take|claim|i take|i'll take")
RELEASE = _w("release|let go|give back")
DONE = _w("done|finished")
WITHDRAW = _w("withdraw")
WHY_ME = _w("why me")
REPORT = _w("report")
MY_REQUESTS = _w("my requests|my questions")
MY_TASKS = _w("my tasks")
