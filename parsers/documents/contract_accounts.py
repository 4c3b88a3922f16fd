"""Accounts that a contract names by its parties' letters: 甲方：某银行某支行，账号…. The bank there is no party."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.documents.contract_mentions import Mention
from parsers.layout.flow import Flow
from parsers.values.search import search

_BANK = r"(?:支行|分行|营业部|营业室|分理处|信用社|储蓄所|银行(?:股份|有限|责任|公司)*)(?:[(（][^()（）]{0,12}[)）])?$"
"""How the names of banks and of their branches end."""
_NUMBER_BEHIND = (
    r"^[\s,，;；、(（]{0,2}(?:银行)?(?:[账帐][号户]|卡号)"
    r"|^[\s,，:：、(（/]{1,3}(?!\d[0-9A-Z]{17}(?![0-9A-Z]))\d[\d -]{7,28}\d(?![0-9A-Z])"
)
"""A number of an account right behind a name, on its line or at the beginning of the next; no credit code."""
_CLAUSE = (
    r"(?:[账帐][号户]|收款(?:信息|银行)|开户(?:行|银行|信息))[^\n。；;]{0,8}[:：]"
    r"(?:\n(?:[^\n]*(?:[账帐][号户]|支行|分行|营业部|\d{8})[^\n]*\n){0,6})?[^\n]{0,6}$"
)
"""How a clause on accounts begins, up to one of its lines."""
_PLEDGES = r"质权人|出质人|质押|贷款人|借款人|授信"
"""What stands in a contract to which a bank is a party."""
_PLEDGED_TO = r"质权|贷款|出借|债权|质押"
"""What the word for a bank has that is one."""
REACH = 400
"""Characters before a name within which the clause on accounts begins."""


def without_accounts(flow: Flow, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without banks that only hold an account; one that a pledge or a loan calls its own stays."""
    return [mention for mention in mentions if not _holds_an_account(flow, mention, mentions)]


def _holds_an_account(flow: Flow, mention: Mention, mentions: Sequence[Mention]) -> bool:
    if not mention.names or not all(search(_BANK, name.text) for name in mention.names):
        return False
    listed = search(_CLAUSE, flow.text[max(0, mention.start - REACH) : mention.start]) is not None
    if not (listed or _is_numbered(flow, mention)) or search(_PLEDGED_TO, flow.text[mention.start : mention.end]):
        return False
    names = {name.value for name in mention.names}
    others = [item for item in mentions if item is not mention and item.names]
    if any(names & {name.value for name in item.names} and not _is_numbered(flow, item) for item in others):
        return False
    named = any(item.letters & mention.letters or item.sides & mention.sides for item in others)
    return named or not search(_PLEDGES, flow.text)


def _is_numbered(flow: Flow, mention: Mention) -> bool:
    return search(_NUMBER_BEHIND, flow.text[mention.end : mention.end + 48]) is not None
