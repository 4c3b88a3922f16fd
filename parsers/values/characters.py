"""Characters that OCR takes for one another."""

from __future__ import annotations

LOOK_ALIKES = frozenset(
    frozenset(pair)
    for group in (
        "未末", "己已巳", "天夭", "士土", "日曰", "人入", "大太犬", "干千于", "戊戌戍", "科料", "技枝", "院陇", "限跟",
        "赢嬴", "免兔", "析折", "治冶", "历厉", "申甲由", "田由", "末来", "市巿", "拔拨", "徽微", "沧伧", "侯候",
        "晴睛",
        "清请", "间问", "阀阅", "准淮", "埔浦", "洲州", "博搏", "辩辨", "茶荼", "束東", "束柬", "柿杮", "乌鸟", "白自",
        "今令", "午牛", "木本", "刀力", "九丸", "斤斥", "永水", "冰水", "王玉", "壬王", "主王", "住往", "佳住", "侍待",
        "仿彷", "代伐", "杨扬", "抗杭", "材村", "拓柘", "持特", "牧收", "玫攻", "池地", "汕油", "活话", "沙汐",
    )
    for first in group
    for second in group
    if first != second
    for pair in ((first, second),)
)  # fmt: skip
"""Pairs of characters that OCR takes for one another. Pairs that tell firms apart (机械/机电, 晟/盛) are not here."""
