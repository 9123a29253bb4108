"""The one leaf in which a case is counted (table 3), from the leaves of its items.

One application, one leaf; what is given in part is counted under 部分公开 only (the form's own
words: 区分处理的，只计这一情形，不计其他情形). Several refusals without anything given: no text
says which; the most frequent, the earlier of the form on a tie, unless the drafter names another.
"""

from collections import Counter
from collections.abc import Sequence

from gongkai.law.decisions import leaves
from gongkai.web.organs.errors import Refused

_GIVEN = frozenset({"granted", "partial"})


def leaf_of(found: Sequence[str], *, counted: str = "") -> str:
    """The counted leaf; `counted` is the drafter's choice among several refusals."""
    kinds = set(found)
    if kinds & _GIVEN and (len(kinds) > 1 or "partial" in kinds):
        return "partial"
    if counted and counted not in kinds:
        raise Refused("计入年报的结果应是各项结果之一", field="counted")
    order = list(leaves())
    count = Counter(found)
    return counted or min(kinds, key=lambda leaf: (-count[leaf], order.index(leaf)))
