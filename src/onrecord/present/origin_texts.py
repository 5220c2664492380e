"""Origins as text: a story's records in, whose an article is or an origin's rebuilt texts as plain text or Markdown out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

from onrecord.model.articles import Article
from onrecord.model.reuse import Origin
from onrecord.present.export.markdown import escaped
from onrecord.present.rebuilt import StoryTexts, common_reports, differences_of, label_of, takes_of
from onrecord.present.view.handles import letters, outlet_of
from onrecord.present.view.shown import count_of, date_in_words, one_line
from onrecord.reuse.rebuilding import Rebuilt

#: Columns of the margin at most: a name longer than that stands on a line of its own.
MARGIN = 22
#: Reports with paragraphs of several texts that are named.
COMMON = 6


def article_text(article: str, texts: StoryTexts, *, markdown: bool, wide: int) -> str:
    """Return an article's paragraphs, each with whose it is, and the articles that its words come from.

    `wide` is the number of columns to wrap to, 0 for a line a paragraph.
    """
    names = texts.names()
    derivation = texts.derivations[article]
    out = _Writer(markdown, wide)
    out.head(texts.articles[article].title)
    shares = ", ".join(f"{share.fraction:.0%} {names.get(share.origin, share.name)}" for share in derivation.shares)
    out.line(f"Text of {names.get(derivation.origin, derivation.name)}: {shares}.")
    for reason in derivation.reasons:
        out.item(reason)
    for taking in derivation.takings:
        other = texts.articles.get(taking.source)
        whom = f"{outlet_of(other)}, “{one_line(other.title, 80)}”" if other else "a report of another story"
        sure = "" if taking.sure else " The direction is not sure."
        out.item(f"{count_of(taking.words, 'word')} ({taking.part:.0%}), {taking.manner}, from {whom} ({taking.source}). "
                 f"{taking.reason}{sure}")  # fmt: skip
    out.gap()
    paragraphs = [(label_of(paragraph, names), paragraph.span.exact) for paragraph in texts.paragraphs(article)]
    out.make_room(label for label, _ in paragraphs)
    for label, words in paragraphs:
        out.beside(label, words)
    return out.text()


def origin_text(
    origin: Origin, texts: StoryTexts, *, title: str, story: str, markdown: bool, wide: int
) -> str:
    """Return an origin's texts in a story rebuilt from the reports that hold them, each paragraph with its witnesses."""
    rebuilt = texts.rebuilt(origin)
    out = _Writer(markdown, wide)
    out.head(f"{origin.name} in “{title}” ({story})")
    if len(rebuilt) > 1:
        common = list(common_reports(rebuilt))
        out.line(f"{count_of(len(rebuilt), 'text')}{'' if common else ' that share nothing'}.")
        for article, counts in common[:COMMON]:
            held = " and ".join(f"{count_of(count, 'paragraph')} of text {number}" for number, count in counts)
            out.item(f"{outlet_of(texts.articles[article])}, “{one_line(texts.articles[article].title, 80)}” ({article}) has {held}.")
        if len(common) > COMMON:
            out.item(f"and {count_of(len(common) - COMMON, 'more report')} with paragraphs of several")
    for number, text in enumerate(rebuilt, 1):
        _rebuilt(out, text, texts, f"Text {number} of {len(rebuilt)}, from" if len(rebuilt) > 1 else "Rebuilt from")
    if not rebuilt:
        out.line("No report has a whole sentence of it.")
    return out.text()


def _rebuilt(out: _Writer, text: Rebuilt, texts: StoryTexts, words: str) -> None:
    codes = {article: letters(number).lower() for number, article in enumerate(text.articles)}
    out.gap()
    out.line(f"{words} {count_of(len(text.articles), 'report')}:")
    for article in text.articles:
        out.item(f"{codes[article]}  {_report(texts.articles[article], article in text.own, texts)}")
    for note in takes_of(text, texts.moments, codes):
        out.line(note)
    if len(text.articles) > 1 and not all(p.sure for p in text.paragraphs):
        out.line("? marks what one publisher alone has: it may be its own.")
    out.gap()
    labels = [
        " ".join(codes[witness.article] for witness in paragraph.witnesses)
        + ("" if paragraph.sure or len(text.articles) == 1 else " ?")
        for paragraph in text.paragraphs
    ]
    out.make_room(labels)
    for label, paragraph in zip(labels, text.paragraphs, strict=True):
        out.beside(label, paragraph.span.exact)
        for line in differences_of(paragraph, codes):
            out.note(line)


def _report(article: Article, own: bool, texts: StoryTexts) -> str:
    date = date_in_words(texts.moments.get(article.id, "")) or "date unknown"
    derivation = texts.derivations[article.id]
    credit = ", its own page" if own else f", credits {derivation.name}" if article.credit else ""
    return f"{outlet_of(article)}, {date}{credit}: {one_line(article.title, 80)} ({article.id})"


class _Writer:
    """Gathers lines, as plain text or as Markdown in which nothing of the reports' words is markup."""

    def __init__(self, markdown: bool, wide: int) -> None:
        self._markdown, self._wide, self._margin = markdown, wide, MARGIN
        self._lines: list[str] = []

    def text(self) -> str:
        return "\n".join(self._lines).strip("\n") + "\n"

    def make_room(self, labels: Iterable[str]) -> None:
        """Make the margin as wide as these labels ask for, up to the most."""
        self._margin = min(MARGIN, max(map(len, labels), default=0))

    def gap(self) -> None:
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def head(self, words: str) -> None:
        self._lines += [f"# {escaped(words)}", ""] if self._markdown else self._wrapped(one_line(words), "")

    def line(self, words: str) -> None:
        if self._markdown and self._lines and self._lines[-1].startswith("- "):
            self.gap()
        self._lines += [escaped(words), ""] if self._markdown else self._wrapped(one_line(words), "")

    def item(self, words: str) -> None:
        self._lines += [f"- {escaped(words)}"] if self._markdown else self._wrapped(one_line(words), "  ")

    def note(self, words: str) -> None:
        """Write a line below a paragraph."""
        self._lines += [f"  - {escaped(words)}"] if self._markdown else self._wrapped(one_line(words), " " * (self._margin + 2) + "~ ")

    def beside(self, label: str, words: str) -> None:
        """Write a paragraph with a label in the margin."""
        label, words = one_line(label), one_line(words)
        if self._markdown:
            self.gap()
            self._lines += [f"**{escaped(label)}** {escaped(words)}", ""]
            return
        self.gap()
        if not self._wide:
            self._lines.append(f"{label:{self._margin}} | {words}")
            return
        beside = wrap(label, self._margin) or [""]
        told = wrap(words, max(30, self._wide - self._margin - 3)) or [""]
        for at in range(max(len(beside), len(told))):
            left, right = (part[at] if at < len(part) else "" for part in (beside, told))
            self._lines.append(f"{left:{self._margin}} | {right}".rstrip())

    def _wrapped(self, words: str, indent: str) -> Sequence[str]:
        if not self._wide:
            return [indent + words]
        return wrap(words, self._wide, initial_indent=indent, subsequent_indent=" " * len(indent) + ("  " if indent else "")) or [""]
