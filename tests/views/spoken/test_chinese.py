"""What is written in Chinese, as a Mandarin voice says it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from kiosk.config.translations import load_sidecar
from kiosk.views.spoken.chinese import RULES
from kiosk.views.spoken.rules import applied

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("35 €", "35 欧元"),
        ("8,50 €", "8 欧元 50"),
        ("9,07 €", "9 欧元零 7 分"),
        ("0,34 €", "34 欧分"),
        ("1\u00a0200 €", "1200 欧元"),
        ("2 €", "两欧元"),
        ("2025 年 3 月 12 日", "二零二五年 3 月 12 日"),
        ("2024年10月7日", "二零二四年10月7日"),
        ("07/10/2024", "二零二四年 10 月 7 日"),
        ("2024-10-07", "二零二四年 10 月 7 日"),
        ("2026-2027 学年", "二零二六到二零二七学年"),
        ("8:30 到 17 h", "8 点 30 分到 17 点"),
        ("14h30", "14 点 30 分"),
        ("2:00", "两点"),
        ("01 44 74 12 12", "零一，四四，七四，一二，一二"),
        ("拨打 3975", "拨打三九，七五"),
        ("拨打 3939", "拨打三九，三九"),
        ("一共 3939 个", "一共 3939 个"),
        ("车牌 AB-123-CD", "车牌 A B，一二三，C D"),
        ("Paris 12e", "八黎 12 区"),
        ("12ᵉ", "第 12"),
        ("3 m³、35 m²、2 km", "3 立方米、35 平方米、两公里"),
        ("3 kg", "3 公斤"),
        ("50 %", "百分之 50"),
        ("3,5 吨", "3 点 5 吨"),
        ("2 000 公斤", "2000 公斤"),
        ("12 个人，2 个孩子，第 2 个", "12 个人，两个孩子，第 2 个"),
        ("12-18 岁", "12 到 18 岁"),
        ("请看 moncompte.paris.fr。", "请看 moncompte 点八黎点 F R。"),
        ("请看www.paris.fr/pages/actes-2024。", "请看八黎点 F R。"),
        ("contact@paris.fr", "contact 艾特八黎点 F R"),
        ("CAF 和 RSA", "C A F 和 R S A"),
        ("办 Pacs", "办帕克斯"),
        ("C.3 行", "C 3 航"),
        ("M1 和 N1", "M 1 和 N 1"),
        ("家庭手册（livret de famille）", "家庭手册"),
        ("请搜索“encombrants”（大件垃圾）。", "请搜索屏幕上的法语词，意思是大件垃圾。"),
        ("先点“Mes factures”（我的账单）。", "先点“我的账单”。"),
        ("写有 priorité（优先）", "写有优先"),
        ("写有“stationnement”的卡", "写有“停车”的卡"),
        ("银行的地址要重新核实", "银航的第址要虫新核实"),
        ("简单地说", "简单地说"),
        ("没有别的。", "没有别的。"),
    ],
)
def test_chinese_is_said_as_people_say_it(text: str, said: str) -> None:
    assert applied(RULES, text) == said


def test_nothing_shipped_is_left_for_the_voice_to_stumble_on() -> None:
    """Signs that a Mandarin voice leaves out, and French in brackets, which it makes nonsense of."""
    with (ROOT / "assets/locale/zh/LC_MESSAGES/kiosk.po").open("rb") as file:
        texts = [str(message.string) for message in read_po(file) if message.id]
    for path in (ROOT / "config/procedures").glob("*.zh.yaml"):
        sidecar, _ = load_sidecar(path)
        assert sidecar is not None
        texts += sidecar.texts.values()
    left = re.compile(r"[€%²³/@]|（[A-Za-z]|\d,\d|\d[\u00a0\u202f ]\d{3}(?!\d)|(?:19|20)\d\d ?年|[银]行|地址")
    assert len(texts) > 1500
    assert [said for text in texts if left.search(said := applied(RULES, text))] == []


@given(st.integers(0, 999_999), st.integers(0, 99))
def test_no_figure_of_an_amount_is_lost(euros: int, cents: int) -> None:
    said = applied(RULES, f"{euros},{cents:02d} €").replace("两", "2 ")
    wanted = ([euros] if euros or not cents else []) + ([cents] if cents else [])
    assert [int(number) for number in re.findall(r"\d+", said)] == wanted
