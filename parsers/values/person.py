"""Names of persons: told from other short words by the surname."""

from __future__ import annotations

from parsers.values.organisation import normalise_name
from parsers.values.search import full_match, search

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花俞任袁柳酆鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈祝董梁"
    "杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁杭洪包诸左石崔吉钮龚"
    "程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙"
    "叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿边扈燕冀郏浦尚农温别"
    "庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾"
    "沙养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公朴谌迟衣粟战门方单时项原海由员占买肖涂付代佟楚苟岳帅缑亢况有琴商牟佘佴伯赏南宫墨哈谯笪年爱阳覃闫仝邝冼揭区麦苑岩晋覃仉"
)
"""Surnames of one character, after 百家姓 and the register of today."""
COMPOUND = (
    "欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|长孙|宇文|端木|南宫|独孤|申屠|轩辕|西门|呼延|完颜|赫连|拓跋|钟离|百里"
    "|东郭|南门|闾丘|万俟|濮阳|淳于|澹台|仲孙|鲜于|司空|公冶|宗政|第五"
)
_BEGUN = (
    r"方[人式法案向面便可才程城正圆大传签盖]|单[位元价号笔独据证方一项份]|时[间限生效候期点]|项[目下数计号专权款]|门[牌户类店诊]"
    r"|原[因件则文名合协料告报现内约股币价始专权有登发申所注]|海[南口关外洋淀运]|战争|由[从甲乙丙双各此于其受让买卖供接转许专国]"
    r"|员工|占[比用有地总]|买[受入卖方]"
)
"""Words of these papers that begin with a surname's character."""
_WORDS = (
    r"(?:[方号日址额费位型期间法式置料限款项权数类]|公司|单位|名称|专利|许可|质押|登记|备案|变更|转让|债务人|债权人|申请人|代理人|联系人|权利人)$"
    r"|^(?:许可|质权|公司|专利|全部|全国|计算|相关|有限|有效|有关|经审|国家|国内|成果|应用|于是|和其|解除|解决|从事|别是|都是|空白|后者)"
)
"""What words with a surname's character are no names."""


def looks_like_person(text: str) -> bool:
    """Whether a text as a whole names a person: a surname and one or two characters, or a name with ·."""
    name = normalise_name(text)
    if full_match(r"\p{Han}{1,8}(?:·\p{Han}{1,8}){1,3}", name):
        return True
    if search(_WORDS, name) or search(rf"^(?:{_BEGUN})", name):
        return False
    if full_match(rf"(?:{COMPOUND})\p{{Han}}{{1,2}}", name):
        return True
    return full_match(r"\p{Han}{2,3}", name) is not None and name[0] in SURNAMES
