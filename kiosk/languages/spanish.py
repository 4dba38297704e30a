"""Spanish."""

from __future__ import annotations

from kiosk.languages.language import Days, Language, Opening, Places

_DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")

SPANISH = Language(
    code="es",
    name="Español",
    voice="es",
    months=(
        "enero", "febrero", "marzo", "abril", "mayo", "junio",
        "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
    days=Days(
        names=_DAYS,
        on=tuple(f"el {day}" for day in _DAYS),
        one="El {day}, ",
        two="El {day} y el {last}, ",
        more="De {day} a {last}, ",
        hours="de {start} a {end}",
        last=" y ",
    ),
    opening=Opening(
        open="Abierto ahora, hasta las {time}",
        always="Abierto día y noche",
        closed="Cerrado",
        holiday="Cerrado hoy, día festivo",
        later_today="{closed}, abre a las {time}",
        tomorrow="{closed}, abre mañana a las {time}",
        weekday="{closed}, abre {day} a las {time}",
        later="{closed}, abre el {day} {date} a las {time}",
        usual="Horario habitual.",
        unknown="Horario desconocido: pregunte en la recepción.",
    ),
    places=Places(
        access="Acceso en silla de ruedas",
        access_on_request="Acceso en silla de ruedas si se solicita",
        no_access="Sin acceso en silla de ruedas",
        nothing="El directorio no da esta dirección aquí. Pregunte a un agente.",
        origin="Directorio de {source}",
        of_date=", ficha del {date}",
    ),
    yes="Sí",
    no="No",
    long_date="{day} de {month} de {year}",
    day_month="{day} de {month}",
)  # fmt: skip
