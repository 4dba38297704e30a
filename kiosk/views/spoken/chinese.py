"""Simplified Chinese, for a Mandarin voice; called by `spoken`.

Such a voice makes nonsense of French words: where Chinese words stand beside them, those are said; the few
names that a citizen has to recognise are said with Chinese syllables. espeak knows one reading of each
character, without its neighbours: `_HOMOPHONES` gives it a character that sounds as the word does.
"""

from __future__ import annotations

import re

from kiosk.views.spoken.rules import rule

_DIGITS = str.maketrans("0123456789", "零一二三四五六七八九")
_HAN = r"[一-鿿]"
_LATIN = r"[A-Za-zÀ-ÖØ-öø-ÿŒœ][A-Za-zÀ-ÖØ-öø-ÿŒœ’ -]*"
_SITES = r"(?:fr|com|org|eu|net|paris)"

# Names that stand alone in the texts, with the Chinese syllables nearest to the French ones.
_NAMES = {
    "Facil’Familles": "法西法米伊", "Paris Familles": "巴黎法米伊", "Mon Paris": "蒙巴黎",
    "Compte parisien": "孔特巴黎先", "FranceConnect": "法朗斯科耐克特", "Crit’Air": "克里泰尔",
    "Handi’Stat": "昂迪斯塔特", "Ticket HANDI": "蒂凯昂迪", "Pacs": "帕克斯", "PACS": "帕克斯",
    "Ameli": "阿梅利", "Sirene": "西莱娜",
}  # fmt: skip
# Words printed on French papers, where no Chinese stands beside them.
_WORDS = {"stationnement": "停车", "priorité": "优先", "invalidité": "残疾", "filiation": "亲子关系"}

# What espeak reads with the wrong sound, and a character that has the right one and no other.
_HOMOPHONES = {
    r"(?<![单慢快速])地(?!说)": "第", "巴黎": "八黎", "重(?=[新复])": "虫", "银行": "银航", "一行": "一航",
    r"(?<=[上下])行": "航", "(?<=[\\dA-Z]_)行": "航", "更(?=[改新])": "耕",
    "务": "物", "(?<=[校市省家])长": "掌", "要求": "邀求", "(?<=成)为|为(?=止)": "维", "了解": "瞭解",
    "宿舍": "宿社", "得(?=[税到])": "德", "空(?=[格位])": "控", "应(?=用)|(?<=反)应": "硬",
    "子女": "紫女", "部分": "部份", "处理": "储理", "青少年": "青绍年", "相机": "象机", "便宜": "胼宜",
    "假期": "价期", "尽快": "紧快",
}  # fmt: skip
_COUNTED = r"个|张|份|种|位|岁|年|天|次|小时|公里|欧元|吨|立方米|平方米|轮|家|项|页"


def _one_by_one(digits: str) -> str:
    return digits.translate(_DIGITS)


def _pairs(found: re.Match[str]) -> str:
    return "，".join(_one_by_one(pair) for pair in re.findall(r"\d\d", found[0]))


def _date(found: re.Match[str]) -> str:
    day, month, year = int(found["day"]), int(found["month"]), found["year"]
    return f"{year} 年 {month} 月 {day} 日" if 1 <= day <= 31 and 1 <= month <= 12 else found[0]


def _time(found: re.Match[str]) -> str:
    hour, minutes = int(found[1]), int(found[2] or 0)
    return f"{'两' if hour == 2 else hour} 点" + (f" {minutes} 分" if minutes else "")


def _euros(found: re.Match[str]) -> str:
    whole, cents = found[1], int((found[2] or "0").ljust(2, "0"))
    if int(whole) == 0 and cents:
        return f"{cents} 欧分"
    if not cents:
        return f"{whole} 欧元"
    return f"{whole} 欧元零 {cents} 分" if cents < 10 else f"{whole} 欧元 {cents}"


def _site(found: re.Match[str]) -> str:
    """« paris.fr » → 巴黎 点 F R, the site alone as in French; a voice says the other parts as it can."""
    signs = {".": "点", "-": "杠", "@": "艾特", "paris": "巴黎", "fr": "F R", "eu": "E U"}
    return f" {' '.join(signs.get(part, part) for part in re.split(r'([.@-])', found[1]))} "


def _plate(found: re.Match[str]) -> str:
    return f"{' '.join(found[1])}，{_one_by_one(found[2])}，{' '.join(found[3])}"


_ALONE, _ENDED = r"(?<![A-Za-z\d])", r"(?![A-Za-z\d])"  # \b takes Chinese for letters

RULES = (
    rule(r"_/_", "，"),
    rule(rf"_?(?:https?://)?(?:www\.)?((?:[A-Za-z\d.-]+@)?(?:[A-Za-z\d-]+\.)+{_SITES}){_ENDED}"
         rf"(?:/[A-Za-z\d./?=&%#~+-]*[A-Za-z\d/])?_?", _site),
    # French beside its Chinese: 市政厅（mairie）, words to type （“encombrants”）, words to read (priorité)
    rule(rf"(?<={_HAN})（{_LATIN}）", ""),
    rule(rf"搜索“{_LATIN}”（({_HAN}+)）", r"搜索屏幕上的法语词，意思是\1"),
    rule(rf"“{_LATIN}”（({_HAN}+)）", r"“\1”"),
    *(rule(f"{_ALONE}{name.replace(' ', '_')}{_ENDED}", said) for name, said in _NAMES.items()),
    rule(rf"{_ALONE}[a-zà-ÿ]{_LATIN}（({_HAN}+)）", r"\1"),
    *(rule(f"{_ALONE}{word}{_ENDED}", said) for word, said in _WORDS.items()),
    # numbers
    rule(rf"{_ALONE}0[1-9](?:(?:_|\.)?\d\d){{4}}{_ENDED}", _pairs),
    rule(rf"{_ALONE}3975{_ENDED}|(?:(?<=拨打_)|(?<=拨打))3\d_?\d\d{_ENDED}", _pairs),
    rule(r"(?<=\d)_(?=\d{3}(?!\d))", ""),
    rule(rf"{_ALONE}(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/(?P<year>(?:19|20)\d\d){_ENDED}", _date),
    rule(rf"{_ALONE}(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d){_ENDED}", _date),
    rule(rf"{_ALONE}((?:19|20)\d\d)[-–]((?:19|20)\d\d)(?=_?学?年)",
         lambda found: f"{_one_by_one(found[1])}到{_one_by_one(found[2])}"),
    rule(rf"{_ALONE}((?:19|20)\d\d)(?=_?年)", lambda found: _one_by_one(found[1])),
    rule(rf"{_ALONE}([A-Z]{{2}})-(\d{{3}})-([A-Z]{{2}}){_ENDED}", _plate),
    rule(rf"(?<![\d:])(\d{{1,2}})(?::|_?[hH]_?)([0-5]\d){_ENDED}", _time),
    rule(rf"(?<![\d:])(\d{{1,2}})_?[hH]{_ENDED}()", _time),
    rule(r"(?<![\d,])(\d+)(?:[,.](\d{1,2}))?_?(?:€|EUR)", _euros),
    rule(rf"{_ALONE}Paris_(\d{{1,2}})(?:ᵉʳ|er|ᵉ|e){_ENDED}", r"巴黎 \1 区"),
    rule(rf"{_ALONE}(\d{{1,3}})(?:ᵉʳ|ère|ème|er|re|ᵉ|e){_ENDED}", r"第 \1"),
    rule(r"(\d+(?:,\d+)?)_?%", r"百分之 \1"),
    rule(r"(?<=\d)_?m³", " 立方米"),
    rule(r"(?<=\d)_?m²", " 平方米"),
    rule(rf"(?<=\d)_?km{_ENDED}", " 公里"),
    rule(rf"(?<=\d)_?kg{_ENDED}", " 公斤"),
    rule(r"(?<=\d),(?=\d)", " 点 "),
    rule(r"(?<=\d)_?[-–]_?(?=\d)", " 到 "),
    rule(rf"(?<!第_)(?<!点_)(?<![\d第])2_?(?={_COUNTED})", "两"),
    # letters
    rule(rf"{_ALONE}([A-Z])\.?(\d){_ENDED}", r"\1 \2"),
    rule(rf"{_ALONE}[A-Z]{{2,4}}{_ENDED}", lambda found: " ".join(found[0])),
    rule(rf"(?<={_HAN})_+(?={_HAN})|^_+|_+$|_+(?=[，。、？！：])", ""),
    *(rule(wrong, right) for wrong, right in _HOMOPHONES.items()),
)  # fmt: skip
