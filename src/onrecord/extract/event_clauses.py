"""The clause of a verb: a parsed sentence in; subject, object, prepositions and status of a verb out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.model.annotations import Modality, Sentence, Token
from onrecord.tools.tables import rows, words

_WILL = frozenset({"will", "'ll", "’ll", "wo", "would", "shall", "'d"})
_MAY = frozenset({"may", "might", "could", "can", "ca"})
_MUST = frozenset({"must", "should", "ought"})
_DENIALS = frozenset({"deny", "refute"})
#: Dependencies through which a verb shares the subject of what is above it.
_SHARING = frozenset({"conj", "xcomp", "advcl", "acomp", "pcomp", "prep", "acl", "dobj"})
_MAX_CLIMB = 10
#: Words within which a dateline ends with a dash.
_DATELINE = 14


@dataclass(frozen=True, slots=True)
class Clauses:
    """A parsed sentence with the children of every token."""

    sentence: Sentence
    children: tuple[tuple[int, ...], ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.sentence.tokens

    def lemma(self, index: int) -> str:
        """Return a token's lemma in small letters, with what a hyphen ties to it ("test-fire")."""
        token = self.tokens[index]
        lemma = _lemmas().get(token.text.lower()) or token.lemma.lower()
        if index >= 2 and self.tokens[index - 1].text == "-" and self.tokens[index - 2].end == self.tokens[index - 1].start:
            return f"{self.tokens[index - 2].text.lower()}-{lemma}"
        return lemma

    def kids(self, index: int, *deps: str) -> list[int]:
        """Return the children of a token with one of these dependencies, in order."""
        children, tokens = self.children[index], self.sentence.tokens
        return [i for i in children if tokens[i].dep in deps] if deps and children else list(children)

    def passive(self, index: int) -> bool:
        """Say whether a verb is in the passive, a bare participle after a noun included."""
        if self.kids(index, "nsubjpass", "auxpass"):
            return True
        token = self.tokens[index]
        return (token.tag == "VBN" and token.dep == "acl") or self._clipped(index)

    def _clipped(self, index: int) -> bool:
        """Say whether a headline left "was" out: "Man stabbed in Skerra"."""
        token = self.tokens[index]
        if token.dep not in {"ROOT", "ccomp"} or token.tag not in {"VBD", "VBN"} or token.lemma.lower() not in words("events/undergone.txt"):
            return False
        if self.kids(index, "dobj", "dative", "aux", "ccomp", "xcomp", "conj"):
            return False
        subjects = self.kids(index, "nsubj")
        return bool(subjects) and self.tokens[subjects[0]].pos != "PRON" and index > subjects[0] and not self.kids(subjects[0], "det")

    def object(self, index: int) -> int | None:
        """Return the thing done to: the object, or the subject of a passive."""
        if self.passive(index):
            found = self.kids(index, "nsubjpass") or self._shared(index, "nsubjpass") or self.kids(index, "nsubj")
            if not found and self.tokens[index].dep == "acl":
                return self.tokens[index].head
            return found[0] if found else None
        found = self.kids(index, "dobj")
        return found[0] if found else None

    def subject(self, index: int) -> int | None:
        """Return who does it: the subject, the agent of a passive, or the subject that the verb above shares."""
        if self.passive(index):
            for agent in self.kids(index, "agent"):
                for noun in self.kids(agent, "pobj"):
                    return noun
            return None
        seen = index
        for _ in range(_MAX_CLIMB):
            found = self.kids(seen, "nsubj")
            if found:
                return self._antecedent(found[0], seen)
            token = self.tokens[seen]
            if token.dep == "acl" and self.tokens[token.head].dep not in {"dobj", "pobj"}:
                return token.head if token.tag == "VBG" else None
            if token.dep not in _SHARING or token.head == seen:
                return None
            controlled = self.kids(token.head, "dobj") if token.dep == "xcomp" else []
            if controlled:
                return controlled[0]
            seen = token.head
            if self.passive(seen):
                passive = self.kids(seen, "nsubjpass")
                return passive[0] if passive else None
        return None

    def _shared(self, index: int, dep: str) -> list[int]:
        """Return the subject of the verb that this one is coordinated with."""
        token = self.tokens[index]
        return self.kids(token.head, dep) if token.dep == "conj" else []

    def _antecedent(self, subject: int, verb: int) -> int:
        """Return the noun that "who" or "which" stands for."""
        if self.tokens[subject].tag in {"WP", "WDT"} and self.tokens[verb].dep == "relcl":
            return self.tokens[verb].head
        return subject

    def prepositions(self, index: int) -> list[tuple[str, int]]:
        """Return the prepositions of a token with their nouns: ("with", 7)."""
        found = []
        for kid in self.kids(index, "advcl", "xcomp", "relcl"):
            # "sent two ships to Ardovia": a capitalised word behind "to" is no verb, whatever the parser makes of it.
            if self.tokens[kid].text[:1].isupper() and self.tokens[kid - 1].text == "to" and kid:
                found.append(("to", kid))
        for prep in self.kids(index, "prep", "agent", "dative", "prt", "advmod"):
            if self.tokens[prep].text.lower() in {"according", "despite", "during", "amid"}:
                continue
            for noun in self.kids(prep, "pobj"):
                found.append((self.tokens[prep].text.lower(), noun))
            for inner in self.kids(prep, "prep"):
                for noun in self.kids(inner, "pobj"):
                    found.append((self.tokens[inner].text.lower(), noun))
        return found

    def followers(self, index: int) -> dict[str, frozenset[str]]:
        """Return the particles and prepositions that may make a phrasal verb, with the lemmas of their nouns."""
        found: dict[str, frozenset[str]] = {}
        for i in self.kids(index, "prt", "prep", "advmod", "agent"):
            behind = self.kids(i, "pobj") + [noun for prep in self.kids(i, "prep") for noun in self.kids(prep, "pobj")]
            nouns = [self.lemma(j) for noun in behind for j in (noun, *self.kids(noun, "compound"))]
            word = self.tokens[i].text.lower()
            found[word] = found.get(word, frozenset()) | frozenset(nouns)
        return found

    def objects(self, index: int) -> frozenset[str]:
        """Return the lemmas of the object and of what stands before it ("hunger strike", "joint drills")."""
        found: set[str] = set()
        heads = [i for i in [self.object(index)] if i is not None]
        heads += [j for i in heads for j in self.kids(i, "conj")]
        heads += [noun for i in heads if self.tokens[i].lemma.lower() in words("events/light.txt")
                  for prep, noun in self.prepositions(i) if prep == "of"]  # fmt: skip
        for head in heads:
            for i in [head, *self.kids(head, "compound", "amod", "nmod")]:
                found |= {self.lemma(i), self.tokens[i].text.lower()}
        return frozenset(found)

    def status(self, index: int) -> Modality | None:
        """Return whether it happened, is planned, denied or hypothetical; None for what is asked for ("must")."""
        modals = {self.tokens[i].text.lower() for i in self.kids(index, "aux")}
        if self._heads(index):
            return "planned"
        if self._negated(index) or self._nothing(index):
            return "denied"
        if self.sentence.span.exact.rstrip("\"”’' \n").endswith("?"):
            return "hypothetical"
        if modals & _MUST:
            return None
        if modals & _MAY or self._conditional(index) or ("would" in modals and "have" in modals):
            return "hypothetical"
        if modals & _WILL:
            return "planned"
        return self._above(index)

    def dateline(self, index: int) -> bool:
        """Say whether a word stands in the dateline of a report: "LIMA, June 3 (Andina) - Thousands ..."."""
        if index > 2 or len(self.tokens[0].text) < 3 or not self.tokens[0].text.isupper():
            return False
        return any(token.text in {"-", "--", "–", "—"} for token in self.tokens[1:_DATELINE])

    def purpose(self, index: int) -> bool:
        """Say whether a verb tells what something else is done for: "opened the bridge to allow deliveries"."""
        token = self.tokens[index]
        return token.dep == "advcl" and any(self.tokens[i].text.lower() == "to" for i in self.kids(index, "aux"))

    def _negated(self, index: int) -> bool:
        if self.kids(index, "neg"):
            return True
        return any(self.tokens[i].text.lower() in {"never", "no"} for i in self.kids(index, "advmod", "det"))

    def announced(self, index: int) -> bool:
        """Say whether a verb bears "will" or "would"."""
        return any(self.tokens[i].text.lower() in _WILL for i in self.kids(index, "aux"))

    def _heads(self, index: int) -> bool:
        """Say whether an infinitive is a headline's future: "Ardovia to reopen border"."""
        infinitive = any(self.tokens[i].text.lower() == "to" for i in self.kids(index, "aux"))
        return infinitive and self.sentence.block == "headline" and self.tokens[index].dep in {"ROOT", "relcl", "acl"}

    def _nothing(self, index: int) -> bool:
        """Say whether the object is none: "we have sent no troops"."""
        return any(self.tokens[i].text.lower() == "no" for obj in self.kids(index, "dobj") for i in self.kids(obj, "det"))

    def _conditional(self, index: int) -> bool:
        token = self.tokens[index]
        if token.dep != "advcl":
            return False
        subjects = self.kids(index, "nsubj", "nsubjpass")
        if subjects and any(self.tokens[i].text.lower() in {"had", "were"} and i < subjects[0] for i in self.kids(index, "aux", "auxpass")):
            return True  # "Had Ardovia attacked, ..."
        marks = {self.tokens[i].text.lower() for i in self.kids(index, "mark")}
        if "until" in marks:
            return any(self.tokens[i].text.lower() in _WILL for i in self.kids(token.head, "aux"))
        return bool(marks & {"if", "unless"})

    def _above(self, index: int) -> Modality | None:
        """Return the status that the verb above gives to an infinitive: "plans to visit", "refused to meet"."""
        token = self.tokens[index]
        if token.dep not in {"xcomp", "ccomp", "advcl", "acl", "conj"} or token.head == index:
            return "happened"
        head = self.tokens[token.head]
        infinitive = any(self.tokens[i].text.lower() == "to" for i in self.kids(index, "aux"))
        if head.lemma.lower() in _DENIALS:
            return "denied"
        if token.dep == "conj":
            return self._coordinated(index)
        if any(self.tokens[i].text.lower() == "no" for i in self.kids(token.head, "det")):
            return "denied"
        if not infinitive:
            gerund = token.dep == "xcomp" and token.tag == "VBG"
            return "hypothetical" if gerund and self._negated(token.head) else "happened"
        if self.kids(index, "nsubj") and not self.passive(token.head):
            return "hypothetical"
        if head.lemma.lower() in {"attempt", "try", "seek"}:
            return "happened"
        if head.lemma.lower() in {"decide", "manage", "move", "act"}:
            return "happened"
        if head.lemma.lower() in {"begin", "start", "continue", "go", "manage"}:
            return self.status(token.head)
        return "planned" if head.lemma.lower() in words("events/planned.txt") else "hypothetical"

    def _coordinated(self, index: int) -> Modality | None:
        """Return the status that a verb shares with the one before it; "and" does not carry "not" over."""
        head = self.tokens[index].head
        if self.tokens[head].pos not in {"VERB", "AUX"} or self.kids(index, "nsubj", "aux"):
            return "happened"
        if self.tokens[index].tag == "VB" and self.tokens[head].lemma.lower() in words("events/planned.txt"):
            return "planned"
        told = self.status(head)
        either = any(self.tokens[i].text.lower() in {"or", "nor"} for i in self.kids(head, "cc"))
        return told if told != "denied" or either else "happened"


@cache
def _lemmas() -> dict[str, str]:
    return {row["form"]: row["lemma"] for row in rows("events/lemmas.tsv")}


def clauses_of(sentence: Sentence) -> Clauses:
    """Return a sentence's clauses."""
    children: list[list[int]] = [[] for _ in sentence.tokens]
    for index, token in enumerate(sentence.tokens):
        if token.head != index:
            children[token.head].append(index)
    return Clauses(sentence, tuple(tuple(found) for found in children))
