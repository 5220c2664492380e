"""Retelling: a text told again sentence by sentence, in other words. Paragraphs in, the same facts in other sentences out.

What a desk does with an agency's text that it will not print: the order of the facts, names and figures stay; words,
voice and clauses change, adjectives go, speech is reported, sentences are joined and cut. Rules only, no model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

SENTENCES = re.compile(r"(?<=[.!?”\"]) (?=[A-Z“\"])")
#: Verbs that are turned into the passive, with what follows them up to a mark.
PASSIVE = re.compile(
    r"^(?P<who>(?:The|A|An|President|Mr\.|Sen\.|Rep\.|[A-Z]\w+)(?: [\w’'-]+){0,4}?) (?P<verb>approved|rejected|signed|passed|blocked|"
    r"announced|criticized|praised|supported|opposed|released|issued|filed|launched|ordered|accused|defeated|dismissed|"
    r"confirmed|denied|described|called|urged|asked|told|won|cut|raised|banned|ended|proposed|revealed|reported|published) "
    r"(?P<what>(?:the|a|an|his|her|its|their|[A-Z]\w+)(?: [\w’'-]+){0,6}?)(?P<rest>(?:,| on | in | after | for | at | to | that | with |\.).*)$"
)
DROPPED = re.compile(
    r" (?:\w+(?:ously|fully|ively|ically|antly|ently)|very|really|quite|just|also|still|even|already|recently|largely|strongly|"
    r"sharply|highly|deeply|nearly|major|new|long|recent|strong|big|huge|key|controversial|former|current|top|senior|potential|"
    r"several|significant|massive|important|serious|powerful|prominent|growing|widespread|so-called)(?= [a-z])"
)
PERSONS = {"I": "he", "we": "they", "We": "they", "my": "his", "our": "their", "me": "him", "us": "them", "I’m": "he is",
           "we’re": "they are", "I’ve": "he has", "we’ve": "they have", "you": "one", "I'm": "he is", "we're": "they are"}  # fmt: skip


def retell(paragraph: str, rng: Random) -> str:
    """Tell a paragraph again: each sentence turned about, then some joined and some cut."""
    told = [_sentence(sentence, rng) for sentence in SENTENCES.split(paragraph)]
    return " ".join(_joined([sentence for sentence in told if sentence], rng))


def worded(text: str, others: Sequence[str], share: float, rng: Random) -> str:
    """Put any other word for a share of the words in small letters, and have neighbours change places: names and figures
    stay, each in its sentence. The sense is lost, as it is for a program that compares words: to it a paraphrase with
    words and clauses that no table has looks like this."""
    found = []
    for sentence in SENTENCES.split(text):
        said = [rng.choice(others) if word.isalpha() and word.islower() and rng.random() < share else word for word in sentence.split()]
        at = 0
        while at < len(said) - 1:
            if rng.random() < 0.5:
                said[at], said[at + 1] = said[at + 1], said[at]
            at += rng.randint(1, 2)
        found.append(f"{said[0][:1].upper()}{' '.join(said)[1:].rstrip('.')}." if said else "")
    return " ".join(found)


def _sentence(sentence: str, rng: Random) -> str:
    text = DROPPED.sub(lambda m: "" if rng.random() < 0.75 else m.group(), sentence)
    text = _reported(text, rng)
    for turn in (_attributed, _passive, _fronted, _cut):
        if rng.random() < 0.75:
            text = turn(text)
    return text[:1].upper() + text[1:]


def _reported(text: str, rng: Random) -> str:
    """Report two quotations of three in the third person."""

    def plain(found: re.Match[str]) -> str:
        if rng.random() > 0.67:
            return found.group()
        return " ".join(PERSONS.get(word, word) for word in found[1].rstrip(",").split())

    return re.sub(r"[“\"]([^“”\"]{12,500})[”\"]", plain, text)


def _attributed(text: str) -> str:
    """Put who says it at the other end: “X said that Y.” and “Y, X said.” change places."""
    found = re.match(r"^((?:[A-Z][\w.’'-]+ ?){1,4}|[Tt]he [\w ]{3,30}) (?:said|stated|noted|remarked|told reporters)(?: that)? (.{20,300})\.$", text)
    if found:
        return f"{found[2][0].upper()}{found[2][1:]}, according to {found[1]}."
    found = re.match(r"^(.{20,300}?),? (?:((?:[A-Z][\w.’'-]+ ?){1,4}) (?:said|stated|noted|remarked)|according to ([^,.]{3,60}))\.$", text)
    if found:
        who = (found[2] or found[3]).strip()
        return f"{who[0].upper()}{who[1:]} made clear that {_lowered(found[1])}."
    return text


def _passive(text: str) -> str:
    found = PASSIVE.match(text)
    if not found or len(found["who"].split()) > 6:
        return text
    what = found["what"][0].upper() + found["what"][1:]
    who = found["who"][0].lower() + found["who"][1:] if found["who"].split()[0] in ("The", "A", "An") else found["who"]
    verb = {"won": "won", "cut": "cut", "told": "told"}.get(found["verb"], found["verb"])
    return f"{what} was {verb} by {who}{found['rest']}"


def _fronted(text: str) -> str:
    """Put a clause or a time from one end to the other."""
    found = re.match(r"^([A-Z][^,“”\"]{15,160}?),? ((?:after|as|because|while|when|although|since|before|if|despite) [^,“”\"]{10,120})\.$", text)
    if found:
        return f"{found[2][0].upper()}{found[2][1:]}, {_lowered(found[1])}."
    found = re.match(r"^((?:On|In|At|After|While|When|As|Since|Before|Despite|During) [^,“”\"]{3,90}), ([^“”\"]{15,260})\.$", text)
    if found:
        return f"{found[2][0].upper()}{found[2][1:]} {found[1][0].lower()}{found[1][1:]}."
    return text


def _cut(text: str) -> str:
    """Cut a sentence in two at a conjunction or a relative clause."""
    found = re.match(r"^([^“”\"]{40,200}?)(?:, (and|but) |; )([a-z][^“”\"]{35,250})$", text)
    if found and re.match(r"(?:he|she|they|it|the|his|her|its|that|this|there)\b", found[3]):
        return f"{found[1]}. {found[3][0].upper()}{found[3][1:]}"
    found = re.match(r"^([^“”\"]{30,160}?), (?:which|who) ((?:is|was|has|had|will|would|are|were|have)\b[^,“”\"]{15,120})\.$", text)
    return f"{found[1]}. That {found[2]}." if found else text


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:] if text.split()[0] in ("The", "A", "An", "It", "He", "She", "They", "His", "Her", "Its", "This") else text


def _joined(sentences: list[str], rng: Random) -> list[str]:
    """Join short neighbours, where no quotation stands between them."""
    found: list[str] = []
    for sentence in sentences:
        last = found[-1] if found else ""
        short = len(last.split()) + len(sentence.split()) < 36
        if last.endswith(".") and short and sentence[:1].isupper() and rng.random() < 0.5:
            found[-1] = f"{last[:-1]}, {rng.choice(('and', 'while'))} {_lowered(sentence)}"
        else:
            found.append(sentence)
    return found
