"""Arabic, standard, from right to left, with Western digits."""

from __future__ import annotations

from kiosk.languages.language import Days, Language, Opening, Places

_DAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")

ARABIC = Language(
    code="ar",
    name="العربية",
    voice="ar",
    months=(
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
        "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ),
    days=Days(
        names=_DAYS,
        on=tuple(f"يوم {day}" for day in _DAYS),
        one="{day}، ",
        two="{day} و{last}، ",
        more="من {day} إلى {last}، ",
        hours="من {start} إلى {end}",
        last=" و",
        comma="، ",
    ),
    opening=Opening(
        open="مفتوح الآن، حتى الساعة {time}",
        always="مفتوح ليلًا ونهارًا",
        closed="مغلق",
        holiday="مغلق اليوم، عطلة رسمية",
        later_today="{closed}، يفتح الساعة {time}",
        tomorrow="{closed}، يفتح غدًا الساعة {time}",
        weekday="{closed}، يفتح {day} الساعة {time}",
        later="{closed}، يفتح يوم {day} {date} الساعة {time}",
        usual="مواعيد العمل المعتادة.",
        unknown="مواعيد العمل غير معروفة: اسألوا في الاستقبال.",
    ),
    places=Places(
        access="الدخول ممكن بالكرسي المتحرك",
        access_on_request="الدخول ممكن بالكرسي المتحرك عند الطلب",
        no_access="الدخول غير ممكن بالكرسي المتحرك",
        nothing="لا يعطي الدليل هذا العنوان هنا. اسألوا أحد الموظفين.",
        origin="دليل {source}",
        of_date="، صفحة {date}",
    ),
    yes="نعم",
    no="لا",
    moment="{day} {date}، {time}",
    dir="rtl",
    script="arabic",
    comma="، ",
    leading=1.2,
    leading_read=1.4,
)  # fmt: skip
