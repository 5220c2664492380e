"""Questions: the one line that a point asks, made from the words of the reports."""

from __future__ import annotations

from onrecord.claims.readings import Reading
from onrecord.model.annotations import Quantity, Token
from onrecord.model.statements import ValueType
from onrecord.tools.tables import settings, words

_MOST = 110
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: Most verbs in a row that may share one subject.
_JOINED = 3


def ask(kind: ValueType, reading: Reading, *, anchor: int, value: int, phrase: str) -> str:
    """Return the question that a value answers: `anchor` and `value` are nodes of the reading, `phrase` its words."""
    made = None
    if kind in {"number", "duration"}:
        made = _count(reading, value)
    if made is None and kind in {"date", "duration", "place"}:
        made = _clause(kind, reading, anchor) or _joined_clause(kind, reading, anchor, value)
    if made:
        return made
    opening = settings("claims/questions.toml")["opening"].get(kind, "What is it")
    quantity = reading.nodes[value].value
    if kind == "number" and isinstance(quantity, Quantity) and quantity.noun:
        opening = f"How many {plural(quantity.noun)}"
    left = masked(reading, value, phrase)
    return f"{opening}: “{shorten(left)}”?" if any(ch.isalnum() for ch in left) else f"{opening}?"


def masked(reading: Reading, value: int, phrase: str) -> str:
    """Return a phrase with the words of the value left out."""
    start, end = reading.start(value), reading.end(value)
    told = reading.sentence.span.exact[start - reading.sentence.span.start : end - reading.sentence.span.start]
    return phrase.replace(told, "…", 1)


def _clause(kind: ValueType, reading: Reading, anchor: int) -> str | None:
    """Ask when, how long or where somebody did something, from the verb that the value hangs on."""
    tokens = reading.sentence.tokens
    head = reading.nodes[anchor].head
    verb = tokens[head]
    word = settings("claims/questions.toml")["opening"][kind]
    if verb.pos == "NOUN":
        named = verb.lemma.lower() in words("claims/event-nouns.txt") and not _has_child(tokens, head, "poss")
        be = "were" if verb.tag == "NNS" else "was"
        return f"{word} {be} the {verb.text.lower()}?" if named else None
    if verb.pos != "VERB":
        return None
    subject = _subject_of(tokens, head)
    if subject is None:
        return None
    who = _noun_phrase(tokens, subject)
    if not who or tokens[subject].pos == "PRON":
        return None
    if tokens[subject].dep == "nsubjpass":
        order = "last " if kind == "date" and head and tokens[head - 1].text.lower() == "last" else ""
        return f"{word} {_be(tokens[subject])} {who} {order}{verb.text.lower()}?"
    if reading.nodes[anchor].key == "*say":
        return f"{word} did {who} say it?"
    thing = next((n for n, t in enumerate(tokens) if t.head == head and t.dep == "dobj"), None)
    rest = f" {_noun_phrase(tokens, thing)}" if thing is not None and kind != "duration" else ""
    particle = next((f" {t.text}" for t in tokens if t.head == head and t.dep == "prt"), "")
    return f"{word} did {who} {verb.lemma.lower()}{particle}{rest}?"


def _joined_clause(kind: ValueType, reading: Reading, anchor: int, value: int) -> str | None:
    """Print a joined verb with its subject and the value left out: whether it is active its form may not tell."""
    tokens = reading.sentence.tokens
    head, at = reading.nodes[anchor].head, reading.nodes[value]
    if tokens[head].pos != "VERB" or tokens[head].dep != "conj" or at.first <= head:
        return None
    over = head
    for _ in range(_JOINED):
        over = tokens[over].head if tokens[over].dep == "conj" else over
    subject = next((n for n, t in enumerate(tokens) if t.head == over and t.dep in _SUBJECTS), None)
    who = _noun_phrase(tokens, subject) if subject is not None and tokens[subject].pos != "PRON" else ""
    begin = head - 1 if tokens[head - 1].head == head and tokens[head - 1].dep == "advmod" else head
    base = reading.sentence.span.start
    told = reading.sentence.span.exact[tokens[begin].start - base : tokens[at.first].start - base].strip()
    word = settings("claims/questions.toml")["opening"][kind]
    return f"{word}: “{shorten(f'{who[:1].upper()}{who[1:]} … {told}')} …”?" if who else None


def _subject_of(tokens: tuple[Token, ...], head: int) -> int | None:
    """Return a verb's subject; a joined verb of the same form has that of the first ("was built and last checked")."""
    for _ in range(_JOINED):
        own = next((n for n, t in enumerate(tokens) if t.head == head and t.dep in _SUBJECTS), None)
        if own is not None:
            return own
        over = tokens[head].head
        if tokens[head].dep != "conj" or tokens[over].tag != tokens[head].tag or any(
            t.head == head and t.dep in {"aux", "auxpass"} for t in tokens
        ):
            return None
        head = over
    return None


def _count(reading: Reading, value: int) -> str | None:
    """Ask how many of what did or suffered something."""
    node = reading.nodes[value]
    quantity = node.value
    if not isinstance(quantity, Quantity) or not quantity.noun or node.parent < 0 or quantity.unit:
        return None
    tokens = reading.sentence.tokens
    head = reading.nodes[node.parent].head
    verb, things = tokens[head], plural(quantity.noun)
    if verb.pos != "VERB":
        return None
    if node.link == "nsubj":
        return f"How many {things} {verb.text.lower()}?" if verb.tag == "VBD" else None
    if node.link in {"dobj", "nsubjpass"} and verb.tag in {"VBD", "VBN"}:
        ahead = any(t.head == head and t.lemma.lower() in {"will", "shall", "’ll", "'ll"} for t in tokens)
        return f"How many {things} {'will be' if ahead else 'were'} {verb.text.lower()}?"
    return None


def _noun_phrase(tokens: tuple[Token, ...], head: int) -> str:
    """Return a noun with the names, determiners and adjectives right before it."""
    start = head
    while start > 0 and tokens[start - 1].head in range(start - 1, head + 1) and tokens[start - 1].dep in {
        "det", "compound", "amod", "nummod", "poss", "case", "nmod",
    }:  # fmt: skip
        start -= 1
    printed = [t.text for t in tokens[start : head + 1]]
    if not printed or len(printed) > 6:
        return ""
    first = printed[0]
    if tokens[start].pos != "PROPN" and not first.isupper():
        printed[0] = first[:1].lower() + first[1:]
    return " ".join(printed).replace(" ’s", "’s").replace(" 's", "'s")


def _be(subject: Token) -> str:
    return "were" if subject.tag in {"NNS", "NNPS"} else "was"


def _has_child(tokens: tuple[Token, ...], head: int, dep: str) -> bool:
    return any(t.head == head and t.dep == dep for t in tokens)


def shorten(text: str) -> str:
    """Return the text on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= _MOST:
        return line
    return line[:_MOST].rsplit(" ", 1)[0] + " …"


def plural(noun: str) -> str:
    """Return the plural of an English noun, for a question's wording."""
    irregular: dict[str, str] = settings("claims/questions.toml")["plural"]
    if noun in irregular:
        return irregular[noun]
    if noun.endswith("s"):
        return noun
    if noun.endswith(("x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s" if noun else noun
