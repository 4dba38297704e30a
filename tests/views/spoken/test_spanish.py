"""What is written in Spanish, as people say it: what the interface and the City's procedures write."""

from __future__ import annotations

import pytest

from kiosk.views.spoken import spanish
from kiosk.views.spoken.rules import applied


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("35\u00a0€", "35 euros"),
        ("8,50 €", "8 euros con 50"),
        ("En 2025 costaba 3,81\u00a0€, con envío", "En 2025 costaba 3 euros con 81, con envío"),
        ("1\u202f200 € y 1 €", "1200 euros y un euro"),
        ("0,34 €, 21 €, 31 €, 11 €", "34 céntimos, veintiún euros, 30 y un euros, 11 euros"),
        ("1 000 000 €", "un millón de euros"),
        ("de 68 a 180\u00a0€", "de 68 a 180 euros"),
        ("de las 8:30 a las 17:00", "de las 8 y 30 a las 17"),
        ("a la 1:30, a las 21:15", "a la una y 30, a las veintiuna y 15"),
        ("17 h, 17h30, 1 h", "17 horas, 17 y 30, una hora"),
        ("07/10/2024", "7 de octubre de 2024"),
        ("40/10/2024", "40/10/2024"),
        ("Página del 7 octubre 2024.", "Página del 7 de octubre de 2024."),
        ("Llame al 3975.", "Llame al 39 75."),
        ("llame al 3919", "llame al 39 19"),
        ("hay 3919", "hay 3919"),
        ("01 44 74 12 12", "0 1, 44, 74, 12, 12"),
        ("01.44.74.12.12", "0 1, 44, 74, 12, 12"),
        ("+33 1 44 74 12 12", "más 33, 1 44 74 12 12"),
        ("AB-123-CD", "A B, 123, C D"),
        ("Paris 9e y 12ᵉ", "Paris 9 y 12"),
        ("1 m², 35 m² y 2 km", "un metro cuadrado, 35 metros cuadrados y 2 kilómetros"),
        ("3 m³", "3 metros cúbicos"),
        ("2 000 kilos", "2000 kilos"),
        ("50 %", "50 por ciento"),
        ("Curso 2026-2027", "Curso 2026 a 2027"),
        ("Cerfa n° 12669*02", "Serfa número 12669*02"),
        ("Hace 1 minuto, quedan 21 segundos", "Hace un minuto, quedan veintiún segundos"),
        ("Ver las 21 respuestas, las 31 fichas", "Ver las veintiuna respuestas, las 30 y una fichas"),
        ("Pregunta 1, parte 1 de 3", "Pregunta 1, parte 1 de 3"),
        ("menos de 3,1 toneladas", "menos de 3,1 toneladas"),
        ("la línea C.3", "la línea C.3"),
        ("www.service-public.fr/particuliers/F1427", "service guion public punto fr"),
        ("en timbres.impots.gouv.fr.", "en timbres punto impots punto gouv punto fr."),
        ("contact@paris.fr", "contact arroba paris punto fr"),
        ("la CAF, el Pacs, el RSA y la APL", "la CAF, el Pacs, el RSA y la A P L"),
        ("Su cuenta Mon Paris y la carte grise", "Su cuenta Mon Parí y la cart gris"),
        ("Hay que venir con los documentos.", "Hay que venir con los documentos."),
    ],
)
def test_spanish_is_said_as_people_say_it(text: str, said: str) -> None:
    assert applied(spanish.RULES, text) == said
