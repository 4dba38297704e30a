"""Ukrainian."""

from __future__ import annotations

from kiosk.languages.language import Days, Language, Opening, Places

UKRAINIAN = Language(
    code="uk",
    name="Українська",
    voice="uk",
    months=(
        "січня", "лютого", "березня", "квітня", "травня", "червня",
        "липня", "серпня", "вересня", "жовтня", "листопада", "грудня",
    ),
    days=Days(
        names=("понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя"),
        on=(
            "в понеділок", "у вівторок", "в середу", "в четвер", "в п’ятницю", "в суботу", "в неділю",
        ),
        one="{day}, ",
        two="{day} та {last}, ",
        more="З {day} до {last}, ",
        hours="з {start} до {end}",
        last=" та ",
        between=("понеділка", "вівторка", "середи", "четверга", "п’ятниці", "суботи", "неділі"),
    ),
    opening=Opening(
        open="Зараз відчинено, до {time}",
        always="Відчинено вдень і вночі",
        closed="Зачинено",
        holiday="Сьогодні зачинено, святковий день",
        later_today="{closed}, відчиняється о {time}",
        tomorrow="{closed}, відчиняється завтра о {time}",
        weekday="{closed}, відчиняється {day} о {time}",
        later="{closed}, відчиняється {date}, {day}, о {time}",
        usual="Звичайні години роботи.",
        unknown="Години роботи невідомі: запитайте на рецепції.",
    ),
    places=Places(
        access="Є доступ на інвалідному візку",
        access_on_request="Доступ на інвалідному візку за запитом",
        no_access="Немає доступу на інвалідному візку",
        nothing="У довіднику тут немає цієї адреси. Запитайте працівника.",
        origin="Довідник {source}",
        of_date=", сторінка від {date}",
    ),
    yes="Так",
    no="Ні",
    long_date="{day} {month} {year} року",
    script="cyrillic",
)  # fmt: skip
