"""How sentences of a licence's or a pledge's record say what labels say elsewhere."""

from __future__ import annotations

_GIVERS, _TAKERS = r"(?:专利权人|(?<!被)许可[方人]|出质[方人]|让与[方人])", r"(?:被许可[方人]|质权[方人]|受让[方人])"
_NAMED = (
    r"(?P<value>(?:[^，,。；;:：\n()（）“”\"]|[(（]"
    r"(?!以下|下称|简称|[甲乙]方|让与|受让|许可|被许可|出质|质权|专利权人)[^()（）\n]{1,12}[)）]){3,60}?)"
)
"""A name in a sentence; brackets that say a role are no part of it."""
_BEGINS = r"(?:^|[\n,，。；;\s由与和给])(?:兹?证明|兹有|经审查)?+[:：]?"
_ROLE_OPENS = r"[(（](?:以下|下称|简称)*[“\"「]?"
_BLOCK = (
    r"(?:^|\n)(?:[(（]?[一二三四\d][)）、.．])?{}(?:\([^()\n]{{1,8}}\))?(?:的?(?:基本)?(?:信息|情况|资料))?[:：]?\n"
    r"(?:姓名或名称|姓名/名称|名称或姓名|单位名称|名称|姓名)[:：]\s?(?P<value>[^\n:：]{{2,60}})"
)
"""A party's role as a heading, its name behind the first label below."""
IN_SENTENCE: dict[str, tuple[str, ...]] = {
    "from": (
        rf"{_BLOCK.format(_GIVERS)}",
        rf"{_GIVERS}(?:名称)?(?:为|是|系|[:：])[“\"]?{_NAMED}(?=[”\"，,。；;\n]|$)",
        rf"{_GIVERS}{_NAMED}(?:声明|将|以|的(?:开放许可|专利|发明|实用|外观)|与|发布|公告)",
        rf"{_BEGINS}{_NAMED}{_ROLE_OPENS}{_GIVERS}",
        rf"(?:(?<!被)许可[方人]|出质[方人]|让与[方人]){_NAMED}(?=[，,、；;]\s?{_TAKERS})",
        rf"{_BEGINS}{_NAMED}(?:将|以|许可)[^。；;\n]{{0,60}}许可(?:给|予)?[^。；;，,\n]{{4,40}}(?:实施|使用)",
        rf"{_BEGINS}{_NAMED}许可(?:给|予)?[^。；;，,\n]{{4,40}}(?:实施|使用)",
    ),
    "to": (
        rf"{_BLOCK.format(_TAKERS)}",
        rf"{_TAKERS}(?:名称)?(?:为|是|系|[:：])[“\"]?{_NAMED}(?=[”\"，,。；;\n]|$)",
        rf"{_BEGINS}{_NAMED}{_ROLE_OPENS}{_TAKERS}",
        rf"[，,、；;]\s?{_TAKERS}{_NAMED}(?=[，,。；;\n]|$)",
        rf"(?<![不再得可能行分被])许可(?:给|予)?(?!第[三二四]|他|其他|任何|关联|下属|[^，,。；;\n]{{0,60}}许可){_NAMED}(?:{_ROLE_OPENS}{_TAKERS}[^()（）]{{0,4}}[)）])?(?:实施|使用)",
        r"(?:^|\n)(?P<value>[^，,。；;:：\n]{4,60})[:：]\n?(?=.{0,24}(?:你|贵)(?:单位|公司|校|院|所)(?:就专利权人|作为被许可|获|取得))",
        rf"{_TAKERS}{_NAMED}(?:提交|申请|提出|于|办理|取得|就|签订|订立|之间|共同|的(?:专利)?(?:实施)?许可合同)",
    ),
    "recorded_on": (
        r"(?:准予|予以|完成|办理)(?:备案|登记)[^。\n]{0,24}?(?:日期|时间|日)(?:为|是|:)(?P<value>[^。；;\n]{8,14})",
        r"(?:备案|登记)(?:生效)?(?:日期|日|时间)(?:为|是|[:：])?(?P<value>[12]\d{3}[年.\-/][^，。；;\n]{3,8})",
        r"于(?P<value>[\d一二三四五六七八九十〇零○年月日.\-/]{8,14})(?:[在由经](?:国家知识产权局|[我本]局))?(?:准予|予以|完成|办理)?(?:备案|登记|质押登记)",
        r"(?:质权)?自\n?(?:登记之?日(?:即|为)?)?(?P<value>[^，。；;\n]{8,12})(?:登记)?(?:起|时)?设立",
    ),
}
"""How a sentence says what labels say elsewhere; `value` is where it stands."""
