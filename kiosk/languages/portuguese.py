"""Portuguese, as in Portugal."""

from __future__ import annotations

from kiosk.languages.language import Days, Language, Opening, Places

_DAYS = (
    "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo",
)  # fmt: skip

PORTUGUESE = Language(
    code="pt",
    name="Português",
    voice="pt",
    months=(
        "janeiro", "fevereiro", "março", "abril", "maio", "junho",
        "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
    ),
    days=Days(
        names=_DAYS,
        on=tuple(f"na {day}" if day.endswith("feira") else f"no {day}" for day in _DAYS),
        one="{day}, ",
        two="{day} e {last}, ",
        more="De {day} a {last}, ",
        hours="das {start} às {end}",
        last=" e ",
    ),
    opening=Opening(
        open="Aberto agora, até às {time}",
        always="Aberto dia e noite",
        closed="Fechado",
        holiday="Fechado hoje, feriado",
        later_today="{closed}, abre às {time}",
        tomorrow="{closed}, abre amanhã às {time}",
        weekday="{closed}, abre {day} às {time}",
        later="{closed}, abre {day}, {date}, às {time}",
        usual="Horário habitual.",
        unknown="Horário desconhecido: pergunte na receção.",
    ),
    places=Places(
        access="Acesso em cadeira de rodas",
        access_on_request="Acesso em cadeira de rodas a pedido",
        no_access="Sem acesso em cadeira de rodas",
        nothing="O diretório não indica esta morada aqui. Pergunte a um agente.",
        origin="Diretório de {source}",
        of_date=", ficha de {date}",
    ),
    yes="Sim",
    no="Não",
    long_date="{day} de {month} de {year}",
    day_month="{day} de {month}",
)  # fmt: skip
