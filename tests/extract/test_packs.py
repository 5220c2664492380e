"""Quotations and times in languages that have a pack: what users' texts hold, hostile text, and the figures of the bench."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from languages import Found, Text, compare, figures, read, read_texts
from onrecord.model.annotations import Quote
from onrecord.tools.language_packs import served_languages
from onrecord.tools.protocols import Tools

#: Least figures of all texts of a language: quotations f1, speakers, kinds, times f1, values.
FLOORS = {"quotes f1": 0.96, "speakers": 0.9, "kinds": 0.95, "times f1": 0.96, "values": 0.95}


def read_words(tools: Tools, code: str, *lines: str, published: str = "2031-05-14") -> Found:
    return read(Text("t", code, published, "", "Titular\n" + "\n".join(lines) + "\n", ()), tools)


def told(found: Found) -> list[tuple[str, str, str]]:
    return [(q.kind, q.speaker_name, q.content.exact) for q in found.quotes]


def values(found: Found) -> dict[str, str]:
    return {t.span.exact: t.value for t in found.times}


@pytest.mark.parametrize("code", served_languages())
def test_the_figures_hold(tools: Tools, code: str) -> None:
    counts: Counter[str] = Counter()
    errors = [f"{text.name}: {error}" for text in read_texts(code) for error in compare(text, read(text, tools), counts)]
    for name, value in figures(counts).items():
        assert value >= FLOORS[name], f"{name} {value:.3f}\n" + "\n".join(errors)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("es", "«No habrá acuerdo», dijo Pilar Ansúrez."),
        ("es", "“No habrá acuerdo”, ha dicho Pilar Ansúrez."),
        ("es", '"No habrá acuerdo", sentenció ayer en rueda de prensa Pilar Ansúrez.'),
        ("es", "‘No habrá acuerdo’, dijo a los periodistas la alcaldesa, Pilar Ansúrez."),
        ("es", "La alcaldesa, Pilar Ansúrez, dijo: «No habrá acuerdo»."),
        ("es", "Pilar Ansúrez: «No habrá acuerdo»."),
        ("es", "—No habrá acuerdo —dijo Pilar Ansúrez."),
        ("es", "Pilar Ansúrez fue clara: «No habrá acuerdo»."),
        ("de", "„Es gibt keine Einigung“, sagte Gisela Rohrbach."),
        ("de", "»Es gibt keine Einigung«, so Gisela Rohrbach."),
        ("de", "«Es gibt keine Einigung», sagte am Montag die Bürgermeisterin Gisela Rohrbach."),
        ("de", '"Es gibt keine Einigung", hat Gisela Rohrbach am Montag gesagt.'),
        ("de", "„Es gibt keine Einigung“, teilte Gisela Rohrbach der Presse mit."),
        ("de", "Gisela Rohrbach erklärte: ‚Es gibt keine Einigung‘."),
        ("de", "Gestern sagte Gisela Rohrbach: „Es gibt keine Einigung“."),
    ],
)
def test_all_marks_and_orders(tools: Tools, code: str, line: str) -> None:
    content = {"es": "No habrá acuerdo", "de": "Es gibt keine Einigung"}[code]
    name = {"es": "Pilar Ansúrez", "de": "Gisela Rohrbach"}[code]
    assert told(read_words(tools, code, line)) == [("direct", name, content)]


@pytest.mark.parametrize(
    ("code", "line", "name", "content"),
    [
        ("es", "El ministro Julián Gil dijo que la ley no sirve.", "Julián Gil", "la ley no sirve"),
        ("es", "Según Julián Gil, la ley no sirve.", "Julián Gil", "la ley no sirve"),
        ("es", "La ley no sirve, según informó ayer la policía.", "la policía", "La ley no sirve"),
        ("es", "Un funcionario que pidió no ser citado afirmó que la ley no sirve.", "Un funcionario que pidió no ser citado", "la ley no sirve"),
        ("de", "Minister Karl Ohm sagte, dass das Gesetz nichts taugt.", "Karl Ohm", "das Gesetz nichts taugt"),
        ("de", "Minister Karl Ohm sagte, das Gesetz sei untauglich.", "Karl Ohm", "das Gesetz sei untauglich"),
        ("de", "Laut Polizei ist der Mann geflohen.", "Polizei", "ist der Mann geflohen"),
        ("de", "Der Polizei zufolge ist der Mann geflohen.", "Der Polizei", "ist der Mann geflohen"),
        ("de", "Der Mann ist geflohen, wie die Polizei mitteilte.", "die Polizei", "Der Mann ist geflohen"),
    ],
)  # fmt: skip
def test_reported_clauses(tools: Tools, code: str, line: str, name: str, content: str) -> None:
    assert told(read_words(tools, code, line)) == [("indirect", name, content)]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("es", "La película «Horas quietas» se estrena hoy."),
        ("es", "«Nadie sabe nada», dijo el alcalde, que ayer visitó la zona."),
        ("es", "Julián Gil no dijo que la ley sirva."),
        ("es", "La denuncia que presentó el club fue archivada."),
        ("de", "Der Film „Stille Stunden“ läuft heute an."),
        ("de", "Die Klagen der Anwohner wurden abgewiesen."),
        ("de", "Minister Ohm, der das Gesetz einbrachte, kam spät."),
    ],
)
def test_no_reported_clause_is_made_up(tools: Tools, code: str, line: str) -> None:
    assert [kind for kind, _, _ in told(read_words(tools, code, line)) if kind != "direct"] == []


@pytest.mark.parametrize(
    ("code", "line", "names"),
    [
        ("es", "Ayer llegaron Ana Gil y Luis Ruiz de la Torre con la doctora Pilar Sanz.", ["Ana Gil", "Luis Ruiz de la Torre", "Pilar Sanz"]),
        ("es", "El Ministerio de Salud, la Guardia Civil y la Policía Nacional callan.", []),
        ("de", "Gestern kamen Anna Ohm und Karl von Ossen mit Bürgermeister Detlef Amann.", ["Anna Ohm", "Karl von Ossen", "Detlef Amann"]),
        ("de", "Die Polizei und das Ministerium schweigen zur Lage in Brunnfeld.", []),
    ],
)  # fmt: skip
def test_persons_are_named_and_nothing_else(tools: Tools, code: str, line: str, names: list[str]) -> None:
    assert [m.name for m in read_words(tools, code, line).mentions] == names


@pytest.mark.parametrize(
    ("code", "line", "name"),
    [
        ("es", "Julián Gil, alcalde de Alba, Costa Brisa, negó que la ley sirva de algo.", "Julián Gil"),
        ("de", "Minister Karl Ohm bestritt, dass das Gesetz taugt.", "Karl Ohm"),
    ],
)
def test_what_is_denied_is_marked(tools: Tools, code: str, line: str, name: str) -> None:
    (quote,) = read_words(tools, code, line).quotes
    assert (quote.kind, quote.speaker_name, quote.stance) == ("indirect", name, "denied")


def test_a_distancing_mark_is_told_apart_and_has_no_speaker(tools: Tools) -> None:
    for code, line in (("es", "El “rey” del azulejo llegó tarde."), ("de", "Der „König“ der Fliesen kam zu spät.")):
        assert [(kind, name) for kind, name, _ in told(read_words(tools, code, line))] == [("scare", "")]


def test_speakers_are_followed_through_roles_pronouns_and_left_out_subjects(tools: Tools) -> None:
    found = read_words(
        tools, "es", "La alcaldesa de Alba, Pilar Ansúrez, llegó tarde. «No hay prisa», dijo Ansúrez. «Ninguna», añadió.",
        "La alcaldesa insistió en que todo va bien.",
    )  # fmt: skip
    assert {name for _, name, _ in told(found)} == {"Pilar Ansúrez"}
    found = read_words(tools, "de", "Minister Karl Ohm kam mit Gisela Au. „Ja“, sagte Au. „Nein“, sagte er. „Doch“, rief sie.")
    assert [name for _, name, _ in told(found)] == ["Gisela Au", "Karl Ohm", "Gisela Au"]


def test_a_question_of_the_interviewer_is_no_answer(tools: Tools) -> None:
    found = read_words(tools, "es", "Clara Boado: «Hay agua».", "—¿Cuánta?", "—Mucha —responde Boado—. Y es buena.")
    assert told(found)[1:] == [("direct", "Clara Boado", "Mucha"), ("direct", "Clara Boado", "Y es buena.")] or told(found)[
        1:
    ] == [("direct", "Clara Boado", "Mucha"), ("direct", "Clara Boado", "Y es buena")]


@pytest.mark.parametrize("dash", ["—", "–", "- "])
def test_the_turns_of_an_interview_alternate(tools: Tools, dash: str) -> None:
    turns = ("¿Está contenta?", "Mucho. Ha costado lo suyo.", "Reconocerá que llega tarde.", "Todo llega.", "¿Seguirá?", "Claro.")
    found = read_words(tools, "es", "Clara Boado: «Hay agua».", *(f"{dash}{turn}" for turn in turns))
    assert told(found)[1:] == [("direct", "Clara Boado", turn) for turn in turns[1::2]]


@pytest.mark.parametrize(
    ("code", "line", "expected"),
    [
        ("es", "Llegó el 12 de mayo de 2023.", {"el 12 de mayo de 2023": "2023-05-12"}),
        ("es", "Cerró desde agosto y abrirá en agosto.", {"agosto": "2031-08"}),
        ("es", "Vino hace tres días y se va la próxima semana.", {"hace tres días": "2031-05-11", "la próxima semana": "2031-W21"}),
        ("es", "Habló el pasado martes y hablará el martes.", {"el pasado martes": "2031-05-13", "el martes": "2031-05-20"}),
        ("es", "Durante dos horas y media habló de los años noventa.", {"dos horas y media": "PT2H30M", "los años noventa": "199"}),
        ("es", "Un hombre de 45 años cumple una pena de 12 años.", {"de 12 años": "P12Y"}),
        ("es", "La última vez fue el 3 de febrero, a las 15.00 horas.", {"el 3 de febrero": "2031-02-03", "a las 15.00 horas": "2031-02-03T15:00"}),
        ("es", "En Victoria Marzo no hay nada.", {}),
        ("de", "Er kam am 12. Mai 2023.", {"12. Mai 2023": "2023-05-12"}),
        ("de", "Er kam vor drei Tagen und geht nächste Woche.", {"vor drei Tagen": "2031-05-11", "nächste Woche": "2031-W21"}),
        ("de", "Er sprach vergangenen Dienstag und wird am Dienstag sprechen.", {"vergangenen Dienstag": "2031-05-13", "Dienstag": "2031-05-20"}),
        ("de", "Anderthalb Stunden sprach er von den 1990er Jahren.", {"Anderthalb Stunden": "PT1H30M", "1990er Jahren": "199"}),
        ("de", "Der 45-Jährige ist 45 Jahre alt.", {}),
        ("de", "Am Montagabend um 18.30 Uhr fiel der Strom aus.", {"Montagabend um 18.30 Uhr": "2031-05-12T18:30"}),
        ("de", "2000 Menschen kamen, 2018 waren es weniger.", {"2018": "2018"}),
    ],
)  # fmt: skip
def test_times_and_values(tools: Tools, code: str, line: str, expected: dict[str, str]) -> None:
    assert values(read_words(tools, code, line)) == expected


def test_times_have_bounds_and_their_anchor_and_without_a_date_no_day(tools: Tools) -> None:
    (timex,) = read_words(tools, "es", "Llegó el mes pasado.").times
    assert (timex.earliest, timex.latest, timex.anchor) == ("2031-04-01", "2031-04-30", "2031-05-14")
    (timex,) = read_words(tools, "es", "Llegó ayer.", published="").times
    assert (timex.value, timex.earliest, timex.anchor) == ("XXXX-XX-XX", "", "")


def test_inside_a_quotation_the_day_of_speaking_counts(tools: Tools) -> None:
    found = read_words(tools, "es", "«Ayer no hubo nadie», dijo el lunes Pilar Gil.")
    assert values(found) == {"Ayer": "2031-05-11", "el lunes": "2031-05-12"}


@given(st.sampled_from(served_languages()), st.lists(st.sampled_from(
    ["«", "»", "„", "“", "—", " —", ", ", ". ", ": ", "dijo ", "sagte ", "que ", "dass ", "según ", "laut ", "hat ", "gesagt ", "12. ",
     "Mai ", "hace ", "años ", "el ", "die ", "Ruiz ", "ministro ", "teilte ", "mit ", "\n", "a las 99 horas ", "99 de mayo ", "2031 "]),
    max_size=40))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_it(code: str, pieces: list[str]) -> None:
    from onrecord.tools.directory_files import shipped_directory
    from onrecord.tools.languages import PackagedLanguageIdentifier
    from onrecord.tools.rule_parser import RuleParser
    from onrecord.tools.weights import FrequencyWeights

    bare = Tools(RuleParser(), FrequencyWeights(), PackagedLanguageIdentifier(), shipped_directory())
    found = read_words(bare, code, "".join(pieces))
    for quote in found.quotes:
        assert isinstance(quote, Quote)
        assert quote.content.exact.strip()
    assert all(t.span.exact for t in found.times)


@pytest.mark.parametrize("code", served_languages())
def test_time_grows_with_the_text(tools: Tools, code: str) -> None:
    def cost(count: int) -> float:
        line = "«No», dijo el ministro de la mesa de la casa, hace tres años y el lunes 12 de mayo. Sagte er „nein“, " * 8
        start = time.process_time()
        read_words(tools, code, *[line] * count)
        return time.process_time() - start

    cost(2)
    assert cost(40) < 12 * cost(10) + 0.2


def test_a_sentence_of_nothing_but_cues_is_read_in_time(tools: Tools) -> None:
    start = time.process_time()
    read_words(tools, "de", "Schmidt sagte Meier sagte " * 1_500)
    assert time.process_time() - start < 10  # 0.8 s where it was written
