"""Chinese, simplified, spoken as in Mandarin."""

from __future__ import annotations

from kiosk.languages.language import Days, Language, Opening, Places

_DAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")

CHINESE = Language(
    code="zh",
    name="中文",
    voice="zh",
    months=tuple(f"{number}月" for number in range(1, 13)),
    days=Days(
        names=_DAYS,
        on=_DAYS,
        one="{day}，",
        two="{day}和{last}，",
        more="{day}至{last}，",
        hours="{start}至{end}",
        last="和",
        comma="、",
    ),
    opening=Opening(
        open="现在开放，至{time}",
        always="全天开放",
        closed="现在不开放",
        holiday="今天是节假日，不开放",
        later_today="{closed}，今天{time}开放",
        tomorrow="{closed}，明天{time}开放",
        weekday="{closed}，{day}{time}开放",
        later="{closed}，{date}{day}{time}开放",
        usual="以上是平时的开放时间。",
        unknown="开放时间不详，请向接待处咨询。",
    ),
    places=Places(
        access="轮椅可以进入",
        access_on_request="轮椅可以进入，需提前提出",
        no_access="轮椅不能进入",
        nothing="名录中没有这个地址，请询问工作人员。",
        origin="{source}名录",
        of_date="，{date}的页面",
    ),
    yes="是",
    no="否",
    long_date="{year}年{number}月{day}日",
    day_month="{number}月{day}日",
    moment="{date}{day}，{time}",
    script="cjk",
    stop="。",
    gap="",
    comma="，",
    colon="：",
    leading=1.15,
    leading_read=1.32,
)
