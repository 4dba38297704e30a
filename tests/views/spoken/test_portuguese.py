"""What is written in Portuguese, as people say it: what the interface and the City's procedures write."""

from __future__ import annotations

import pytest

from kiosk.views.spoken import portuguese
from kiosk.views.spoken.rules import applied


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("35\u00a0€", "35 euros"),
        ("8,50 €", "8 euros e 50"),
        ("Em 2025 custava 3,81\u00a0€, com envio", "Em 2025 custava 3 euros e 81, com envio"),
        ("1\u202f200 € e 1 €", "1200 euros e 1 euro"),
        ("0,34 €, 0,01 €", "34 cêntimos, 1 cêntimo"),
        ("1 000 000 €, 2 000 000 €", "1 milhão de euros, 2 milhões de euros"),
        ("de 68 a 180\u00a0€", "de 68 a 180 euros"),
        ("das 8:30 às 17:00", "das 8 e 30 às 17"),
        ("à 1:30, às 2:15, às 22:00", "à uma e 30, às duas e 15, às 20 e duas"),
        ("17 h, 17h30, 1 h, 21 h", "17 horas, 17 e 30, uma hora, 20 e uma horas"),
        ("07/10/2024", "7 de outubro de 2024"),
        ("40/10/2024", "40/10/2024"),
        ("Página de 7 outubro 2024.", "Página de 7 de outubro de 2024."),
        ("Ligue para o 3975.", "Ligue para o 39 75."),
        ("ligue para o 3919", "ligue para o 39 19"),
        ("há 3919", "há 3919"),
        ("01 44 74 12 12", "0 1, 44, 74, 12, 12"),
        ("01.44.74.12.12", "0 1, 44, 74, 12, 12"),
        ("+33 1 44 74 12 12", "mais 33, 1 44 74 12 12"),
        ("AB-123-CD", "A B, 123, C D"),
        ("Paris 9e e 12ᵉ, o 12.º bairro", "Paris 9 e 12, o 12º bairro"),
        ("1 m², 35 m² e 2 km", "1 metro quadrado, 35 metros quadrados e 2 quilómetros"),
        ("3 m³", "3 metros cúbicos"),
        ("2 000 quilos", "2000 quilos"),
        ("50 %", "50 por cento"),
        ("Ano 2026-2027", "Ano 2026 a 2027"),
        ("Cerfa n.º 12669*02", "Cerfa número 12669*02"),
        ("menos de 2 toneladas, 3,5 toneladas", "menos de duas toneladas, 3,5 toneladas"),
        ("Ver as 2 respostas, as 12 fichas", "Ver as duas respostas, as 12 fichas"),
        ("121 linhas, 111 linhas", "120 e uma linhas, 111 linhas"),
        ("Pergunta 1, parte 1 de 2", "Pergunta 1, parte 1 de 2"),
        ("a linha C.3", "a linha C.3"),
        ("www.service-public.fr/particuliers/F1427", "service hífen public ponto fr"),
        ("em timbres.impots.gouv.fr.", "em timbres ponto impots ponto gouv ponto fr."),
        ("contact@paris.fr", "contact arroba paris ponto fr"),
        ("a CAF, o Pacs, o RSA e o CNI", "a CAF, o Pacs, o R S A e o C N I"),
        ("em Paris Familles, com Crit’Air", "em Paris Famílhe, com Critér"),
        ("É preciso vir com os documentos.", "É preciso vir com os documentos."),
    ],
)
def test_portuguese_is_said_as_people_say_it(text: str, said: str) -> None:
    assert applied(portuguese.RULES, text) == said
