"""What a citizen hears: pages, one sentence after another, tones, and silence as soon as they act."""

from __future__ import annotations

import logging

import pytest

from kiosk.voice.events import Ended, Failed, Finished, Started
from kiosk.voice.speaker import Speaker
from tests.voice.conftest import Listener
from tests.voice.ears import Ears, Recorder, loudness

FRENCH = "Bonjour. Pour vous inscrire à l’école, il vous faut un justificatif de domicile."
LONG = "Pour vous inscrire, il vous faut une pièce d’identité et un justificatif de domicile. " * 4


def test_a_french_sentence_is_heard_at_a_plausible_length_and_loudness(
    quick_card: Recorder, listener: Listener
) -> None:
    listener.speaker.say([("greeting", FRENCH, "fr")])

    assert listener.until_over() == Finished()
    assert listener.events == [Started("greeting"), Ended("greeting"), Finished()]
    assert 3.0 < sum(playback.seconds for playback in quick_card.playbacks) < 8.0
    assert 0.02 < loudness(quick_card.playbacks[0].samples) < 0.3


def test_the_sentences_of_a_page_are_heard_in_order_each_in_its_language(
    quick_card: Recorder, listener: Listener
) -> None:
    page = [(i, "Une phrase de la page.", "fr") for i in range(4)] + [("en", "A sentence of the page.", "en")]

    listener.speaker.say(page)
    listener.until_over()

    assert [event.ref for event in listener.events if isinstance(event, Started)] == [0, 1, 2, 3, "en"]
    assert [event.ref for event in listener.events if isinstance(event, Ended)] == [0, 1, 2, 3, "en"]
    assert len(quick_card.playbacks) == 5
    lengths = [playback.seconds for playback in quick_card.playbacks]
    assert lengths[:4] == pytest.approx([lengths[0]] * 4, rel=0.02)


def test_an_english_voice_and_a_french_voice_read_the_same_words_differently(
    quick_card: Recorder, listener: Listener
) -> None:
    for lang in ("fr", "fr-FR", "en"):
        listener.speaker.say([(lang, "Attention information situation", lang)])
        assert listener.until_over() == Finished()

    assert len(quick_card.playbacks) == 3
    french, french_too, english = (playback.seconds for playback in quick_card.playbacks)
    assert french == pytest.approx(french_too, rel=0.01)
    assert abs(french - english) > 0.05 * french


def test_there_is_no_silence_before_the_first_word(quick_card: Recorder, listener: Listener) -> None:
    listener.speaker.say([(1, FRENCH, "fr")])
    listener.until_over()

    first_10_ms = quick_card.playbacks[0].samples[:220]
    assert max(map(abs, first_10_ms)) > 100


def test_a_stop_silences_and_nothing_more_is_told_of_the_page(card: Ears, listener: Listener) -> None:
    listener.speaker.say([(1, LONG, "fr"), (2, LONG, "fr")])
    card.until(lambda heard: bool(heard and heard[0].loud_s))

    listener.speaker.stop()

    card.until(lambda heard: heard[0].closed_s is not None, within=1.0)
    listener.hears_nothing_told(within=0.2)
    assert len(card.playbacks) == 1
    assert not listener.speaker.speaking


def test_of_two_pages_in_a_row_only_the_last_is_heard_to_its_end(card: Ears, listener: Listener) -> None:
    listener.speaker.say([("old", LONG, "fr"), ("old too", LONG, "fr")])
    card.until(lambda heard: bool(heard and heard[0].loud_s))

    listener.speaker.say([("new", "Oui.", "fr")])

    assert listener.until_over() == Finished()
    assert Ended("old") not in listener.events
    assert listener.events[-3:] == [Started("new"), Ended("new"), Finished()]
    card.until(lambda heard: len(heard) == 2 and heard[1].closed_s is not None)
    assert card.playbacks[0].seconds < 2.0


def test_pages_given_faster_than_they_can_be_rendered_leave_only_the_last(
    card: Ears, listener: Listener
) -> None:
    listener.until_ready()
    for number in range(30):
        listener.speaker.say([(number, LONG, "fr")])
    listener.speaker.say([("last", "Oui.", "fr")])

    listener.until_over()

    assert [event.ref for event in listener.events if isinstance(event, Ended)] == ["last"]
    card.until(lambda heard: heard[-1].closed_s is not None)
    assert sum(playback.seconds for playback in card.playbacks) < 2.5


def test_a_page_after_a_stop_is_heard(quick_card: Recorder, listener: Listener) -> None:
    listener.speaker.say([(1, LONG, "fr")])
    listener.speaker.stop()
    listener.speaker.say([(2, "Oui.", "fr")])

    assert listener.until_over() == Finished()
    assert Ended(2) in listener.events


@pytest.mark.clause("5.1.3.10")
def test_a_tone_is_heard_to_its_end_before_the_page_it_announces(
    quick_card: Recorder, listener: Listener
) -> None:
    listener.speaker.chime("answered")
    listener.speaker.say([(1, "Un agent arrive.", "fr")])

    assert listener.until_over() == Finished()
    tone, speech = quick_card.playbacks
    assert 0.5 < tone.seconds < 0.75
    assert speech.seconds > tone.seconds


def test_a_tone_takes_the_place_of_speech(card: Ears, listener: Listener) -> None:
    listener.speaker.say([(1, LONG, "fr")])
    card.until(lambda heard: bool(heard and heard[0].loud_s))

    listener.speaker.chime("calling")

    card.until(lambda heard: len(heard) == 2 and heard[1].closed_s is not None)
    assert card.playbacks[0].seconds < 2.0
    listener.hears_nothing_told(within=0.1)


@pytest.mark.clause("5.1.3.14")
def test_a_language_without_a_voice_is_never_read_in_another(
    quick_card: Recorder, listener: Listener
) -> None:
    listener.speaker.say([("klingon", "Qapla’", "tlh"), ("french", "Oui.", "fr")])

    assert listener.until_over() == Failed("no_voice", "tlh")
    assert [event for event in listener.events if isinstance(event, Started)] == [Started("french")]
    quick_card.until(1)


def test_an_empty_page_and_an_empty_sentence_end_at_once(quick_card: Recorder, listener: Listener) -> None:
    listener.speaker.say([])
    assert listener.until_over() == Finished()

    listener.speaker.say([(1, " \n", "fr"), (2, "\ud800\0Oui", "fr")])
    assert listener.until_over() == Finished()
    assert Ended(1) in listener.events
    assert Ended(2) in listener.events


@pytest.mark.clause("5.1.3.12", "8.2.1")
def test_volume_is_heard(quick_card: Recorder, listener: Listener) -> None:
    for volume in (1.0, 0.25):
        listener.speaker.set_volume(volume)
        listener.speaker.say([(volume, "Votre demande de carte arrive demain matin.", "fr")])
        listener.until_over()

    assert len(quick_card.playbacks) == 2
    loud, soft = (loudness(playback.samples) for playback in quick_card.playbacks)
    assert soft == pytest.approx(loud / 4, rel=0.25)


def test_a_sentence_too_large_for_a_packet_fails_and_the_next_page_is_heard(
    quick_card: Recorder, listener: Listener, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    listener.speaker.say([(1, "secret " * 300_000, "fr")])
    assert listener.until_over() == Failed("too_long")

    listener.speaker.say([(2, "Oui.", "fr")])
    assert listener.until_over() == Finished()
    assert "secret" not in caplog.text


def test_an_unknown_tone_is_refused_where_it_is_asked_for(listener: Listener) -> None:
    with pytest.raises(ValueError, match="calling, answered, warning"):
        listener.speaker.chime("gong")  # type: ignore[arg-type]


def test_a_closed_speaker_stays_silent_and_raises_nothing(quick_card: Recorder) -> None:
    speaker = Speaker()
    speaker.warm()
    speaker.close()
    speaker.close()
    speaker.say([(1, "Oui.", "fr")])
    speaker.chime("calling")
    speaker.stop()
    speaker.warm()

    assert speaker.read_events() == []
    assert speaker.child_pid is None
    assert quick_card.playbacks == []
