"""What a number counts by the grammar: a sentence and a number in, the noun it hangs on out, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model.annotations import Sentence, Token
from onrecord.tools.numbers import Number
from onrecord.tools.tables import words

#: Names inside which a number is no count (OntoNotes labels): "Group of 20", "Boeing 737", "Article 5".
_NAMED = frozenset({
    "ORG", "GPE", "PERSON", "FAC", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART", "LOC", "NORP", "DATE", "TIME",
})  # fmt: skip
#: Characters before a number in which a label is looked for.
REACH = 200
_PARTS = frozenset({"third", "quarter", "fifth", "tenth", "thirds", "quarters", "fifths", "tenths"})
_PEOPLE = frozenset({"people", "persons", "person", "men", "women", "individuals"})


@dataclass(frozen=True, slots=True)
class Noun:
    """The lemma of what is counted, and where its word ends in the sentence's text."""

    lemma: str
    end: int


def is_label(sentence: Sentence, text: str, number: Number) -> bool:
    """Say whether a number is a name's or a label's, an ordinal, a score or a figure glued to letters."""
    before, after = text[max(0, number.core - REACH) : number.core], text[number.end :]
    if number.form == "figures" and re.match(r"[A-Z](?![\w/])", after):
        return True  # "5G"; degrees and other units are read before
    if re.match(r"[A-Za-z](?!\w*-?\s)|(?:st|nd|rd|th)\b|[/:.]\d|[-–]\d|-(?!\w)", after) and number.form == "figures":
        return True
    if re.match(r"\s?(?:times|x)\s+(?:its|his|her|their|the|as|more|higher|larger|bigger|greater|faster|that)\b", after):
        return True
    if re.search(r"[A-Za-z]-$|[#/:.+]$|\d[-–]$|(?:^|\W)[A-Z]$", before):
        return True
    lead = re.search(r"([\w.]+(?:\s+of)?)\s+(?:the\s+)?$", before.lower())
    grouped = lead and lead[1].startswith("group of") and _counts_beside(sentence, number)
    if lead and not grouped and (lead[1] in words("quantities/not_counts.txt") or lead[1].split()[0] + " of" in {"group of"}):
        return True
    return _named(sentence, number)


def _named(sentence: Sentence, number: Number) -> bool:
    """Say whether the number stands inside a name, or right after a capitalised noun."""
    for index, token in enumerate(sentence.tokens):
        if token.start - sentence.span.start == number.core:
            label = token.entity.partition("-")[2]
            timed = label in {"DATE", "TIME"} and (number.value < 1 or _counts_beside(sentence, number) or _does(sentence, index))
            if label in _NAMED and not timed:
                return True
            if index == 0 or number.form == "words":
                return False
            previous = sentence.tokens[index - 1]
            return previous.pos == "PROPN" and token.dep in {"nummod", "appos", "npadvmod"} and token.head == index - 1
    return False


def _does(sentence: Sentence, index: int) -> bool:
    """Say whether a number is the subject of a verb of a toll, and so no date: "37 died"."""
    token = sentence.tokens[index]
    head = sentence.tokens[token.head].lemma.lower()
    return token.dep in {"nsubj", "nsubjpass"} and head in words("quantities/tolls.txt")


def _counts_beside(sentence: Sentence, number: Number) -> bool:
    """Say whether a plural noun that is no time follows the number, which only looks like a date's to the parser."""
    end = sentence.span.start + number.end
    following = next((token for token in sentence.tokens if token.start >= end), None)
    return following is not None and following.tag == "NNS" and not following.entity


def counted_noun(sentence: Sentence, number: Number) -> Noun | None:
    """Return what is counted, None where the sentence does not say."""
    index = _last_token(sentence, number)
    if index is None:
        return None
    tokens, offset = sentence.tokens, sentence.span.start
    if any(token.dep for token in tokens):
        found = _hyphened(tokens, index) or _of_plural(tokens, index) or _by_parse(tokens, index)
    else:
        found = _by_words(tokens, index)
    if found is None or found.text.lower() in words("quantities/shapes.txt"):
        return None
    alone = number.value == 1 and not number.bounded
    if alone and _lemma(found) not in {"person", *words("quantities/states.txt")}:
        return None
    return Noun(_lemma(found), found.end - offset)


def _last_token(sentence: Sentence, number: Number) -> int | None:
    """Return the index of the last token of the number, None where tokens and number do not meet."""
    end = sentence.span.start + number.end
    for index, token in enumerate(sentence.tokens):
        if token.end >= end:
            return index if token.start < end else None
    return None


def _lemma(token: Token) -> str:
    if token.text.lower() in _PEOPLE:
        return "person"
    if token.text.lower() in words("quantities/states.txt"):
        return token.text.lower()
    return (token.lemma or token.text).lower()


def _by_parse(tokens: tuple[Token, ...], index: int) -> Token | None:
    """Follow the dependencies from the number to its noun."""
    token = tokens[index]
    head = tokens[token.head]
    if index + 1 < len(tokens) and tokens[index + 1].text.lower() in {"-", "another"}:
        return None
    for _ in range(4):
        if not (head.tag == "CD" and head is not token):
            break
        token, head = head, tokens[head.head]
    counts = token.dep in {"nummod", "quantmod", "compound", "amod", "nmod"}
    if counts and head.pos == "NOUN" and head.start > token.start:
        return head
    if following := _of_phrase(tokens, tokens.index(token)) or (_of_phrase(tokens, index) if tokens[index].lemma in _PARTS else None):
        return following
    if index + 1 < len(tokens) and tokens[index + 1].text.lower() in words("quantities/states.txt"):
        return tokens[index + 1]
    if (plural := _plural_after(tokens, index)) and (head.tag == "CD" or tokens[index].dep in {"conj", "pobj", "nummod"}):
        return plural
    if head.lemma.lower() in words("quantities/tolls.txt") and token.dep in {"dobj", "nsubj", "nsubjpass"}:
        return _person_at(token)
    return None


def _hyphened(tokens: tuple[Token, ...], index: int) -> Token | None:
    """Return the noun of "a 16-member panel", "the 400-bed hospital"."""
    if index + 3 >= len(tokens) or tokens[index + 1].text != "-" or tokens[index].end != tokens[index + 1].start:
        return None
    noun, over = tokens[index + 2], tokens[index + 3]
    plain = noun.pos == "NOUN" and noun.tag == "NN" and noun.start == tokens[index + 1].end
    return noun if plain and over.pos in {"NOUN", "ADJ"} and over.start > noun.end else None


def _of_plural(tokens: tuple[Token, ...], index: int) -> Token | None:
    """Return the noun of "5 of 9 missiles", "three of its jets", whatever the tree makes of it."""
    if index + 2 >= len(tokens) or tokens[index + 1].text.lower() != "of":
        return None
    for token in tokens[index + 2 : index + 6]:
        if token.tag == "NNS":
            return token
        if token.pos not in {"DET", "NUM", "ADJ", "PRON"}:
            return None
    return None


def _plural_after(tokens: tuple[Token, ...], index: int) -> Token | None:
    """Return the plural noun right behind a number, past its adjectives, where the tree has lost the tie."""
    for token in tokens[index + 1 : index + 4]:
        if token.tag == "NNS":
            return token
        if token.pos not in {"ADJ", "NOUN"} and token.tag not in {"VBG", "VBN"}:
            return None
    return None


def _person_at(token: Token) -> Token:
    """Return a stand-in for the people that a bare number counts ("killed 17")."""
    return Token(token.start, token.end, "people", "person", "NOUN")


def _of_phrase(tokens: tuple[Token, ...], index: int) -> Token | None:
    """Return the noun of "thousands of people", "two of the ministers", "half of the members"."""
    for child, token in enumerate(tokens):
        if token.head == index and token.dep == "prep" and token.text.lower() == "of" and child == index + 1:
            for noun in tokens[child + 1 : child + 8]:
                if noun.dep == "pobj" and noun.head == child and noun.pos == "NOUN":
                    return noun
    return None


def _by_words(tokens: tuple[Token, ...], index: int) -> Token | None:
    """Without a parse: the next word, where it is a plural in lower case or a state ("17 dead")."""
    for token in tokens[index + 1 : index + 2]:
        word = token.text
        if word in words("quantities/states.txt") or word in _PEOPLE:
            return token
        if word.islower() and word.isalpha() and word.endswith("s") and len(word) > 3:
            return token
    return None
